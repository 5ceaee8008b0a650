//! Heads that may hold a verb: one that no list knows (立诈骗案30起), or one that was taken for the beginning of the noun
//! (发现整改隐患40处). They are read all the same, and shown as doubtful.

use super::labels::Label;
use super::words::{self, Class};
use crate::analysis::Kind;
use crate::text::Lexicon;
use std::sync::LazyLock;

/// Activities that rather name a field or a kind when a noun follows: 普法作品, 监测站点. To add one: append it.
#[rustfmt::skip]
const KINDS: &[&str] = &[
    "普法", "执法", "复议", "诉讼", "应诉", "听证", "仲裁", "改革", "培训", "宣传", "宣讲", "考试", "会议", "讲座", "活动", "工作", "监测", "测评", "竞赛", "演练", "学法", "述法", "信访", "投诉", "举报", "申诉", "审计", "服务", "咨询", "融资", "担保", "理赔",
];

/// Nouns which tell that no verb is lost although nothing is known of how they begin.
const TOLD_BY_END: &[&str] = &["率", "人数", "人次", "金额", "总数", "数量"];

/// The first two characters of all nouns and of what stands before nouns.
static BEGINNINGS: LazyLock<Lexicon<()>> = LazyLock::new(|| {
    let first_two = |word: &'static str| word.char_indices().nth(2).map_or(word, |(at, _)| &word[..at]);
    let nominal = |class: Class| !matches!(class, Class::Verb | Class::Adverb | Class::Preposition | Class::Negation);
    Lexicon::forwards(words::all().filter(|&(_, class)| nominal(class)).map(|(word, _)| (first_two(word), ())))
});

/// All words.
static WORDS: LazyLock<Lexicon<Class>> = LazyLock::new(|| Lexicon::forwards(words::all()));

/// Whether the head of a label may hold the verb.
pub fn may_hide_verb(label: &Label, head: &str, kind: Kind) -> bool {
    let chars: Vec<char> = head.chars().collect();
    if matches!(chars[0], '“' | '《' | '(' | '‘') || TOLD_BY_END.iter().any(|end| head.ends_with(end)) {
        return false;
    }
    if label.governs {
        // 发现|整改隐患: another verb between the verb and the noun.
        let Some((len, class)) = WORDS.at(&chars, 0, chars.len()) else { return false };
        let verb = matches!(class, Class::Verb | Class::Activity) && len < chars.len();
        return verb && !KINDS.iter().any(|kind| head.starts_with(kind));
    }
    // 全区共立诈骗案: no verb where one should be.
    !label.own_act && kind == Kind::Count && BEGINNINGS.at(&chars, 0, 2).is_none()
}
