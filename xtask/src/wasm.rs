//! From Rust to the two things that the page runs: a wasm module that old cores take, and its glue script.

use crate::run::{Result, filter, root, run, say};
use crate::setup::node_tool;
use crate::stamp::{step, work_dir};
use crate::{features, glue};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// rustc's output uses these three proposals, Chromium 66 knows none of them.
const LOWER: &[&str] =
    &["--signext-lowering", "--llvm-nontrapping-fptoint-lowering", "--llvm-memory-copy-fill-lowering"];
const SHRINK: &[&str] = &["-O3", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// A module and its glue.
pub struct Module {
    pub wasm: PathBuf,
    pub glue: PathBuf,
}

/// The page.
pub fn build() -> Result<Module> {
    module("page", &["--bin", "page", "--features", "page"], glue::cut)
}

/// The core for the npm package.
pub fn core() -> Result<Module> {
    module("core", &["--bin", "core", "--features", "api"], |js| glue::between(js, glue::PACKAGE))
}

fn module(name: &str, cargo: &[&str], cut: impl Fn(&str) -> Result<String>) -> Result<Module> {
    let raw = compile(name, cargo)?;
    let file = |kind: &str| work_dir().join(format!("{name}.{kind}"));
    let (bound, bound_js) = (file("bound.wasm"), file("bound.js"));
    let (wasm, glue) = (file("wasm"), file("glue.js"));
    step(&format!("binding the {name} to its glue"), &[&raw], &[&bound, &bound_js], || bind(&raw, &bound, &bound_js))?;
    step(&format!("lowering the {name} for old cores (wasm-opt)"), &[&bound], &[&wasm], || lower(&bound, &wasm))?;
    step(&format!("shrinking the glue of the {name} (esbuild)"), &[&bound_js], &[&glue], || {
        Ok(fs::write(&glue, minify(&cut(&fs::read_to_string(&bound_js)?)?, "chrome64", "js")?)?)
    })?;
    Ok(Module { wasm, glue })
}

/// rustc's own output. No feature that Chromium 66 lacks, no path of this machine in it.
fn compile(name: &str, args: &[&str]) -> Result<PathBuf> {
    say(&format!("compiling the {name} to wasm"));
    let top = root();
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).unwrap_or_default();
    let flags = [
        "-Ctarget-cpu=mvp".to_string(),
        format!("--remap-path-prefix={}=/cargo", cargo_home.display()),
        format!("--remap-path-prefix={}=/src", top.display()),
    ];
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&top).env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    cargo.args(["build", "--quiet", "--locked", "--profile", "wasm", "--target", TARGET]);
    run(cargo.args(args))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(top.join("target"), PathBuf::from);
    Ok(target.join(TARGET).join(format!("wasm/{name}.wasm")))
}

fn bind(raw: &Path, wasm: &Path, js: &Path) -> Result {
    let bytes = features::lower(&fs::read(raw)?)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("page", bytes).no_modules(true)?.omit_default_module_path(true).typescript(false);
    let mut out = bindgen.remove_name_section(true).remove_producers_section(true).generate_output()?;
    if out.snippets().values().any(|list| !list.is_empty()) || !out.local_modules().is_empty() {
        return Err("the page carries JavaScript snippets of a crate; the one file has no place for them".into());
    }
    fs::write(js, out.js())?;
    fs::write(wasm, out.wasm_mut().emit_wasm())?;
    Ok(())
}

fn lower(bound: &Path, wasm: &Path) -> Result {
    run(node_tool("binaryen/bin/wasm-opt").arg(bound).args(LOWER).args(SHRINK).arg("-o").arg(wasm))
}

/// Whether a module holds nothing but what the first version of WebAssembly had.
pub fn is_mvp(wasm: &Path) -> Result {
    run(node_tool("binaryen/bin/wasm-opt").arg(wasm).args(["--mvp-features", "--vacuum", "-o", "/dev/null"]))
}

/// Shrinks a script or style and writes newer syntax as the target knows it.
pub fn minify(text: &str, target: &str, kind: &str) -> Result<String> {
    let (target, loader) = (format!("--target={target}"), format!("--loader={kind}"));
    filter(
        node_tool("esbuild/bin/esbuild").args(["--minify", "--charset=utf8", "--log-level=error", &target, &loader]),
        text,
    )
}
