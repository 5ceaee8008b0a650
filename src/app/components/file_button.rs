//! Chooses a file. The real field is there for keyboard and screen reader, and its label is what one sees.

use crate::app::contexts::{use_lang, use_opener};
use crate::app::messages::Msg;
use web_sys::HtmlInputElement;
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub label: Msg,
    #[prop_or_default]
    pub class: Classes,
}

#[component]
pub fn FileButton(props: &Props) -> Html {
    let (lang, opener) = (use_lang(), use_opener());
    let onchange = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let Some(list) = field.files() else { return };
        let files: Vec<_> = (0..list.length()).filter_map(|i| list.get(i)).collect();
        // So that the same file can be chosen once more.
        field.set_value("");
        opener.files(files);
    };
    html! {
        <label class={classes!("button", props.class.clone())}>
            <input type="file" class="unseen" multiple=true {onchange} />
            <span>{ lang.say(props.label) }</span>
        </label>
    }
}
