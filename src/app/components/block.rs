//! One block of the text.

use crate::analysis::{Confidence, FigureId, Severity};
use crate::app::label_words::Word;
use crate::app::messages::{Lang, Msg};
use crate::app::segments::{Marks, Segment, segments};
use crate::app::state::Doc;
use yew::prelude::*;

/// Characters of a figure that never goes over the end of a line.
const SHORT: usize = 12;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub doc: Doc,
    pub index: usize,
    /// The chosen figure, if it is in here.
    pub chosen: Option<FigureId>,
    pub marks: Marks,
    pub lang: Lang,
}

#[component]
pub fn TextBlock(props: &Props) -> Html {
    let Props { doc, index, chosen, marks, lang } = props;
    let block = &doc.blocks[*index];
    if block.blank {
        return html! { <div class="blank" /> };
    }
    let content: Html =
        segments(doc, block, marks).into_iter().map(|part| draw(doc, part, *chosen, marks, *lang)).collect();
    let class =
        classes!("block", block.runs_on.then_some("runs-on"), doc.title_blocks.contains(index).then_some("doc-title"));
    // A heading that has the line for itself is a heading to a screen reader, too.
    let heading = doc.headings_in(block.units.start, block.units.end).next().map(|id| &doc.analysis.outline[id]);
    match heading.filter(|heading| !heading.run_in && heading.span.start >= block.units.start) {
        Some(heading) => {
            let level = heading.level.min(4);
            html! { <@{format!("h{}", level + 2)} class={classes!(class, format!("level-{level}"))}>{ content }</@> }
        }
        None => html! { <p {class}>{ content }</p> },
    }
}

/// How the words of a finding are set, by its weight.
fn found(weight: Severity) -> &'static str {
    match weight {
        Severity::Error => "found found-error",
        Severity::Warning => "found found-warning",
        Severity::Info => "found found-info",
    }
}

/// One segment as it is set.
pub fn draw(doc: &Doc, part: Segment, chosen: Option<FigureId>, marks: &Marks, lang: Lang) -> Html {
    let text = part.text.to_string();
    let class = classes!(
        part.heading.then_some("heading"),
        part.sentence.then_some("sentence"),
        part.furniture.then_some("furniture"),
        part.hit.then_some("hit"),
        part.current.then_some("current-hit"),
        part.found.then(|| marks.weight.map_or("found", found)),
        part.word.map(|word| match word {
            Word::Head => "word-head",
            Word::Act => "word-act",
        }),
    );
    // A sign that is drawn and not text: what is selected and copied is the report.
    let page = part.page.map(|page| {
        let words = lang.fill(Msg::OnPage, &[&page.to_string()]);
        html! { <span class="page-begins" data-page={page.to_string()} role="img" aria-label={words.clone()} title={words}></span> }
    });
    let words = match part.figure {
        Some(id) => {
            let doubtful = doc.analysis.figures[id as usize].confidence == Confidence::Doubtful;
            let word = doubtful.then(|| lang.say(Msg::Doubtful));
            let chosen = (chosen == Some(id)).then_some("chosen");
            let partner = marks.partners.binary_search(&id).is_ok().then_some("partner");
            let short = (text.chars().count() <= SHORT).then_some("short");
            html! {
                <mark class={classes!("figure", class, doubtful.then_some("doubtful"), chosen, partner, short)}
                    data-figure={id.to_string()} title={word}>{ text }</mark>
            }
        }
        None if class.is_empty() => html! { text },
        None => html! { <span {class}>{ text }</span> },
    };
    match page {
        Some(page) => html! { <>{ page }{ words }</> },
        None => words,
    }
}
