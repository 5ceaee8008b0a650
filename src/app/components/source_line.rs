//! Where the text is from, and the switch of encoding for a file that was read wrongly.

use crate::app::contexts::{use_lang, use_opener};
use crate::app::format;
use crate::app::messages::{Lang, Msg};
use crate::app::state::Doc;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Encodings that Chinese reports come in, by their WHATWG names.
const ENCODINGS: &[&str] = &["UTF-8", "GB18030", "Big5", "UTF-16LE", "UTF-16BE"];

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
}

#[component]
pub fn SourceLine(props: &Props) -> Html {
    let (lang, opener) = (use_lang(), use_opener());
    let open = &props.doc.0;
    let source = &props.doc.analysis.source;
    let encoding = source.encoding.as_deref().unwrap_or_default();
    let format = open.item.as_ref().and_then(|item| mingshu_formats::formats::format(&item.format));
    let kind = format.map(|format| match lang {
        Lang::Zh => format.zh,
        Lang::En => format.en,
    });
    let doc = props.doc.clone();
    html! {
        <p class="source">
            <span class="source-name">{ open.origin.name(lang) }</span>
            <span>{ lang.fill(Msg::Chars, &[&format::number(f64::from(source.chars))]) }</span>
            if let Some(kind) = kind {
                <span class="source-format">{ kind }</span>
            }
            if let (Some(_), false) = (&open.file, encoding.is_empty()) {
                <label title={lang.say(Msg::EncodingHint)}>
                    { lang.say(Msg::Encoding) }
                    <select id="encoding" onchange={move |event: Event| {
                        let chosen: HtmlSelectElement = event.target_unchecked_into();
                        opener.again(&doc.0, chosen.value());
                    }}>
                        if !ENCODINGS.iter().any(|known| known.eq_ignore_ascii_case(encoding)) {
                            <option value={encoding.to_string()} selected=true>{ encoding }</option>
                        }
                        { for ENCODINGS.iter().map(|known| {
                            let selected = known.eq_ignore_ascii_case(encoding);
                            html! { <option value={*known} {selected}>{ *known }</option> }
                        }) }
                    </select>
                    if !open.certain {
                        { lang.say(Msg::Guessed) }
                    }
                </label>
            }
        </p>
    }
}
