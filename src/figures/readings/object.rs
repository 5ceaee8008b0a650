//! The noun right before the figure: 受理行政复议案件25件, 规范性文件合法性审查25件, 警告299人.

mod parts;

use super::PEOPLE_UNITS;
use crate::analysis::Kind;
use crate::figures::acts::{PERSON_UNITS, PIVOTS};
use crate::figures::grammar::without_among;
use crate::figures::labels::{Clause, Finder, Label, OTHERS, Verb};
use crate::figures::listed::Endings;
use crate::figures::nouns;
use crate::figures::short::{is_in, short};
use crate::figures::wording::Wording;
use crate::figures::words::{self, Class};
use crate::text::Chars;

/// Nouns of what is done to people: 警告299人, 罚款1320人.
const DONE_TO_PEOPLE: &[&str] = &[
    "罚款",
    "政务处分",
    "党纪处分",
    "党纪政务处分",
    "党纪政纪处分",
    "政纪处分",
    "处分",
    "行政处罚",
    "行政处分",
    "司法救助",
    "社区矫正",
    "刑事处罚",
    "治安处罚",
];

/// What is asked for in a case, and the verbs by which the case ends.
const ASKED: &[&str] = &["请求", "起诉", "上诉", "申请", "职责", "行为", "决定", "审理", "审查", "违法", "无效"];
const ENDINGS: &[&str] =
    &["驳回", "维持", "撤销", "确认", "责令", "变更", "终止", "撤回", "履行", "准许", "纠错", "支持"];
static ASKS: Endings = Endings::of(ASKED);
static ENDS: Endings = Endings::of(ENDINGS);

/// Verbs that as often say of what kind the noun is, in a list whose members share a verb: 登记清单3份、采购清单2份. To add
/// one: append it.
const OF_KIND: &[&str] = &[
    "配合", "收回", "采购", "登记", "注册", "旁听", "评议", "落实", "解读", "保障", "服务", "管理", "实施", "使用",
    "承接", "委托", "监督", "检验", "申请",
];

/// Verbs of handing over, to a body. To add one: append it.
const HANDING: &[&str] = &["移送", "移交", "转交", "送交", "转送", "报送", "上报"];

/// Words by which a clause says that there is so much of something.
const EXISTENCE: &[&str] =
    &["有", "共有", "现有", "实有", "已有", "设有", "建有", "仅有", "只有", "尚有", "仍有", "仅", "只"];

/// Measure words of cases and bodies, of which a list may say only who had them or what was done.
const COUNTED_BEFORE: &[&str] = &["件", "起", "宗", "例", "家", "户"];

impl<'t> Finder<'_, 't> {
    /// 受理行政复议案件25件: the noun before the figure, and the verb that governs it.
    pub fn object(&self, clause: &Clause<'_, 't>) -> Option<Label<'t>> {
        let amount = self.amount();
        let kept = &clause.kept[..];
        // 具有法学背景的仅3名
        let relative = [clause.level.last(), kept.last()].iter().flatten().any(|w| w.class == Class::De);
        let (verb, np) = if relative { (None, None) } else { self.governed(kept, amount.kind != Kind::Count) };
        let paid = if verb.is_none() && !relative { self.paid_last(kept) } else { None };
        let (mut verb, np) = match paid {
            Some((act, noun)) => (Some(act), noun),
            None => (verb, np),
        };
        // 召开专题会议研究治水工作9次: the meeting, and not what it was about.
        let meeting = np.as_ref().and_then(|np| self.meeting_end(kept, np, verb.as_ref()));
        let np = match (np, meeting) {
            (Some(np), Some((end, _))) if self.counts_activity() => Some(np.start..end),
            // 召开会议研究难题8项: its matter is counted.
            (Some(np), Some((_, about))) => {
                verb = Some(self.text(about.clone()));
                Some(about.end..np.end)
            }
            (np, _) => np,
        };
        // 取得证书、通过率90%: a rate after what is no rate. 养老等方面建议20件: what they are about stands before.
        let np = np.map(|np| {
            let joint = np.clone().rev().find(|&i| self.source.at(i) == '、').filter(|_| amount.kind == Kind::Percent);
            let rate =
                |end: usize| matches!(self.source.before(end), '率' | '度' | '比' | '例' | '重' | '量' | '值' | '额');
            let start = joint.filter(|&i| rate(np.end) && !rate(i)).map_or(np.start, |i| i + 1);
            let about = self.source.is_at(start, "方面") && np.end - start > 3;
            if about { start + 2..np.end } else { start..np.end }
        });
        // 教育群众10万人次: a verb only before those who are taught.
        let taught = |np: &Chars| {
            self.source.is_at(np.start, "教育") && np.len() > 2 && nouns::is_person(self.chars(np.start + 2..np.end))
        };
        let (verb_taught, np) = match np {
            Some(np) if verb.is_none() && taught(&np) => (true, Some(np.start + 2..np.end)),
            np => (false, np),
        };
        if verb_taught {
            verb = Some("教育".into());
        }
        let np = np.map(|np| self.with_others(np, 0));
        // 案件中有3件
        let there_is = clause.level.last().is_some_and(|w| self.is_one(w, short!(EXISTENCE)));
        let np = np.map(|np| if there_is { without_among(self.source, np) } else { np });
        let mut head = np.clone().map(|np| self.text(np)).filter(|h| !h.is_empty());
        // …的事项有480项: what there is, not what was done.
        if there_is && kept.iter().any(|w| w.class == Class::De || self.is_one(w, short!(["后"]))) {
            verb = None;
        }
        if let Some(who) = self.people_who_do(kept, np.as_ref(), verb.as_deref()) {
            return Some(Label {
                head: Some(self.text(who)),
                own_act: true,
                act: verb,
                near: true,
                doubt: true,
                ..Label::default()
            });
        }
        let governed = verb.is_some() && np.is_some();
        let pivot = verb.as_deref().is_some_and(|v| v.starts_with("组织"));
        let mut act = clause.moved.clone().or(verb);
        let (mut doubt, mut is_later) = (false, false);
        if let Some(np) = np {
            doubt = self.split_activity(kept, np, &mut head, &mut act);
        }
        // The figure before, where nothing but the words of the clause stands between.
        let whole = self.phrases.in_one_clause(self.i) && self.phrases.before(self.i).len() == clause.before.len();
        let beside = self.previous().filter(|_| whole);
        // 28个部门职权事项2415项: who has them is what the figure before counts.
        if let Some((_, label)) = beside
            && let Some(rest) = label.head.as_deref().zip(head.as_deref()).and_then(|(l, h)| h.strip_prefix(l))
            && rest.chars().count() > 1
            // 示范村2个、示范村（社区）23个
            && !rest.starts_with('(')
            && label.head.as_ref().is_some_and(|l| l.read(self.source, nouns::is_agent))
        {
            head = Some(rest.to_owned().into());
        }
        // 15个部门326项: the noun between two figures belongs to the first.
        doubt |= beside.is_some_and(|(p, l)| {
            // 84项便民事项、云州市57项: so it does where more of it follows.
            let longer =
                || l.head.as_deref().zip(head.as_deref()).is_some_and(|(l, h)| h.len() > l.len() && h.starts_with(l));
            l.head.is_some() && l.head == head && p.unit != amount.unit || longer()
        });
        // 履职清单90项、配合履职清单30项: what looks like a verb says of what kind.
        let member = beside.is_some() && clause.before.first().is_some_and(|w| self.is_one(w, short!(["、"])));
        doubt |= member && act.as_deref().is_some_and(|a| OF_KIND.contains(&a));
        // 举办宣讲、发放资料等16场次: the deeds are counted, and not the last of them.
        let deeds = || {
            kept.windows(2).any(|w| w[0].class == Class::Joint && w[1].class == Class::Verb)
                && clause.before.last().is_some_and(|w| self.is_one(w, short!(["等"])))
        };
        doubt |= self.counts_activity() && deeds();
        // 街镇等其他64件: what the others are is not said.
        doubt |= head.is_some() && clause.before.last().is_some_and(|w| self.is_one(w, short!(OTHERS)));
        // 年产4万吨锂盐项目, 14个750千伏工程: what stands after may be what is meant.
        doubt |= head.is_some() && self.noun_behind();
        let later = || clause.level.last().is_some_and(|w| matches!(self.source.before(w.range.end), '后' | '前'));
        if amount.kind == Kind::Duration && (act.is_none() || later()) {
            // 在7日以内办结, 受理后5天答复
            act = self.verb_after().or_else(|| self.activity_after()).or(act);
        }
        if self.unit_is(short!(PERSON_UNITS)) && (pivot || act.as_deref().is_none_or(|a| is_in(a, short!(PIVOTS)))) {
            // 组织工作人员289人次向宪法宣誓, 达600多人参加了培训
            // 商店达到1837家、增长136%: how the level moved is not what was done.
            let done = |verb: &Wording| verb.read(self.source, words::moving).is_none();
            act = self.verb_after().filter(done).or(act);
        }
        if act.is_none() && amount.kind == Kind::Count && !there_is {
            act = self.status_after();
            is_later = act.is_some();
            act = act.or_else(|| self.verb_before());
        }
        // 案卷中有8本被评为优秀
        if act.is_none() && there_is && self.next_word().is_some_and(|w| self.is_one(w, short!(["被"]))) {
            act = self.verb_after();
            is_later = act.is_some();
        }
        // 其中8项开展风险评估: nothing before the figure, so what follows it says what was done.
        if act.is_none() && amount.kind == Kind::Count && head.is_none() && kept.is_empty() {
            act = self.verb_after();
        }
        let people = self.unit_is(short!(PEOPLE_UNITS));
        // 警告、罚款14人: what was done to them is no thing that is counted.
        doubt |= people && act.is_some() && head.as_deref().is_some_and(|head| DONE_TO_PEOPLE.contains(&head));
        if people && act.as_deref().is_none_or(|a| a == "给予" || a == "受到" || a == "受" || a == "处以") {
            let done = |h: &Wording| DONE_TO_PEOPLE.contains(&&**h);
            if let Some(h) = head.clone().filter(done) {
                act = Some(h);
                // 处理违法人员2105人，其中罚款1320人: the people are those of the figure before.
                if self.people_before() {
                    return Some(Label { act, own_act: true, ..Label::default() });
                }
                doubt = true;
            } else if let Some(h) = head.as_deref().filter(|h| h.contains(['、', '和', '及']))
                && let Some(d) = DONE_TO_PEOPLE.iter().filter(|d| h.ends_with(**d)).min_by_key(|d| d.len())
            {
                // 政纪、政务处分共计105人
                act = Some(Wording::from(*d));
                doubt = true;
            }
        }
        let own_act = act.is_some();
        let governs = own_act && governed;
        if act.is_none() {
            act = self.shared_act(clause.before);
        }
        // 驳回诉讼请求17件: what was asked for says how the case ended.
        let asked = governs
            && head.as_ref().is_some_and(|head| head.ends(self.source, &ASKS))
            && act.as_ref().is_some_and(|act| act.ends(self.source, &ENDS))
            && self.goes_on_counting();
        if asked {
            act = Some(format!("{}{}", &*act.unwrap_or_default(), &*head.take().unwrap_or_default()).into());
        }
        // 移交公安机关3件: not the bodies are counted.
        let unit = amount.unit.as_deref();
        // 退还企业412万元: nor those to whom money goes.
        if governs
            && amount.kind == Kind::Money
            && head.as_ref().is_some_and(|head| !self.may_count(head) && head.read(self.source, nouns::is_agent))
        {
            head = None;
        }
        if governs && amount.kind == Kind::Count {
            // 移送监察机关问题线索7条: what is handed over stands behind those to whom.
            if act.as_deref().is_some_and(|act| matches!(act, "移送" | "移交" | "转交" | "送交"))
                && let Some(thing) = head.as_ref().and_then(|head| head.read(self.source, handed_over))
            {
                head = Some(thing.into());
            }
            // 移送公安5户: nor those to whom something is handed over.
            let handed = act.as_deref().is_some_and(|act| HANDING.contains(&act))
                && head.as_ref().is_some_and(|head| head.read(self.source, nouns::is_agent));
            // 移送司法机关6人: they are counted by what was done to them.
            if handed && people {
                head = head.map(|head| format!("{}{}", act.as_deref().unwrap_or(""), &*head).into());
                doubt = true;
            }
            let wrong =
                handed && !people || unit != Some("人") && head.as_ref().is_some_and(|head| !self.may_count(head));
            if wrong && !self.counts_activity() {
                head = None;
            }
        }
        // 公安机关48件、城管部门17件; “双随机”检查40家: the cases and the bodies are those that were counted before.
        if !governs
            && self.unit_is(short!(COUNTED_BEFORE))
            && head.as_ref().is_some_and(|head| !self.may_count(head))
            && self.goes_on_counting()
        {
            (head, act) = (None, act.filter(|_| own_act));
        }
        Some(Label {
            near: head.is_some(),
            own_act,
            governs,
            head,
            verb: Verb::Act,
            act,
            doubt,
            later: is_later,
            ..Label::default()
        })
    }
}

/// The papers that stand behind a body: 监察机关|问题线索.
fn handed_over(head: &[char]) -> Option<String> {
    let parted =
        |&at: &usize| nouns::is_agent(&head[..at]) && nouns::is_known(&head[at..]) && !nouns::is_agent(&head[at..]);
    (2..head.len().saturating_sub(1)).rev().find(parted).map(|at| head[at..].iter().collect())
}
