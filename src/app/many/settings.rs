//! How everything is shown, as a workspace file keeps it: language and colours are the page's, the rest is the shelf's.

use super::drafts_view::PAIR;
use super::store::Shelf;
use crate::app::contexts::Dispatch;
use crate::app::messages::Lang;
use crate::app::state::{Action, Chrome, Theme};
use std::collections::BTreeMap;

const LANG: &str = "lang";
const THEME: &str = "theme";
const THEMES: [(Theme, &str); 3] = [(Theme::Auto, "auto"), (Theme::Light, "light"), (Theme::Dark, "dark")];
const LANGS: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

pub fn saved(shelf: &Shelf, chrome: &Chrome) -> BTreeMap<String, String> {
    let mut settings = (*shelf.settings).clone();
    // Ids are of this page only.
    settings.remove(PAIR);
    let lang = LANGS.iter().find(|(lang, _)| *lang == chrome.lang);
    let theme = THEMES.iter().find(|(theme, _)| *theme == chrome.theme);
    settings.extend(lang.map(|(_, name)| (LANG.to_owned(), (*name).to_owned())));
    settings.extend(theme.map(|(_, name)| (THEME.to_owned(), (*name).to_owned())));
    settings
}

/// Language and colours; a word that is not known changes nothing.
pub fn apply(settings: &BTreeMap<String, String>, dispatch: &Dispatch) {
    let of = |key| settings.get(key).map(String::as_str);
    if let Some((lang, _)) = LANGS.iter().find(|(_, name)| of(LANG) == Some(name)) {
        dispatch.dispatch(Action::SetLang(*lang));
    }
    if let Some((theme, _)) = THEMES.iter().find(|(_, name)| of(THEME) == Some(name)) {
        dispatch.dispatch(Action::SetTheme(*theme));
    }
}
