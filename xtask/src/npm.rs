//! The npm package of the core: the module, its glue as an ES module, types, and a tarball that any registry takes.

use crate::licences::FILE as LICENCES;
use crate::run::{Result, output, root};
use crate::setup::NPM;
use crate::stamp::work_dir;
use crate::wasm::{Module, minify};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the package lies unpacked.
pub fn folder() -> PathBuf {
    work_dir().join("npm")
}

/// The tarball in `into`, made of what `www/npm` says; `licences` is the text for the parts that are in it.
pub fn pack(core: &Module, licences: &str, into: &Path) -> Result<PathBuf> {
    let (from, folder) = (root().join("www/npm"), folder());
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder)?;
    let read = |name: &str| fs::read_to_string(from.join(name));
    let glue = fs::read_to_string(&core.glue)?;
    let own = minify(&read("mingshu.js")?, "chrome64", "js")?;
    fs::write(folder.join("mingshu.js"), format!("{glue}\n{own}"))?;
    let wasm = fs::read(&core.wasm)?;
    let inline = minify(&read("inline.js")?, "chrome64", "js")?;
    fs::write(folder.join("inline.js"), format!("const base64=\"{}\";\n{inline}", BASE64_STANDARD.encode(&wasm)))?;
    fs::write(folder.join("mingshu.wasm"), wasm)?;
    for name in ["mingshu.d.ts", "inline.d.ts", "schema.d.ts", "README.md"] {
        fs::copy(from.join(name), folder.join(name))?;
    }
    for name in ["LICENSE-MIT", "LICENSE-APACHE"] {
        fs::copy(root().join(name), folder.join(name))?;
    }
    fs::write(folder.join(LICENCES), licences)?;
    let list = read("package.json")?.replace("@VERSION@", env!("CARGO_PKG_VERSION"));
    fs::write(folder.join("package.json"), list)?;
    // npm sets the dates inside to one of its own, so the same files give the same bytes.
    let name = output(Command::new(NPM).current_dir(&folder).args(["pack", "--silent", "--ignore-scripts"]))?;
    fs::create_dir_all(into)?;
    let packed = into.join(name.trim());
    fs::copy(folder.join(name.trim()), &packed)?;
    Ok(packed)
}
