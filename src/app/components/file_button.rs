//! Chooses files or a folder. The real field is there for keyboard and screen reader, and its label is what one sees.

use crate::app::contexts::{use_lang, use_opener};
use crate::app::messages::Msg;
use crate::app::opener::Brought;
use js_sys::Reflect;
use web_sys::{File, HtmlInputElement};
use yew::prelude::*;

#[derive(Properties, PartialEq)]
pub struct Props {
    pub label: Msg,
    #[prop_or_default]
    pub class: Classes,
    /// A folder with all that is in it.
    #[prop_or_default]
    pub folder: bool,
}

#[component]
pub fn FileButton(props: &Props) -> Html {
    let (lang, opener) = (use_lang(), use_opener());
    let folder = props.folder;
    let onchange = move |event: Event| {
        let field: HtmlInputElement = event.target_unchecked_into();
        let Some(list) = field.files() else { return };
        let files = (0..list.length()).filter_map(|i| list.get(i));
        let files: Vec<Brought> =
            if folder { in_order(files.map(in_folder).collect()) } else { files.map(Brought::alone).collect() };
        // So that the same file can be chosen once more.
        field.set_value("");
        // A folder with nothing in it, or a dialog that was closed.
        if !files.is_empty() {
            opener.files(files);
        }
    };
    html! {
        <label class={classes!("button", props.class.clone())}>
            <input type="file" class="unseen" multiple=true webkitdirectory={folder} {onchange} />
            <span>{ lang.say(props.label) }</span>
        </label>
    }
}

fn in_folder(file: File) -> Brought {
    let path = Reflect::get(&file, &"webkitRelativePath".into()).ok().and_then(|path| path.as_string());
    Brought { path: path.filter(|path| !path.is_empty()).unwrap_or_else(|| file.name()), file, in_folder: true }
}

fn in_order(mut files: Vec<Brought>) -> Vec<Brought> {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    files
}
