//! How the app should look in its place: language, colours, what is shown. The same words serve as parameters of an
//! address, as attributes of an element and in messages.

use crate::app::contexts::Dispatch;
use crate::app::messages::Lang;
use crate::app::state::{Action, Chrome, Show, Theme};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    pub lang: Option<Lang>,
    pub theme: Option<Theme>,
    pub show: Option<Show>,
}

#[rustfmt::skip]
const LANGS: &[(&str, Lang)] = &[("zh", Lang::Zh), ("zh-cn", Lang::Zh), ("zh-hans", Lang::Zh), ("en", Lang::En)];
#[rustfmt::skip]
const THEMES: &[(&str, Theme)] = &[("auto", Theme::Auto), ("light", Theme::Light), ("dark", Theme::Dark)];
#[rustfmt::skip]
const VIEWS: &[(&str, Show)] = &[
    ("full", Show::Full), ("report", Show::Report), ("table", Show::Table), ("text", Show::Text),
];

/// The options, and the words that each takes.
pub const OPTIONS: &[&str] = &["lang", "theme", "view"];

/// An option does not take this word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unknown;

impl Look {
    /// Sets an option; a name that is none is left alone.
    pub fn set(&mut self, name: &str, value: &str) -> Result<(), Unknown> {
        match name {
            "lang" => self.lang = Some(of(LANGS, value)?),
            "theme" => self.theme = Some(of(THEMES, value)?),
            "view" => self.show = Some(of(VIEWS, value)?),
            _ => {}
        }
        Ok(())
    }

    pub fn on(self, chrome: Chrome) -> Chrome {
        Chrome {
            lang: self.lang.unwrap_or(chrome.lang),
            theme: self.theme.unwrap_or(chrome.theme),
            show: self.show.unwrap_or(chrome.show),
            ..chrome
        }
    }

    pub fn apply(self, dispatch: &Dispatch) {
        if let Some(lang) = self.lang {
            dispatch.dispatch(Action::SetLang(lang));
        }
        if let Some(theme) = self.theme {
            dispatch.dispatch(Action::SetTheme(theme));
        }
        if let Some(show) = self.show {
            dispatch.dispatch(Action::SetShow(show));
        }
    }
}

fn of<T: Copy>(words: &[(&str, T)], value: &str) -> Result<T, Unknown> {
    words.iter().find(|(word, _)| word.eq_ignore_ascii_case(value)).map(|(_, meaning)| *meaning).ok_or(Unknown)
}

/// The parameters of an address, after `?` and after `#`. Names and values are short words, and content never is one:
/// an address is kept in histories and logs.
pub fn parameters(address: &str) -> Vec<(String, String)> {
    const LONGEST: usize = 300;
    let pieces = address.split(['?', '#', '&']).skip(1).filter(|piece| !piece.is_empty() && piece.len() < LONGEST);
    let split = |piece: &str| {
        let (name, value) = piece.split_once('=').unwrap_or((piece, ""));
        (name.to_string(), decoded(value))
    };
    pieces.map(split).collect()
}

/// `%3A` as `:`. What decodes to no text stays as it is, and is then no word that is known.
fn decoded(value: &str) -> String {
    let mut out = Vec::with_capacity(value.len());
    let mut rest = value.as_bytes();
    while let [first, after @ ..] = rest {
        let byte = match (first, after) {
            (b'%', [a, b, ..]) => std::str::from_utf8(&[*a, *b]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()),
            _ => None,
        };
        out.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8(out).unwrap_or_else(|_| value.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_stand_after_either_sign() {
        let pairs = |address: &str| {
            let list = parameters(address);
            list.into_iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(pairs("https://a.example/x?embed&lang=en"), "embed= lang=en");
        assert_eq!(
            pairs("file:///x.html#embed&origin=https%3A%2F%2Fb.example%3A8443"),
            "embed= origin=https://b.example:8443"
        );
        assert_eq!(pairs("x?a=1#b=%zz"), "a=1 b=%zz");
        assert_eq!(pairs("x?a=%ff%"), "a=%ff%");
        assert_eq!(pairs(&format!("x?embed&text={}", "长".repeat(200))), "embed=");
    }

    #[test]
    fn words_that_are_not_known_change_nothing() {
        let mut look = Look::default();
        assert_eq!(look.set("lang", "EN"), Ok(()));
        assert_eq!(look.set("lang", "<script>"), Err(Unknown));
        assert_eq!(look.set("view", "constructor"), Err(Unknown));
        assert_eq!(look.set("text", "报告"), Ok(()));
        assert_eq!(look, Look { lang: Some(Lang::En), ..Default::default() });
    }
}
