//! Leaving out a step whose inputs are as they were.

use crate::run::{Result, root, say};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::{Path, PathBuf};

/// How a step does its work, and the versions that it does it with.
const RECIPE: &[&str] = &[
    include_str!("bom.rs"),
    include_str!("check.rs"),
    include_str!("element.rs"),
    include_str!("features.rs"),
    include_str!("glue.rs"),
    include_str!("licences.rs"),
    include_str!("npm.rs"),
    include_str!("pack.rs"),
    include_str!("parts.rs"),
    include_str!("portal.rs"),
    include_str!("scope.rs"),
    include_str!("wasm.rs"),
    include_str!("../Cargo.toml"),
    include_str!("../js/bom.mjs"),
    include_str!("../js/level.mjs"),
    include_str!("../js/package-lock.json"),
];

/// Where intermediate files lie.
pub fn work_dir() -> PathBuf {
    root().join("target/xtask")
}

/// Waits until no other build works on the same files; lasts as long as what it gives.
pub fn lock() -> Result<fs::File> {
    fs::create_dir_all(work_dir())?;
    let file = fs::File::create(work_dir().join("lock"))?;
    if file.try_lock().is_err() {
        say("waiting for another xtask");
        file.lock()?;
    }
    Ok(file)
}

pub fn sha256(bytes: &[u8]) -> [u8; 32] {
    Sha256::digest(bytes).into()
}

pub fn hex(hash: &[u8]) -> String {
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The sum of a file, in letters.
pub fn sha256_of(path: &Path) -> Result<String> {
    Ok(hex(&sha256(&fs::read(path)?)))
}

/// Does `work` unless the same inputs went into the same outputs before. The recipe is an input too.
pub fn step(what: &str, inputs: &[&Path], outputs: &[&Path], work: impl FnOnce() -> Result) -> Result {
    unless_done(what, inputs, outputs, RECIPE, work)
}

/// The same for an installation, which no recipe changes.
pub fn install(what: &str, inputs: &[&Path], outputs: &[&Path], work: impl FnOnce() -> Result) -> Result {
    unless_done(what, inputs, outputs, &[], work)
}

fn unless_done(
    what: &str,
    inputs: &[&Path],
    outputs: &[&Path],
    recipe: &[&str],
    work: impl FnOnce() -> Result,
) -> Result {
    let mut hash = Sha256::new();
    for input in inputs {
        let bytes = fs::read(input).map_err(|error| format!("{} cannot be read: {error}", input.display()))?;
        hash.update(sha256(&bytes));
    }
    recipe.iter().for_each(|text| hash.update(text));
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
