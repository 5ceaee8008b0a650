//! What the marks in the sentence of the chosen figure mean; each word is set as what it names.

use crate::app::label_words::Word;
use crate::app::messages::{Lang, Msg};
use crate::app::segments::Marks;
use yew::prelude::*;

/// Names the marks that are there, and no others.
pub fn legend(marks: &Marks, lang: Lang) -> Html {
    let has = |word| marks.words.iter().any(|&(_, other)| other == word);
    let entries = [
        (true, "figure chosen", Msg::LegendChosen),
        (!marks.partners.is_empty(), "figure partner", Msg::LegendPartner),
        (has(Word::Head), "word-head", Msg::LegendHead),
        (has(Word::Act), "word-act", Msg::LegendAct),
    ];
    html! {
        <p class="legend" aria-label={lang.say(Msg::Legend)}>
            { for entries.into_iter().filter(|(there, ..)| *there).map(|(_, class, words)| html! {
                <span {class}>{ lang.say(words) }</span>
            }) }
        </p>
    }
}
