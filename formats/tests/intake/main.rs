//! Bytes in, text or a sentence out.

mod encodings;
mod refusals;
mod support;
