//! Figures: what amounts the body states, what each counts, and how it changed.
//!
//! ```text
//! line ──scan──▶ amounts ──labels──▶ ──change──▶ ──period, stance──▶ Figure
//! ```

mod acts;
mod bounds;
mod change;
mod cues;
mod grammar;
mod hidden;
mod inherit;
mod labels;
mod listed;
mod names;
mod nouns;
mod period;
mod phrase;
mod plain;
mod range;
mod rate;
mod readings;
mod relations;
mod scan;
mod sense;
mod settle;
mod shared;
mod short;
mod stance;
mod tables;
mod unitless;
mod units;
mod wording;
mod words;

use crate::analysis::{Change, Confidence, Figure, Kind, Relation, Stance, Words};
use crate::reading::Reading;
use crate::text::{Chars, Source, says};
use crate::vocabulary::Lists;
use cues::Cues;
use labels::Label;
use plain::{has_plain_number, is_plain};
use relations::Relations;
use scan::Amount;
use wording::Wording;

pub(crate) fn add_words(lists: &mut Lists) {
    words::add_words(lists);
    units::add_words(lists);
    names::add_words(lists);
    bounds::add_words(lists);
    change::add_words(lists);
    period::add_words(lists);
    relations::add_words(lists);
    stance::add_words(lists);
}

/// What is found.
pub(crate) struct Found {
    pub figures: Vec<Figure>,
    pub relations: Vec<Relation>,
    /// For each figure where its words stand, so that they need not be read again.
    pub standing: Vec<Standing>,
}

/// Where head and act of a figure stand in the text, unless they are put together.
pub(crate) struct Standing {
    pub head: Option<Chars>,
    pub act: Option<Chars>,
}

impl Standing {
    fn of(label: &Label) -> Standing {
        let place = |words: &Option<Wording>| words.as_ref().and_then(Wording::place);
        Standing { head: place(&label.head), act: place(&label.act) }
    }
}

/// All figures of the body, in the order of the text, and how they hang together; with a word to `done` after each step.
pub(crate) fn find(source: &Source, reading: &Reading, done: &mut impl FnMut(&'static str)) -> Found {
    let mut amounts = Vec::with_capacity(source.len() / 64);
    let mut at = 0;
    let mut telling = source.telling_from(0);
    let mut borders = source.borders(&(0..source.len())).peekable();
    while at < reading.lines.len() {
        let (lines, furniture) = (&reading.lines[at..], &reading.furniture[at..]);
        // Most lines have nothing that parts cells.
        while borders.next_if(|&border| border < lines[0].text.start).is_some() {}
        let is_row = borders.peek().is_some_and(|&border| border < lines[0].text.end);
        let rows = if is_row { tables::rows(source, lines, furniture) } else { 0 };
        if rows > 0 {
            tables::read(source, &reading.lines[at..at + rows], &mut amounts);
        } else if !reading.furniture[at] && !reading.lines[at].text.is_empty() {
            scan::scan_on(source, &reading.lines[at].text, &mut telling, &mut amounts);
        }
        at += rows.max(1);
    }
    done("amounts");
    let mut labels = labels::labels(source, &amounts);
    heads_from_headings(reading, &amounts, &mut labels);
    done("labels");
    let changes = change::changes(source, &amounts, &labels);
    for i in (1..amounts.len()).rev() {
        // 由15天缩短至3天: the verb goes for both ends.
        if changes[i - 1] == Some(Change::Baseline) {
            labels[i - 1].act = labels[i].act.clone();
        }
    }
    for i in 1..amounts.len() {
        // 分别下降17.7%、17.4%; 压减时限58%、材料52%
        let joined = amounts[i - 1].range.end + 1 == amounts[i].range.start
            || source.at(amounts[i - 1].range.end) == '、' && changes[i] == changes[i - 1];
        if joined && labels[i].act.is_none() && matches!(changes[i], Some(Change::Moved { .. })) {
            labels[i].act = labels[i - 1].act.clone();
        }
    }
    let cues = Cues::find(source);
    let scene = relations::Scene::new(source, &amounts, &labels, &changes, &cues.openers);
    let Relations { relations, part_of } = relations::find(&scene);
    for (part, act) in scene.acts_of_wholes(&part_of) {
        labels[part].act = Some(act);
    }
    done("relations");

    let plain = amounts.iter().zip(&labels).map(|(amount, label)| is_plain(source, amount, label));
    let plain: Vec<bool> = plain.collect();
    let sure_before = sure_before(&amounts, &labels, &plain, &part_of);
    let planned = stance::planned_sections(source, reading, &cues.plans);
    let mut out = Vec::with_capacity(amounts.len());
    let (mut said, mut room) = (Said::default(), String::new());
    let (mut headings, mut sentences) = (Passed::of(&reading.headings), Passed::of(&reading.sentences));
    for (id, amount) in amounts.iter().enumerate() {
        let label = &labels[id];
        let at = amount.range.start;
        let sentence = sentences.last(|sentence| sentence.start <= at).filter(|sentence| at < sentence.end);
        said.read(source, sentence.unwrap_or(&amount.range), &cues);
        headings.last(|heading| heading.marker.start <= at);
        let section = headings.count.checked_sub(1).map(|id| id as u32);
        let period = amount.cell.as_ref().and_then(|c| c.period.clone()).or_else(|| said.period(amount));
        let intended = said.intent.is_some_and(|at| at < amount.range.start);
        let planned = intended || section.is_some_and(|s| planned[s as usize]);
        let confidence = confidence(amount, label, plain[id], sure_before[id]);
        let (act, head) = (label.act.as_deref().map(Words::new), label.head.as_deref().map(Words::new));
        out.push(Figure {
            id: id as u32,
            span: source.span(amount.range.clone()),
            text: source.raw(amount.range.clone()).into(),
            confidence,
            label: reader_label(act.as_ref(), head.as_ref(), &mut room),
            period: period.map(|p| source.raw(p).into()),
            stance: if planned { Stance::Planned } else { Stance::Reported },
            value: amount.value,
            high: amount.high,
            unit: amount.unit.map(|unit| Words::new_static(unit.as_str())),
            kind: amount.kind,
            approx: amount.approx,
            change: changes[id],
            head,
            act,
            indicator: None,
            part_of: part_of[id],
            section,
            sentence: source.span(said.sentence.clone()),
        });
    }
    Found { figures: out, relations, standing: labels.iter().map(Standing::of).collect() }
}

/// 行政复议工作。全年受理86件: the heading says what is counted where the sentence does not.
fn heads_from_headings(reading: &Reading, amounts: &[Amount], labels: &mut [Label]) {
    for (amount, label) in amounts.iter().zip(labels) {
        let vague = label.head.as_deref().is_none_or(|head| matches!(head, "案件" | "申请" | "案"));
        let of_cases =
            || amount.cell.is_none() && amount.unit.as_deref().is_some_and(|unit| labels::CASES.contains(&unit));
        if !vague || !of_cases() {
            continue;
        }
        let title = reading.section(amount.range.start).map(|id| reading.outline[id as usize].title.as_str());
        if let Some(kind) = title.and_then(labels::kind_in_heading) {
            label.head = Some(format!("{kind}案件").into());
            label.near = false;
        }
    }
}

/// What of a text was passed on the way from figure to figure, which stand in order.
struct Passed<'a, T> {
    all: &'a [T],
    count: usize,
}

impl<'a, T> Passed<'a, T> {
    fn of(all: &'a [T]) -> Self {
        Passed { all, count: 0 }
    }

    /// The last that `is_before`.
    fn last(&mut self, is_before: impl Fn(&T) -> bool) -> Option<&'a T> {
        self.count += self.all[self.count..].iter().take_while(|one| is_before(one)).count();
        self.all[..self.count].last()
    }
}

/// What the sentence of the last figure says for all its figures, read once.
#[derive(Default)]
struct Said {
    sentence: Chars,
    times: Vec<Chars>,
    intent: Option<usize>,
}

impl Said {
    fn read(&mut self, source: &Source, sentence: &Chars, cues: &Cues) {
        if self.sentence != *sentence {
            self.sentence = sentence.clone();
            period::times(source, sentence, &cues.times, &mut self.times);
            self.intent = stance::intent(source, sentence, &cues.intents);
        }
    }

    /// The last time before the figure.
    fn period(&self, amount: &Amount) -> Option<Chars> {
        self.times.iter().rev().find(|time| time.end <= amount.range.start).cloned()
    }
}

/// Act and head as a table would have them, with room to put them together.
fn reader_label(act: Option<&Words>, head: Option<&Words>, room: &mut String) -> Words {
    match (act, head) {
        (Some(act), Some(head)) if says(head, act) => head.clone(),
        (Some(act), Some(head)) => {
            room.clear();
            room.push_str(act);
            room.push_str(head);
            Words::new(room)
        }
        (None, Some(one)) | (Some(one), None) => one.clone(),
        (None, None) => Words::default(),
    }
}

/// For each figure whether the one from which its head comes is sure: its total, or the figure with the same measure word
/// before it in the sentence.
fn sure_before(amounts: &[Amount], labels: &[Label], plain: &[bool], part_of: &[Option<u32>]) -> Vec<bool> {
    let mut sure: Vec<bool> = Vec::with_capacity(labels.len());
    for (i, label) in labels.iter().enumerate() {
        let same = label.from.filter(|&k| amounts[k].unit == amounts[i].unit);
        let before = same.is_some_and(|k| plain[k] || sure[k] && labels[k].from.is_some());
        // 新收案件312件，同比下降4%: what moved is what was counted right before.
        let counted = |k: &usize| plain[*k] && amounts[*k].kind != Kind::Percent;
        let moved = amounts[i].kind == Kind::Percent && label.moved_alone;
        let before = before || moved && label.from.filter(counted).is_some_and(|k| k + 1 == i);
        // 已审结，从结果分析，维持2件: a head from elsewhere is not made sure by the total.
        let of_total = |total: usize| plain[total] && label.head == labels[total].head;
        sure.push(before || part_of[i].is_some_and(|total| of_total(total as usize)));
    }
    sure
}

/// Sure where value, unit and head all stand plainly by the figure, or the head is that of a figure that is sure:
/// 受理行政复议案件25件，其中维持11件.
fn confidence(amount: &Amount, label: &Label, plain: bool, sure_before: bool) -> Confidence {
    let taken = sure_before && has_plain_number(amount, label) && !label.near && label.own_act && label.head.is_some();
    if plain || taken { Confidence::Sure } else { Confidence::Doubtful }
}
