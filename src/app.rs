//! The page.

pub mod bridge;
