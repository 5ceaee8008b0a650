//! Leaving out a step whose inputs are as they were.

use crate::run::{Result, root, say};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// Where intermediate files lie.
pub fn work_dir() -> PathBuf {
    root().join("target/xtask")
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Does `work` unless the same inputs went into the same outputs before. The recipe (this program) is an input too.
pub fn step(what: &str, inputs: &[&Path], outputs: &[&Path], work: impl FnOnce() -> Result) -> Result {
    let recipe = fs::metadata(std::env::current_exe()?)?.modified()?;
    unless_done(what, inputs, outputs, &format!("{recipe:?}"), work)
}

/// The same for what does not change with this program: an installation.
pub fn install(what: &str, inputs: &[&Path], outputs: &[&Path], work: impl FnOnce() -> Result) -> Result {
    unless_done(what, inputs, outputs, "", work)
}

fn unless_done(what: &str, inputs: &[&Path], outputs: &[&Path], recipe: &str, work: impl FnOnce() -> Result) -> Result {
    let mut hash = Sha256::new();
    for input in inputs {
        let bytes = fs::read(input).map_err(|error| format!("{} cannot be read: {error}", input.display()))?;
        hash.update(sha256(&bytes));
    }
    hash.update(recipe);
    let now = hex(&hash.finalize());
    let name: String = what.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let stamp = work_dir().join(name).with_extension("stamp");
    let fresh = fs::read_to_string(&stamp).is_ok_and(|before| before == now);
    if fresh && outputs.iter().all(|path| path.exists()) {
        return Ok(());
    }
    say(what);
    fs::create_dir_all(work_dir())?;
    work()?;
    fs::write(&stamp, now)?;
    Ok(())
}
