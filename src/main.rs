//! Starts the page, or the worker that reads for it: the same wasm does both.

use mingshu::app::{bridge, embed};

fn main() {
    if bridge::is_worker() {
        bridge::serve();
        return;
    }
    embed::open_page();
}
