//! From Rust to what the page runs: wasm modules that old cores take, each with its glue script.
//!
//! There are three: the page itself, the readers of files, which are started when a file needs them, and the bare core for
//! the npm package.

use crate::run::{Result, filter, root, run, say};
use crate::setup::{js_dir, node_tool};
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
const STRIP: &[&str] = &["--strip-debug", "--strip-producers", "--strip-target-features"];

/// A program that becomes a module.
struct Program {
    /// Its intermediate files begin with this.
    name: &'static str,
    /// What cargo is to build.
    cargo: &'static [&'static str],
    /// The file that comes of it.
    output: &'static str,
    /// What becomes of its glue.
    glue: fn(&str) -> Result<String>,
    /// For speed or for size.
    optimise: &'static str,
}

const PAGE: Program = Program {
    name: "page",
    // By name: the other member would come with the features that programs want, and the readers with them.
    cargo: &["-p", "mingshu", "--bin", "page", "--features", "page"],
    output: "page.wasm",
    glue: |js| glue::cut(js, "mingshuGlue"),
    optimise: "-O3",
};

const READERS: Program = Program {
    name: "readers",
    cargo: &["-p", "mingshu-formats", "--bin", "formats_wasm", "--no-default-features", "--features", "wasm"],
    output: "formats_wasm.wasm",
    glue: |js| glue::cut(js, "mingshuReadersGlue"),
    optimise: "-Oz",
};

/// For the npm package: no page in it.
const CORE: Program = Program {
    name: "core",
    cargo: &["-p", "mingshu", "--bin", "core", "--features", "api"],
    output: "core.wasm",
    glue: |js| glue::between(js, glue::PACKAGE),
    optimise: "-O3",
};

/// A module and its glue.
pub struct Module {
    pub wasm: PathBuf,
    pub glue: PathBuf,
}

/// The built parts of the page.
pub struct Parts {
    pub page: Module,
    pub readers: Module,
    /// A script with `mingshuUnpack`, which gives what unpacks them.
    pub unpack: PathBuf,
}

pub fn build() -> Result<Parts> {
    Ok(Parts { page: module(&PAGE)?, readers: module(&READERS)?, unpack: unpack()? })
}

/// The core for the npm package.
pub fn core() -> Result<Module> {
    module(&CORE)
}

fn module(program: &Program) -> Result<Module> {
    let raw = compile(program)?;
    let file = |kind: &str| work_dir().join(format!("{}.{kind}", program.name));
    let (bound, bound_js) = (file("bound.wasm"), file("bound.js"));
    let (wasm, glue) = (file("wasm"), file("glue.js"));
    let name = program.name;
    step(&format!("binding the {name} to its glue"), &[&raw], &[&bound, &bound_js], || bind(&raw, &bound, &bound_js))?;
    step(&format!("lowering the {name} for old cores (wasm-opt)"), &[&bound], &[&wasm], || {
        lower(&bound, &wasm, program.optimise)
    })?;
    step(&format!("shrinking the glue of the {name} (esbuild)"), &[&bound_js], &[&glue], || {
        let js = (program.glue)(&fs::read_to_string(&bound_js)?)?;
        Ok(fs::write(&glue, minify(&js, "chrome64", "js")?)?)
    })?;
    Ok(Module { wasm, glue })
}

/// One function in one script, so that its own text can go to a worker.
fn unpack() -> Result<PathBuf> {
    let source = root().join("www/unpack.js");
    let script = work_dir().join("unpack.js");
    step("bundling what unpacks the modules (esbuild)", &[&source], &[&script], || {
        let mut esbuild = node_tool("esbuild/bin/esbuild");
        esbuild.current_dir(js_dir()).args([
            "--bundle",
            "--minify",
            "--format=iife",
            "--global-name=unpacker",
            "--target=chrome64",
            "--log-level=error",
        ]);
        let bundle = filter(&mut esbuild, &fs::read_to_string(&source)?)?;
        let script_text = format!("function mingshuUnpack() {{ {bundle}\nreturn unpacker.unpack; }}");
        Ok(fs::write(&script, minify(&script_text, "chrome64", "js")?)?)
    })?;
    Ok(script)
}

/// rustc's own output. No feature that Chromium 66 lacks, no path of this machine in it.
fn compile(program: &Program) -> Result<PathBuf> {
    say(&format!("compiling the {} to wasm", program.name));
    let top = root();
    let mut flags = remaps();
    flags.push("-Ctarget-cpu=mvp".to_string());
    let mut cargo = Command::new("cargo");
    cargo.current_dir(&top).env("CARGO_ENCODED_RUSTFLAGS", flags.join("\x1f"));
    cargo.args(["build", "--quiet", "--locked", "--profile", "wasm", "--target", TARGET]);
    run(cargo.args(program.cargo))?;
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or(top.join("target"), PathBuf::from);
    Ok(target.join(TARGET).join("wasm").join(program.output))
}

/// What keeps paths of this machine out of what is built: panics name their places.
pub fn remaps() -> Vec<String> {
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let cargo_home = cargo_home.or_else(|| Some(std::env::home_dir()?.join(".cargo"))).unwrap_or_default();
    vec![
        format!("--remap-path-prefix={}=/cargo", cargo_home.display()),
        format!("--remap-path-prefix={}=/src", root().display()),
    ]
}

fn bind(raw: &Path, wasm: &Path, js: &Path) -> Result {
    let bytes = features::lower(&fs::read(raw)?)?;
    let mut bindgen = Bindgen::new();
    bindgen.input_bytes("page", bytes).no_modules(true)?.omit_default_module_path(true).typescript(false);
    let mut out = bindgen.remove_name_section(true).remove_producers_section(true).generate_output()?;
    if out.snippets().values().any(|list| !list.is_empty()) || !out.local_modules().is_empty() {
        return Err("a module carries JavaScript snippets of a crate; the one file has no place for them".into());
    }
    fs::write(js, out.js())?;
    fs::write(wasm, out.wasm_mut().emit_wasm())?;
    Ok(())
}

fn lower(bound: &Path, wasm: &Path, optimise: &str) -> Result {
    run(node_tool("binaryen/bin/wasm-opt").arg(bound).args(LOWER).arg(optimise).args(STRIP).arg("-o").arg(wasm))
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
