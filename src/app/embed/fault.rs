//! What a portal is told when it cannot have what it asked for. One row a case: a code for programs, and a sentence in
//! both languages that says what to do.

use crate::app::messages::Lang;
use crate::app::trouble::Trouble;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    pub code: &'static str,
    pub zh: String,
    pub en: String,
}

macro_rules! faults {
    ($($id:ident: $code:literal, $zh:literal, $en:literal;)*) => {
        /// What is wrong with a message, by itself or at this time.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Wrong { $($id),* }

        const TABLE: &[(Wrong, &str, &str, &str)] = &[$((Wrong::$id, $code, $zh, $en)),*];
    };
}

#[rustfmt::skip]
faults! {
    Version:      "version",       "协议版本不支持：本页只支持 mingshu: 1。", "This version of the protocol is not supported; here it is mingshu: 1.";
    Type:         "unknown_type",  "type 不认识；可用的有 connect、load、clear、show、findings、export。", "The type is not known; there are connect, load, clear, show, findings and export.";
    NotParent:    "not_parent",    "只有直接包含本页的网页可以发消息。", "Only the page that holds this frame may send messages.";
    Origin:       "wrong_origin",  "消息来自另一个网站，与本页已认定的网站不同；请检查参数 origin。", "The message is from another origin than the one that this frame has been told; check the parameter origin.";
    NeedsPort:    "needs_port",    "发消息的网页没有可核对的来源（file:// 或沙箱）：请在 connect 消息中附上一个 MessagePort。", "The sender has no origin that could be checked (file:// or a sandbox): send a MessagePort along with connect.";
    Connected:    "already_connected", "已经连接，不能再换端口；请重新加载框架。", "There is a connection already, which cannot change its port; reload the frame.";
    TextType:     "text_not_string", "text 必须是字符串。", "text must be a string.";
    BytesType:    "bytes_not_binary", "bytes 必须是 ArrayBuffer、Uint8Array 一类的视图，或 Blob。", "bytes must be an ArrayBuffer, a view of one such as Uint8Array, or a Blob.";
    NameType:     "name_not_string", "name 和 encoding 必须是字符串。", "name and encoding must be strings.";
    Content:      "no_content",    "load 消息必须带 text 或 bytes，二者取一；不接受网址。", "A load message carries either text or bytes; it takes no address.";
    Option:       "bad_option",    "lang 可为 zh、en；theme 可为 auto、light、dark；view 可为 full、report、table、text。", "lang is zh or en; theme is auto, light or dark; view is full, report, table or text.";
    ExportKind:   "unknown_export", "kind 不认识；可用的有 json、tsv。", "This kind of export is not known; there are json and tsv.";
    Superseded:   "superseded",    "没有读完：被后来的文字取代，或被读者取消。", "Not read to its end: a later text took its place, or the reader cancelled it.";
    Nothing:      "nothing_loaded", "网页提供的报告没有打开；先发 load。读者自己打开的报告不会交给网页。", "No report of yours is open; send load first. What a reader opens himself is not handed out.";
    Gone:         "not_serializable", "结果无法交出，可能内存不足。", "The result could not be handed over, perhaps for want of memory.";
}

impl Wrong {
    pub fn fault(self) -> Fault {
        let (_, code, zh, en) = TABLE[self as usize];
        Fault { code, zh: zh.into(), en: en.into() }
    }
}

/// What the reader of the page is told, told to the portal.
pub fn of_trouble(trouble: &Trouble) -> Fault {
    let code = match trouble {
        Trouble::TooLarge { .. } => "too_large",
        Trouble::NotText { .. } => "not_text",
        Trouble::Unreadable { .. } => "unreadable",
        Trouble::WorkerDied => "worker_died",
        _ => "not_read",
    };
    Fault { code, zh: trouble.sentence(Lang::Zh), en: trouble.sentence(Lang::En) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_case_has_a_code_of_its_own_and_both_sentences() {
        let mut codes: Vec<_> = TABLE.iter().map(|row| row.1).collect();
        codes.sort();
        codes.dedup();
        assert_eq!(codes.len(), TABLE.len());
        assert!(TABLE.iter().all(|row| row.2.ends_with('。') && row.3.ends_with('.')));
    }
}
