//! The example portal: `www/portal`, with the report and the npm package put in. The element and the one file it takes from
//! beside itself, so that `dist/` as a whole is what is served.

use crate::run::{Result, root};
use std::fs;
use std::path::Path;

/// Where the report goes in the page.
const REPORT: &str = "@REPORT@";

/// Of the npm package, what a plain module script needs.
const MODULE: &[&str] = &["inline.js", "mingshu.js"];

/// Makes the portal in `into`; `package` is the unpacked npm package.
pub fn make(package: &Path, into: &Path) -> Result {
    let from = root().join("www/portal");
    let report = fs::read_to_string(root().join("www/example.txt"))?;
    fs::create_dir_all(into.join("mingshu"))?;
    fs::write(into.join("index.html"), page(&fs::read_to_string(from.join("index.html"))?, &report)?)?;
    for name in ["portal.css", "figures.js", "frame.js"] {
        fs::copy(from.join(name), into.join(name))?;
    }
    for name in MODULE {
        fs::copy(package.join(name), into.join("mingshu").join(name))?;
    }
    Ok(())
}

fn page(html: &str, report: &str) -> Result<String> {
    if html.matches(REPORT).count() != 1 {
        return Err(format!("www/portal/index.html must hold {REPORT} exactly once").into());
    }
    let report = report.trim_end().replace('&', "&amp;").replace('<', "&lt;");
    Ok(html.replace(REPORT, &report))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source() -> String {
        fs::read_to_string(root().join("www/portal/index.html")).unwrap()
    }

    fn policy(html: &str) -> &str {
        html.split_once("Content-Security-Policy\" content=\"").unwrap().1.split_once('"').unwrap().0
    }

    #[test]
    fn a_report_is_text_and_nothing_else() {
        let page = page(&source(), "<b>1 & 2</b>\n").unwrap();
        assert!(page.contains(">&lt;b>1 &amp; 2&lt;/b></mingshu-report>"));
    }

    #[test]
    fn the_policy_is_the_one_that_the_guide_explains() {
        let guide = fs::read_to_string(root().join("docs/embedding.md")).unwrap();
        // The guide breaks it into lines.
        let joined = guide.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(joined.contains(policy(&source())), "docs/embedding.md must give the policy of www/portal/index.html");
    }

    #[test]
    fn the_policy_allows_no_inline_script_or_style_and_no_script_from_text() {
        let source = source();
        let policy = policy(&source);
        assert!(!policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"));
        assert!(!source.contains("style=\"") && !source.contains("<style") && !source.contains("onclick"));
    }
}
