//! Whether the release is the same, byte for byte, wherever it is built: two copies of the sources, in folders of other
//! names and lengths, each built from nothing.

use crate::run::{Result, output, root, run, say};
use std::fs;
use std::path::Path;
use std::process::Command;

pub fn test() -> Result {
    let top = std::env::temp_dir().join(format!("mingshu-{}", std::process::id()));
    let folders = [top.join("a"), top.join("another/and deeper")];
    let mut lists = Vec::new();
    for folder in &folders {
        say(&format!("building in {}", folder.display()));
        copy(folder)?;
        let mut cargo = Command::new("cargo");
        // What cargo tells the programs that it runs is about this copy.
        for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("CARGO_") && name != "CARGO_HOME") {
            cargo.env_remove(name);
        }
        run(cargo.current_dir(folder).args(["xtask", "dist"]))?;
        lists.push(fs::read_to_string(folder.join("dist/SHA256SUMS"))?);
        // A build takes gigabytes.
        fs::remove_dir_all(folder.join("target"))?;
    }
    let differing: Vec<&str> = lists[0].lines().filter(|line| !lists[1].lines().any(|other| other == *line)).collect();
    if !differing.is_empty() || lists[0].lines().count() != lists[1].lines().count() {
        return Err(
            format!("the two builds differ; both are kept in {}:\n{}", top.display(), differing.join("\n")).into()
        );
    }
    println!("{} files, the same bytes in both folders", lists[0].lines().count());
    Ok(fs::remove_dir_all(top)?)
}

/// What git knows, and what it would know: no build of before.
fn copy(to: &Path) -> Result {
    let list = output(Command::new("git").current_dir(root()).args(["ls-files", "-z", "-co", "--exclude-standard"]))?;
    for name in list.split('\0').filter(|name| !name.is_empty()) {
        let (from, to) = (root().join(name), to.join(name));
        if from.is_file() {
            fs::create_dir_all(to.parent().ok_or("a file lies nowhere")?)?;
            fs::copy(from, to)?;
        }
    }
    Ok(())
}
