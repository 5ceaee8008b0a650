//! What went wrong with something that the reader wanted to open, as a sentence that says what to do.

use super::bridge::{Refusal, Refused};
use super::format;
use super::messages::{Lang, Msg};
use super::state::Unread;
use crate::notices::Notice;
use mingshu_formats::kinds::{KINDS, NOISE};

/// Codes of the notices about a text that there is no use in showing.
const NOTHING_TO_SHOW: &[&str] = &["empty", "url_only"];
/// Codes of the notices about a text that does not take the place of a report that is open, unless it is asked for.
const NO_REPORT: &[&str] = &["only_numbers", "no_chinese", "only_furniture", "no_report"];

#[derive(Clone, Debug, PartialEq)]
pub enum Trouble {
    TooLarge {
        bytes: f64,
        limit: f64,
    },
    NotText {
        name: String,
        what: &'static str,
    },
    Unreadable {
        name: String,
    },
    /// The readers say why, in both languages, without a closing mark.
    NotRead(Unread),
    NoReaders {
        name: String,
    },
    ClosedFolder {
        name: String,
    },
    WorkerDied,
    EmptyClipboard,
    EmptyBox,
    EmptyDrop,
    /// The text was read, and is no report.
    NoReport(Notice),
}

impl Trouble {
    pub fn from_refusal(refusal: &Refusal, name: &str) -> Self {
        let name = name.to_string();
        match refusal {
            &Refusal::TooLarge { bytes, limit } => Trouble::TooLarge { bytes, limit },
            Refusal::NotText { what } => Trouble::NotText { name, what },
            Refusal::Said { zh, en } => {
                Trouble::NotRead(Unread { name, code: String::new(), zh: zh.clone(), en: en.clone() })
            }
            Refusal::NeedsReader | Refusal::NoReaders => Trouble::NoReaders { name },
            Refusal::Unreadable => Trouble::Unreadable { name },
            Refusal::WorkerDied => Trouble::WorkerDied,
        }
    }

    /// Whether the help about files says more.
    pub fn is_about_files(&self) -> bool {
        matches!(self, Trouble::TooLarge { .. } | Trouble::NotText { .. } | Trouble::NotRead(_) | Trouble::EmptyDrop)
    }

    pub fn sentence(&self, lang: Lang) -> String {
        match self {
            Trouble::TooLarge { bytes, limit } => {
                lang.fill(Msg::TooLarge, &[&format::size(*bytes), &format::size(*limit)])
            }
            Trouble::NotText { name, what } => {
                let kind = KINDS.iter().find(|kind| kind.code == *what).unwrap_or(&NOISE);
                let words = match lang {
                    Lang::Zh => kind.zh,
                    Lang::En => kind.en,
                };
                lang.fill(Msg::NotText, &[name, words])
            }
            Trouble::NotRead(unread) => lang.fill(Msg::NotText, &[&unread.name, unread.why(lang)]),
            Trouble::NoReaders { name } => lang.fill(Msg::NoReaders, &[name]),
            Trouble::ClosedFolder { name } => lang.fill(Msg::ClosedFolder, &[name]),
            Trouble::Unreadable { name } => lang.fill(Msg::Unreadable, &[name]),
            Trouble::WorkerDied => lang.say(Msg::WorkerDied).to_string(),
            Trouble::EmptyClipboard => lang.say(Msg::EmptyClipboard).to_string(),
            Trouble::EmptyBox => lang.say(Msg::EmptyBox).to_string(),
            Trouble::EmptyDrop => lang.say(Msg::EmptyDrop).to_string(),
            Trouble::NoReport(notice) => sentence(notice, lang).to_string(),
        }
    }
}

impl Unread {
    pub fn new(refused: Refused) -> Unread {
        let Refused { name, code, zh, en } = refused;
        Unread { name, code, zh, en }
    }

    /// One sentence without a closing mark.
    pub fn why(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
    }
}

pub fn sentence(notice: &Notice, lang: Lang) -> &str {
    match lang {
        Lang::Zh => &notice.zh,
        Lang::En => &notice.en,
    }
}

/// The notice for which a text is not shown at all.
pub fn nothing_to_show(notices: &[Notice]) -> Option<&Notice> {
    notices.iter().find(|n| NOTHING_TO_SHOW.contains(&n.code))
}

/// The notice for which a text does not push a report from the page by itself.
pub fn no_report(notices: &[Notice]) -> Option<&Notice> {
    notices.iter().find(|n| NO_REPORT.contains(&n.code))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refusals_become_sentences_with_their_numbers() {
        let refusal = Refusal::TooLarge { bytes: 104_857_600.0, limit: 33_554_432.0 };
        let zh = Trouble::from_refusal(&refusal, "大.txt").sentence(Lang::Zh);
        assert!(zh.contains("100 MB") && zh.contains("32 MB"), "{zh}");
        let en = Trouble::from_refusal(&Refusal::NotText { what: "png" }, "图.png").sentence(Lang::En);
        assert!(en.contains("图.png") && en.contains("PNG"), "{en}");
        let zh = Trouble::from_refusal(&Refusal::NotText { what: "no such code" }, "乱").sentence(Lang::Zh);
        assert!(zh.contains(NOISE.zh), "{zh}");
    }

    #[test]
    fn the_codes_are_those_of_notices() {
        let codes = |text: &str| crate::notices::notices(text, &crate::analyze(text));
        assert!(nothing_to_show(&codes("  \n")).is_some());
        assert!(nothing_to_show(&codes("https://example.com/a")).is_some());
        assert!(no_report(&codes("Nothing Chinese in here.")).is_some());
        assert!(no_report(&codes("12 34")).is_some());
    }
}
