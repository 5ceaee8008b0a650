//! Headings: lines that open with a marker (GB/T 9704-2012, 7.3.3: 一、 （一） 1. （1）, and what stands in their place
//! in the wild), their levels, and the sections that they head.

use super::furniture::Page;
use super::lines::Line;
use super::lost_stop;
use super::marker::{Form, Marker, marker_at, skip_spaces};
use super::sentences::is_stop;
use crate::analysis::Heading;
use crate::text::{Chars, Source};

/// Where a heading stands.
#[derive(Clone, Debug)]
pub struct Place {
    pub marker: Chars,
    pub title: Chars,
    pub run_in: bool,
    pub form: Form,
    /// The number of the marker.
    number: u32,
}

impl Place {
    /// The number of the marker, where a title follows it.
    pub fn number(&self) -> Option<u32> {
        (self.marker.end < self.title.end).then_some(self.number)
    }
}

/// Characters that a heading on a line of its own may have, and one that text follows, and one of the spoken kind.
const LONGEST_ALONE: usize = 80;
const LONGEST_RUN_IN: usize = 60;
const LONGEST_SPOKEN: usize = 48;
/// Characters from which a line may have lost its line breaks, so that headings stand inside it.
const LONG_LINE: usize = 600;

/// All headings of the body, in order.
pub fn find(source: &Source, lines: &[Line], page: &Page) -> Vec<Place> {
    let mut places = Vec::with_capacity(page.lines.len().min(256));
    for i in page.lines.clone() {
        let line = &lines[i];
        if !page.furniture[i] && !line.text.is_empty() {
            in_line(source, line, &mut places);
        }
    }
    lost_stop::mend(source, &mut places);
    // What is still too long for a title is a sentence.
    places.retain(|p| p.form != Form::Spoken || p.title.len() <= LONGEST_SPOKEN);
    places
}

fn in_line(source: &Source, line: &Line, places: &mut Vec<Place>) {
    let mut at = line.text.start;
    if let Some(place) = heading_at(source, at, line) {
        at = place.title.end;
        // 一、工作成效(一)加强领导: a heading that swallowed the next one.
        places.push(place);
        while let Some(inner) = split_off(source, places.last_mut(), line) {
            at = inner.title.end;
            places.push(inner);
        }
    }
    if line.text.len() < LONG_LINE {
        return;
    }
    // The line breaks were lost: headings of the first two ranks open sentences inside the line.
    // Before the line there is a stop, a blank, or nothing to ask.
    let ends = std::iter::once(line.text.start.checked_sub(1)).flatten().chain(line.marks(source));
    for i in ends.filter(|&i| is_stop(source.at(i)) || source.at(i) == ' ').map(|i| i + 1) {
        if i < at {
            continue;
        }
        let marker = marker_at(source, i, line.text.end).filter(|m| matches!(m.form, Form::Dun | Form::Paren));
        let place = marker.filter(|m| m.number == 1 || follows(places, m)).and_then(|_| heading_at(source, i, line));
        if let Some(place) = place {
            at = place.title.end.max(i + 1);
            places.push(place);
            while let Some(inner) = split_off(source, places.last_mut(), line) {
                at = inner.title.end.max(at);
                places.push(inner);
            }
        }
    }
}

/// Whether the last heading of the marker's form has the number before it.
fn follows(places: &[Place], marker: &Marker) -> bool {
    let last = places.iter().rev().take(200).find(|p| p.form == marker.form);
    last.and_then(Place::number).unwrap_or(0) + 1 == marker.number
}

fn heading_at(source: &Source, at: usize, line: &Line) -> Option<Place> {
    let marker = marker_at(source, at, line.text.end)?;
    let start = skip_spaces(source, marker.end, line.text.end);
    let stop = line.stop_from(source, start);
    let run_in = stop.is_some_and(|i| !source.trim(i + 1..line.text.end).is_empty());
    let title = clean(source, start..stop.unwrap_or(line.text.end));
    let longest = match (marker.form, run_in) {
        (Form::Spoken, false) => LONGEST_SPOKEN,
        (Form::Spoken, true) => LONGEST_SPOKEN * 2,
        (Form::Part | Form::Dun | Form::Paren, _) | (_, false) => LONGEST_ALONE,
        (_, true) => LONGEST_RUN_IN,
    };
    let place = Place { marker: at..marker.end, title, run_in, form: marker.form, number: marker.number };
    (place.title.len() >= 2 && place.title.len() <= longest && is_title(source, &place, line)).then_some(place)
}

/// Without the marks that close it.
fn clean(source: &Source, title: Chars) -> Chars {
    let mut title = source.trim(title);
    while title.end > title.start && matches!(source.at(title.end - 1), ':' | ',' | ' ' | '、' | '.') {
        title.end -= 1;
    }
    title
}

/// Rules out list items, explanations of terms, tables of contents and rows of tables.
fn is_title(source: &Source, place: &Place, line: &Line) -> bool {
    let title = &source.chars()[place.title.clone()];
    let letter = |c: &char| matches!(c, '\u{4e00}'..='\u{9fff}') || c.is_alphabetic();
    if matches!(title.last(), Some(';' | '…')) || !title.iter().any(letter) {
        return false;
    }
    let (mut colon, mut semicolon) = (None, false);
    for i in line.marks_from(source, place.title.start).take_while(|&i| i < place.title.end) {
        match source.at(i) {
            '|' => return false,
            // 一、总体情况……3: a line of a table of contents.
            c @ ('…' | '.' | '·') if i + 1 < place.title.end && source.at(i + 1) == c => return false,
            ':' => colon = colon.or(Some(i - place.title.start)),
            ';' => semicolon = true,
            _ => {}
        }
    }
    match place.form {
        // “两重”：是指…
        Form::Dot | Form::ParenDigit | Form::Circle => !semicolon && colon.is_none_or(|k| place.run_in && k > 12),
        // 一是……，二是…… and 一是……；: a list inside one paragraph.
        Form::Spoken => {
            let one = matches!(source.at(place.marker.start), '一') || source.is_at(place.marker.start, "第一");
            let near = place.marker.end..line.text.end.min(place.marker.end + 400);
            let two = |i: usize| {
                let ordinal = || source.before(i) == '第' && matches!(source.at(i + 1), ',' | '、');
                source.at(i) == '二'
                    && (source.at(i + 1) == '是' && near.contains(&i) || ordinal() && near.contains(&(i - 1)))
            };
            let telling = || source.telling_from(near.start).iter().map(|&i| i as usize).take_while(|&i| i <= near.end);
            let listed = one && telling().any(two);
            !semicolon && !listed
        }
        // 一、二、三产业: no marker.
        _ => marker_at(source, place.title.start, place.title.end)
            .is_none_or(|m| m.form != Form::Dun || place.form != Form::Dun),
    }
}

/// Parts a title at the first marker of the next rank inside it, and gives the heading that begins there.
fn split_off(source: &Source, outer: Option<&mut Place>, line: &Line) -> Option<Place> {
    let outer = outer?;
    let from = outer.title.start + 4;
    let words = match outer.form {
        Form::Dun => "(一)",
        Form::Paren => "1.",
        _ => return None,
    };
    let at = source.find(from.min(outer.title.end)..outer.title.end, words)?;
    let inner = heading_at(source, at, line)?;
    outer.title = clean(source, outer.title.start..at);
    outer.run_in = true;
    Some(inner)
}

/// Levels, parents and sections: each reaches to the next heading of its level or above.
pub fn headings(source: &Source, places: &[Place], body: &Chars) -> Vec<Heading> {
    let mut out: Vec<Heading> = Vec::with_capacity(places.len());
    // The sections that have not ended.
    let mut open: Vec<usize> = Vec::with_capacity(Form::COUNT + 1);
    for (place, level) in places.iter().zip(levels(places)) {
        let section = source.span(place.marker.start..body.end);
        while let Some(last) = open.pop_if(|last| out[*last].level >= level) {
            out[last].section.end = section.start;
        }
        let id = out.len();
        out.push(Heading {
            id: id as u32,
            parent: open.last().map(|&id| id as u32),
            level,
            marker: source.raw(place.marker.clone()).into(),
            title: source.raw(place.title.clone()).to_owned(),
            run_in: place.run_in,
            span: source.span(place.marker.start..place.title.end),
            section,
        });
        open.push(id);
    }
    out
}

/// The levels of headings: the forms that there are, by rank, and the spoken ones below whatever they stand under.
fn levels(places: &[Place]) -> impl Iterator<Item = u32> {
    let mut there = [0; Form::COUNT];
    places.iter().filter(|p| p.form != Form::Spoken).for_each(|p| there[p.form as usize] = 1);
    let mut enclosing = 0;
    places.iter().map(move |place| match place.form {
        Form::Spoken => enclosing + 1,
        form => {
            enclosing = there[..=form as usize].iter().sum();
            enclosing
        }
    })
}
