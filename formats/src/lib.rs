//! Intake.
#![forbid(unsafe_code)]
