//! Packing: `index.html` and the built parts to the one file and to the site for hosting.
//!
//! Trunk reads the `data-trunk` links of `index.html`; here each is replaced by what it stands for.

use crate::run::{Result, root, say};
use crate::stamp::{hex, sha256, step, work_dir};
use crate::{bom, check, element, licences, npm, parts, portal, program, setup, stamp, wasm};
use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use flate2::Compression;
use flate2::write::DeflateEncoder;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// In the packed page this element says that it is one, so that a cut file is not taken for Trunk's.
const HTML: &str = "<html lang=\"zh-CN\">";
const CHARSET: &str = "<meta charset=\"utf-8\">";
const RUST_LINK: &str = "<link data-trunk rel=\"rust\"";
const STYLE_LINK: &str = "<link data-trunk rel=\"css\" href=\"www/style.css\">";
const BOOT_SCRIPT: &str = "<script data-trunk src=\"www/boot.js\"></script>";

/// The policy but for the scripts and styles that it allows.
///
/// 'unsafe-eval' is there for cores before Chromium 97, which allow WebAssembly under no other word; `www/boot.js`
/// takes it back where the core knows 'wasm-unsafe-eval'.
const POLICY: &str = "default-src 'none'; connect-src 'none'; \
    script-src SCRIPTS 'wasm-unsafe-eval' 'unsafe-eval'; style-src STYLES; \
    worker-src blob:; img-src data:; form-action 'none'; base-uri 'none'; \
    require-trusted-types-for 'script'; trusted-types mingshu";

/// What the page is made of, as text.
struct Ingredients {
    index: String,
    style: String,
    boot: String,
    /// With what unpacks the modules.
    glue: String,
    /// The module as text: it travels in a script or in the page itself, no request and no MIME type needed.
    wasm: String,
    /// What starts the readers of files: their glue and `www/readers.js`.
    readers_code: String,
    /// The module of the readers, as text.
    readers: String,
}

pub fn dist_dir() -> PathBuf {
    root().join("dist")
}

/// The one file.
pub fn one_file() -> PathBuf {
    dist_dir().join("mingshu.html")
}

pub fn site_dir() -> PathBuf {
    dist_dir().join("site")
}

/// The script of `<mingshu-report>`.
pub fn element_dir() -> PathBuf {
    dist_dir().join("element")
}

/// What servers are told to send with the site, each in its own language.
pub fn headers_dir() -> PathBuf {
    dist_dir().join("headers")
}

/// The templates of those files, in order of name.
fn headers() -> Result<Vec<PathBuf>> {
    files(&root().join("www/headers"))
}

/// Makes the whole release, checked: what `dist` makes, and the program for this kind of machine.
pub fn release() -> Result {
    dist()?;
    let _alone = stamp::lock()?;
    let (built, folder) = (program::build()?, dist_dir().join("bin"));
    fs::create_dir_all(&folder)?;
    fs::copy(built, folder.join(program::name()?))?;
    sign(&dist_dir().join("SHA256SUMS"))
}

/// Makes what runs in browsers, and the papers that go with it, checked.
pub fn dist() -> Result {
    let _alone = stamp::lock()?;
    setup::for_build()?;
    let (built, core) = (wasm::build()?, wasm::core()?);
    let top = root();
    let (index, style, boot) = (top.join("index.html"), top.join("www/style.css"), top.join("www/boot.js"));
    let (readers_js, wasm::Parts { page, readers, unpack }) = (top.join("www/readers.js"), built);
    let sums = dist_dir().join("SHA256SUMS");
    let headers = headers()?;
    let (lock, example, portal) =
        (top.join("Cargo.lock"), top.join("www/example.txt"), files(&top.join("www/portal"))?);
    let mut inputs: Vec<&Path> =
        vec![&index, &style, &boot, &page.wasm, &page.glue, &readers.wasm, &readers.glue, &unpack, &readers_js];
    inputs.extend(headers.iter().map(PathBuf::as_path));
    let element = top.join("www/element.js");
    let npm = files(&top.join("www/npm"))?;
    inputs.extend([&*element, &core.wasm, &core.glue]);
    inputs.extend(npm.iter().chain(&portal).chain([&lock, &example]).map(PathBuf::as_path));
    step("packing and checking dist/", &inputs, &[&sums, &one_file(), &site_dir().join("index.html")], || {
        let parts = Ingredients {
            index: fs::read_to_string(&index)?,
            style: wasm::minify(&fs::read_to_string(&style)?, "chrome64", "css")?,
            boot: wasm::minify(&fs::read_to_string(&boot)?, "es5", "js")?,
            glue: fs::read_to_string(&page.glue)? + &fs::read_to_string(&unpack)?,
            wasm: packed(&page.wasm)?,
            readers_code: [
                fs::read_to_string(&readers.glue)?,
                wasm::minify(&fs::read_to_string(&readers_js)?, "es5", "js")?,
            ]
            .concat(),
            readers: packed(&readers.wasm)?,
        };
        check::wasm(&page.wasm)?;
        check::wasm(&readers.wasm)?;
        check::scripts(&[
            ("the glue", &parts.glue),
            ("www/boot.js", &parts.boot),
            ("the code of the readers", &parts.readers_code),
        ])?;
        check::style(&parts.style)?;
        let _ = fs::remove_dir_all(dist_dir());
        fs::create_dir_all(site_dir())?;
        fs::write(one_file(), inlined(&parts)?)?;
        for (name, text) in site(&parts)? {
            fs::write(site_dir().join(name), text)?;
        }
        fs::create_dir_all(element_dir())?;
        for (name, text) in element::files(&parts.glue, &parts.wasm, &parts.style)? {
            check::style(if name.ends_with(".css") { &text } else { "" })?;
            fs::write(element_dir().join(name), text)?;
        }
        check::wasm(&core.wasm)?;
        let (made_by_others, rust) = (parts::parts()?, parts::rust()?);
        let of = |programs: &[&str]| licences::text(&made_by_others, &rust, programs);
        npm::pack(&core, &of(&["package"])?, &dist_dir())?;
        portal::make(&npm::folder(), &dist_dir().join("portal"))?;
        let programs: Vec<&str> = parts::PROGRAMS.iter().map(|(name, _)| *name).collect();
        fs::write(dist_dir().join(licences::FILE), of(&programs)?)?;
        let list = dist_dir().join("mingshu.cdx.json");
        fs::write(&list, bom::text(&made_by_others, &rust)?)?;
        bom::check(&list)?;
        for template in &headers {
            let name = template.file_name().ok_or("a header file has no name")?;
            fs::create_dir_all(headers_dir())?;
            fs::write(headers_dir().join(name), header_file(&fs::read_to_string(template)?)?)?;
        }
        check::level(&files(&dist_dir())?.into_iter().filter(|path| runs(path)).collect::<Vec<_>>())?;
        sign(&sums)
    })?;
    report()
}

/// Whether a browser reads the file as a script, a style or a page.
fn runs(path: &Path) -> bool {
    path.extension().is_some_and(|end| end == "html" || end == "css" || end == "js")
}

/// A module as `www/unpack.js` takes it: deflated, in base64.
fn packed(wasm: &Path) -> Result<String> {
    let mut out = DeflateEncoder::new(Vec::new(), Compression::best());
    out.write_all(&fs::read(wasm)?)?;
    Ok(BASE64_STANDARD.encode(out.finish()?))
}

fn inlined(parts: &Ingredients) -> Result<String> {
    let style = inline("style", &parts.style)?;
    let boot = inline("script", &parts.boot)?;
    let glue = inline("script", &parts.glue)?;
    let readers = inline("script", &parts.readers_code)?;
    let policy = policy(&format!("{} {} {}", boot.1, glue.1, readers.1), &style.1);
    let scripts = format!(
        "{}\n{}\n<script type=\"text/plain\" id=\"wasm\">{}</script>\n{}\n<script type=\"text/plain\" id=\"readers\">{}</script>",
        boot.0, glue.0, parts.wasm, readers.0, parts.readers
    );
    fill(&parts.index, &policy, &style.0, &scripts)
}

/// The element, and the hash of exactly the bytes between its tags.
fn inline(tag: &str, text: &str) -> Result<(String, String)> {
    if text.to_ascii_lowercase().contains(&format!("</{tag}")) || text.contains("<!--") {
        return Err(format!("an inlined {tag} holds its own closing tag or a comment mark").into());
    }
    let text = text.trim_end();
    let hash = BASE64_STANDARD.encode(sha256(text.as_bytes()));
    Ok((format!("<{tag}>{text}</{tag}>"), format!("'sha256-{hash}'")))
}

/// The files of the site. Names carry a hash: a cache cannot mix two releases, and only index.html is ever stale.
fn site(parts: &Ingredients) -> Result<Vec<(String, String)>> {
    let wasm = format!("var mingshuWasm=\"{}\";\n", parts.wasm);
    let readers = format!("{}var mingshuReadersPacked=\"{}\";\n", parts.readers_code, parts.readers);
    let mut files = Vec::new();
    let mut named = |stem: &str, extension: &str, text: &str| {
        let hash = hex(&sha256(text.as_bytes())[..4]);
        let name = format!("{stem}-{hash}.{extension}");
        files.push((name.clone(), text.to_string()));
        name
    };
    let style = format!("<link rel=\"stylesheet\" href=\"{}\">", named("style", "css", &parts.style));
    let scripts = [("boot", &parts.boot), ("glue", &parts.glue), ("wasm", &wasm)]
        .map(|(stem, text)| format!("<script src=\"{}\"></script>", named(stem, "js", text)))
        .join("\n");
    // Asked for by www/boot.js once the page is there.
    let readers = named("readers", "js", &readers);
    let scripts = format!("{scripts}\n<script type=\"text/plain\" id=\"readers\" data-file=\"{readers}\"></script>");
    files.push(("index.html".into(), fill(&parts.index, &policy("'self'", "'self'"), &style, &scripts)?));
    Ok(files)
}

/// A server sends the very policy that stands in the page.
fn header_file(template: &str) -> Result<String> {
    if !template.contains("@POLICY@") && !template.contains("HttpHeaderSecurityFilter") {
        return Err("a file of www/headers says nothing of the policy".into());
    }
    Ok(template.replace("@POLICY@", &policy_text("'self'", "'self'")))
}

fn policy_text(scripts: &str, styles: &str) -> String {
    POLICY.replace("SCRIPTS", scripts).replace("STYLES", styles)
}

fn policy(scripts: &str, styles: &str) -> String {
    let policy = policy_text(scripts, styles);
    format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">")
}

/// `index.html` with its links replaced and the policy right after the charset.
fn fill(index: &str, policy: &str, style: &str, scripts: &str) -> Result<String> {
    for part in [HTML, CHARSET, RUST_LINK, STYLE_LINK, BOOT_SCRIPT] {
        if index.matches(part).count() != 1 {
            return Err(format!("index.html must hold {part} exactly once").into());
        }
    }
    let without_rust: Vec<&str> = index.lines().filter(|line| !line.starts_with(RUST_LINK)).collect();
    let page = without_rust
        .join("\n")
        .replace(HTML, &HTML.replace('>', " data-packed>"))
        .replace(CHARSET, &format!("{CHARSET}\n{policy}"))
        .replace(STYLE_LINK, style)
        .replace(BOOT_SCRIPT, scripts);
    if page.contains("data-trunk") {
        return Err("index.html holds a data-trunk link that xtask/src/pack.rs does not know".into());
    }
    Ok(page + "\n")
}

/// Everything in dist/ but the list of sums itself, in order of name.
fn files(dir: &Path) -> Result<Vec<PathBuf>> {
    let mut out = Vec::new();
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        if path.is_dir() {
            out.extend(files(&path)?);
        } else if path.file_name().is_none_or(|name| name != "SHA256SUMS") {
            out.push(path);
        }
    }
    out.sort();
    Ok(out)
}

/// Writes the sums in the form that `sha256sum --check` reads.
fn sign(sums: &Path) -> Result {
    let mut lines = String::new();
    for path in files(&dist_dir())? {
        let name = path.strip_prefix(dist_dir())?.to_string_lossy().replace('\\', "/");
        lines += &format!("{}  {name}\n", hex(&sha256(&fs::read(&path)?)));
    }
    Ok(fs::write(sums, lines)?)
}

fn report() -> Result {
    let size = |path: &Path| fs::metadata(path).map(|data| data.len());
    let mut site = 0;
    for file in files(&site_dir())? {
        site += size(&file)?;
    }
    let wasm = size(&work_dir().join("page.wasm"))?;
    let readers = size(&work_dir().join("readers.wasm"))?;
    let one = size(&one_file())?;
    say(&format!(
        "dist/mingshu.html {one} bytes, dist/site/ {site} bytes; the wasm in them {wasm} bytes, of the readers {readers}"
    ));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts() -> Ingredients {
        Ingredients {
            index: fs::read_to_string(root().join("index.html")).unwrap(),
            style: "body{margin:0}\n".into(),
            boot: "boot();\n".into(),
            glue: "glue();\n".into(),
            wasm: "AGFzbQ==".into(),
            readers_code: "readers();\n".into(),
            readers: "AGFzbQ==".into(),
        }
    }

    #[test]
    fn the_policy_is_the_first_thing_after_the_charset() {
        let page = inlined(&parts()).unwrap();
        let after = page.split_once(CHARSET).unwrap().1.trim_start();
        assert!(after.starts_with("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"));
    }

    #[test]
    fn a_packed_page_says_that_it_is_one() {
        assert!(inlined(&parts()).unwrap().starts_with("<!doctype html>\n<html lang=\"zh-CN\" data-packed>"));
    }

    #[test]
    fn the_policy_names_exactly_the_bytes_between_the_tags() {
        let page = inlined(&parts()).unwrap();
        for text in ["body{margin:0}", "boot();", "glue();", "readers();"] {
            assert!(page.contains(&format!(">{text}</")), "{text} is inlined as it is");
            let hash = BASE64_STANDARD.encode(sha256(text.as_bytes()));
            assert!(page.contains(&format!("'sha256-{hash}'")), "{text} is allowed");
        }
    }

    #[test]
    fn a_link_that_is_not_known_is_an_error() {
        let mut parts = parts();
        parts.index = parts.index.replace("</head>", "<link data-trunk rel=\"icon\" href=\"x.svg\">\n</head>");
        assert!(inlined(&parts).is_err());
    }

    #[test]
    fn a_script_that_would_end_early_is_an_error() {
        assert!(inline("script", "var s = '</SCRIPT>'").is_err());
        assert!(inline("script", "var s = '<!--'").is_err());
    }
}
