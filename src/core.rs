//! The core as a wasm module of its own, for the npm package. What it does is to export [`mingshu::api`].

#[expect(unused_imports, reason = "what counts is that it is linked")]
use mingshu::api as _;

fn main() {}
