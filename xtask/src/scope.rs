//! The page's style sheet, made to fit a shadow root: `www/style.css` is written once.
//!
//! What the page says of its document (`:root`, `html`, `body`, `#app`) is said of the element's own box, what it asks
//! of the window's width becomes an attribute of that box, and each colour and font can be set from outside:
//! `--paper` is `--mingshu-paper` where the page around has set that.

use crate::run::Result;

/// The class of the box that holds the app.
const BOX: &str = ".mingshu";
/// The widths that the page asks of the window, and what `src/app/stage.rs` writes on the box instead.
const NARROW: &str = "@media(max-width:899px)";
const NARROW_BOX: &str = ".mingshu[data-room=narrow]";
/// The element as a box on its page, which all may be set from there; nothing of it is inherited from there.
const HOST: &str = ":host{display:block;height:720px;overflow:hidden;contain:layout;isolation:isolate}\
    :host([hidden]){display:none}\
    .mingshu{all:initial;display:block;position:relative;overflow:auto}\
    @media print{:host{height:auto;overflow:visible}}";
/// What belongs to a page that starts, and not to an element.
const PAGE_ONLY: &[&str] = &["#cannot-start"];

/// One piece of a style sheet: what stands before `{`, and what is inside.
struct Block<'a> {
    head: &'a str,
    body: &'a str,
}

/// `css` as esbuild minifies it.
pub fn scoped(css: &str) -> Result<String> {
    if !css.contains(NARROW) {
        return Err(
            "the style sheet does not ask for a narrow window any more; xtask/src/scope.rs must be brought in line"
                .into(),
        );
    }
    Ok(format!("{HOST}{}", rules(css, None)?))
}

fn rules(css: &str, within: Option<&str>) -> Result<String> {
    let mut out = String::new();
    for Block { head, body } in blocks(css)? {
        if head == NARROW {
            out += &rules(body, Some(NARROW_BOX))?;
        } else if head.starts_with("@media") || head.starts_with("@supports") {
            out += &format!("{head}{{{}}}", rules(body, within)?);
        } else if head.starts_with('@') {
            out += &format!("{head}{{{body}}}");
        } else {
            let selectors: Vec<String> = split(head).into_iter().filter_map(|one| selector(one, within)).collect();
            if !selectors.is_empty() {
                out += &format!("{}{{{}}}", selectors.join(","), declarations(body, &selectors));
            }
        }
    }
    Ok(out)
}

fn selector(selector: &str, within: Option<&str>) -> Option<String> {
    if PAGE_ONLY.iter().any(|only| selector.starts_with(only)) {
        return None;
    }
    let top = within.unwrap_or(BOX);
    if matches!(selector, ":root" | "html" | "body" | "#app") {
        return Some(top.into());
    }
    if let Some(rest) = selector.strip_prefix(":root") {
        return Some(format!("{top}{rest}"));
    }
    Some(match within {
        Some(top) => format!("{top} {selector}"),
        None => selector.into(),
    })
}

/// The variables of the box can be set from the page around.
fn declarations(body: &str, selectors: &[String]) -> String {
    if !selectors.iter().any(|selector| selector.starts_with(BOX) && !selector.contains(' ')) {
        return body.into();
    }
    let open = |declaration: &str| match declaration.strip_prefix("--").and_then(|rest| rest.split_once(':')) {
        Some((name, value)) => format!("--{name}:var(--mingshu-{name},{value})"),
        None => declaration.to_string(),
    };
    body.split(';').map(open).collect::<Vec<_>>().join(";")
}

/// At the commas that stand in no bracket.
fn split(selectors: &str) -> Vec<&str> {
    let (mut depth, mut from, mut out) = (0, 0, Vec::new());
    for (at, c) in selectors.char_indices() {
        match c {
            '(' | '[' => depth += 1,
            ')' | ']' => depth -= 1,
            ',' if depth == 0 => {
                out.push(&selectors[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    out.push(&selectors[from..]);
    out
}

fn blocks(css: &str) -> Result<Vec<Block<'_>>> {
    let (mut depth, mut from, mut opened, mut out) = (0, 0, 0, Vec::new());
    let mut quote = None;
    for (at, c) in css.char_indices() {
        match (quote, c) {
            (Some(mark), c) if c == mark && !css[..at].ends_with('\\') => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => {
                if depth == 0 {
                    opened = at;
                }
                depth += 1;
            }
            (None, '}') => {
                depth -= 1;
                if depth == 0 {
                    out.push(Block { head: css[from..opened].trim(), body: &css[opened + 1..at] });
                    from = at + 1;
                }
            }
            _ => {}
        }
    }
    if depth == 0 && css[from..].trim().is_empty() {
        Ok(out)
    } else {
        Err("the style sheet has an open bracket".into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(css: &str) -> String {
        let css = format!("{css}@media(max-width:899px){{.bar{{x:1}}}}");
        scoped(&css).unwrap().replace(HOST, "").replace(".mingshu[data-room=narrow] .bar{x:1}", "")
    }

    #[test]
    fn what_is_said_of_the_document_is_said_of_the_box() {
        assert_eq!(made("html,body,#app{height:100%}"), ".mingshu,.mingshu,.mingshu{height:100%}");
        assert_eq!(
            made("@media(prefers-color-scheme:dark){:root:not([data-theme=light]){--ink:#fff;color-scheme:dark}}"),
            "@media(prefers-color-scheme:dark){.mingshu:not([data-theme=light]){--ink:var(--mingshu-ink,#fff);color-scheme:dark}}"
        );
        assert_eq!(made("#cannot-start p{x:1}.a,.b:not(.c,.d){x:1}"), ".a,.b:not(.c,.d){x:1}");
    }

    #[test]
    fn a_narrow_window_becomes_a_narrow_box() {
        let css = "@media(max-width:899px){.a,:root{x:1}@media print{.b{x:1}}}";
        let narrow = ".mingshu[data-room=narrow]";
        assert_eq!(
            scoped(css).unwrap().replace(HOST, ""),
            format!("{narrow} .a,{narrow}{{x:1}}@media print{{{narrow} .b{{x:1}}}}")
        );
    }

    #[test]
    fn brackets_in_quotes_are_no_brackets() {
        assert_eq!(made(".a::after{content:\"}\"}"), ".a::after{content:\"}\"}");
        assert!(scoped("@media(max-width:899px){.a{x:1}").is_err());
    }
}
