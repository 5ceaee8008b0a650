//! The page.
//!
//! ```text
//! reader ──intake──▶ opener ──bridge (worker)──▶ Reading ──▶ State ──contexts──▶ components
//! ```
//! It knows no rule about reports: what it shows is the [`crate::Analysis`], and the words that it was found in.

mod blocks;
pub mod bridge;
mod checksum;
mod clipboard;
mod components;
mod contexts;
mod dom;
pub mod embed;
mod find;
mod findings;
mod focus;
mod format;
mod heights;
mod intake;
mod keys;
mod label_words;
mod links;
mod many;
mod messages;
mod opener;
mod print;
mod quote;
mod reduce;
mod report;
mod reveal;
mod room;
mod root;
mod rows;
mod segments;
mod stage;
mod state;
mod tree;
mod trouble;
mod window;
mod working;

pub use root::App;
