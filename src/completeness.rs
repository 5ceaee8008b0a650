//! Completeness: the contents that the annual report must have, when it was published, and whether that was in time.
//!
//! The same facts as the rules PART001, PART004 and LATE001 tell, put together for the card at the top of a report: what
//! is there as well as what is not. Nothing here is a fault.

use crate::analysis::{Analysis, DocumentType, HeadingId};
use crate::rules::{contents, deadline};

/// How a report stands to one of the contents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Headings carry it.
    Headed,
    /// No heading names it, but paragraphs tell of it.
    Told,
    /// It must be there and was not found.
    Missing,
    /// It was not found, and need not be there.
    NotAsked,
}

/// One of the five contents.
#[derive(Clone, Debug, PartialEq)]
pub struct Content {
    pub zh: &'static str,
    pub en: &'static str,
    pub headings: Vec<HeadingId>,
    pub state: State,
}

/// What the card says.
#[derive(Clone, Debug, PartialEq)]
pub struct Completeness {
    /// The year reported on, where the report is the annual one of a single year.
    pub year: Option<u32>,
    /// Whether the year's report must have the five contents; `None` where that is not known.
    pub bound: Option<bool>,
    pub contents: Vec<Content>,
    /// The last day on which it is in time, `YYYY-MM-DD`.
    pub due: Option<String>,
    /// `YYYY-MM-DD`, from the page.
    pub published: Option<String>,
    /// Whether it was published in time, where both days are known.
    pub in_time: Option<bool>,
}

/// Puts together what an analysis says of a rule-of-law report; `None` for other documents.
pub fn of(analysis: &Analysis) -> Option<Completeness> {
    let meta = &analysis.meta;
    if !matches!(meta.document_type, Some(DocumentType::RuleOfLawAnnual | DocumentType::RuleOfLawOther)) {
        return None;
    }
    let single = meta.period.as_ref().filter(|[first, last]| first == last).and_then(|p| p[0].parse::<u32>().ok());
    let year = single.filter(|_| meta.document_type == Some(DocumentType::RuleOfLawAnnual));
    let bound = year.map(|year| year >= contents::BOUND_SINCE);
    let state = |content: &contents::Row, headings: &[HeadingId]| match bound {
        _ if !headings.is_empty() => State::Headed,
        Some(true) if contents::is_told_missing(analysis, content) => State::Missing,
        Some(false) if contents::is_told_missing(analysis, content) => State::NotAsked,
        Some(_) if content.asked => State::Told,
        _ => State::NotAsked,
    };
    let contents = contents::ROWS
        .iter()
        .map(|row| {
            let headings = (row.headings)(&analysis.parts).clone();
            Content { zh: row.zh, en: row.en, state: state(row, &headings), headings }
        })
        .collect();
    let due = year.and_then(deadline);
    let day = meta.published.clone().filter(|date| date.len() == 10);
    let in_time = due.as_ref().zip(day.as_ref()).map(|(due, day)| day <= due);
    Some(Completeness { year, bound, contents, due, published: meta.published.clone(), in_time })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn states(analysis: &Analysis) -> Vec<State> {
        of(analysis).expect("a rule-of-law report").contents.iter().map(|c| c.state).collect()
    }

    fn report(year: u32, rest: &str) -> Analysis {
        crate::analyze(&format!(
            "云岫县{year}年法治政府建设年度报告\n发布时间：{}-04-02\n一、主要举措和成效\n办理案件25件，成效好。\n{rest}",
            year + 1
        ))
    }

    #[test]
    fn what_is_there_and_what_is_not() {
        let analysis = report(
            2023,
            "二、存在的不足和原因\n由于人少，力量不足，还要补强。\n2024年，我县将继续做好各项工作，抓好培训。\n",
        );
        assert_eq!(states(&analysis), [State::Headed, State::Headed, State::Missing, State::Told, State::NotAsked]);
        let card = of(&analysis).expect("a card");
        assert_eq!((card.bound, card.due.as_deref(), card.in_time), (Some(true), Some("2024-04-01"), Some(false)));
    }

    #[test]
    fn older_reports_are_not_bound() {
        let card = of(&report(2017, "二、存在的问题\n力量不足。\n")).expect("a card");
        assert_eq!((card.bound, card.due.as_deref()), (Some(false), Some("2018-03-31")));
        assert!(card.contents.iter().all(|c| c.state != State::Missing));
    }

    #[test]
    fn other_documents_have_no_card() {
        assert_eq!(of(&crate::analyze("云岫县2023年政府工作报告\n一、回顾\n增长5%。\n")), None);
    }
}
