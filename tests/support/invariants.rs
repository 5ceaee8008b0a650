//! What holds for every analysis of every text, whatever is in it.

use mingshu::analysis::{Analysis, Figure, Heading, SCHEMA, Span};

/// The text by UTF-16 units, as a reader of the schema sees it.
struct Units<'t> {
    text: &'t str,
    /// Byte offset of each unit; `None` inside a surrogate pair.
    bytes: Vec<Option<usize>>,
}

impl<'t> Units<'t> {
    fn of(text: &'t str) -> Self {
        let mut bytes = Vec::with_capacity(text.len() + 1);
        for (byte, c) in text.char_indices() {
            bytes.push(Some(byte));
            bytes.extend((1..c.len_utf16()).map(|_| None));
        }
        bytes.push(Some(text.len()));
        Units { text, bytes }
    }

    fn len(&self) -> u32 {
        self.bytes.len() as u32 - 1
    }

    fn slice(&self, what: &str, span: Span) -> Result<&'t str, String> {
        let byte = |at: u32| match self.bytes.get(at as usize) {
            None => Err(format!("{what}: {span:?} is outside the text of {} units", self.len())),
            Some(None) => Err(format!("{what}: {span:?} cuts a surrogate pair")),
            Some(&Some(byte)) => Ok(byte),
        };
        if span.start > span.end {
            return Err(format!("{what}: {span:?} ends before it starts"));
        }
        Ok(&self.text[byte(span.start)?..byte(span.end)?])
    }
}

macro_rules! require {
    ($condition:expr, $($words:tt)*) => {
        if !$condition {
            return Err(format!($($words)*));
        }
    };
}

/// The first thing that is wrong with an analysis of this text.
pub fn check(text: &str, analysis: &Analysis) -> Result<(), String> {
    let units = Units::of(text);
    require!(analysis.schema == SCHEMA, "schema {}", analysis.schema);
    require!(analysis.source.chars == units.len(), "{} of {} characters", analysis.source.chars, units.len());
    units.slice("body", analysis.body)?;
    for span in &analysis.furniture {
        require!(!units.slice("furniture", *span)?.is_empty(), "furniture: {span:?} is empty");
    }
    ascending("furniture", &analysis.furniture)?;
    outline(&units, analysis)?;
    figures(&units, analysis)?;
    references(&units, analysis)?;
    round_trip(analysis)
}

/// Panics with what is wrong, and with the text it is wrong about.
pub fn assert_holds(name: &str, text: &str, analysis: &Analysis) {
    if let Err(wrong) = check(text, analysis) {
        let start: String = text.chars().take(200).collect();
        panic!("{name}: {wrong}\nin a text that begins {start:?}");
    }
}

fn ascending(what: &str, spans: &[Span]) -> Result<(), String> {
    for pair in spans.windows(2) {
        require!(pair[0].end <= pair[1].start, "{what}: {:?} and {:?} are not in order", pair[0], pair[1]);
    }
    Ok(())
}

fn outline(units: &Units, analysis: &Analysis) -> Result<(), String> {
    ascending("outline", &analysis.outline.iter().map(|heading| heading.span).collect::<Vec<_>>())?;
    let ends = section_ends(analysis);
    for (position, heading) in analysis.outline.iter().enumerate() {
        let Heading { id, parent, level, span, section, .. } = heading;
        let words = units.slice("heading", *span)?;
        units.slice("section", *section)?;
        require!(*id as usize == position, "heading {position} has the id {id}");
        require!(*level >= 1, "heading {id} has level {level}");
        require!(!words.is_empty() && !heading.marker.is_empty(), "heading {id} is empty");
        require!(section.start == span.start && span.end <= section.end, "heading {id} leaves its section");
        require!(analysis.body.contains(*section), "heading {id} leaves the body: {section:?}");
        require!(
            section.end == ends[position],
            "the section of heading {id} ends not at {}: {section:?}",
            ends[position]
        );
        if let Some(parent) = parent {
            require!(parent < id, "heading {id} stands before its parent {parent}");
            let parent = &analysis.outline[*parent as usize];
            require!(parent.level < *level, "heading {id} is not below its parent {}", parent.id);
            require!(parent.section.contains(*section), "heading {id} leaves the section of its parent {}", parent.id);
        }
    }
    Ok(())
}

/// Where each section ends: at the next heading of its level or above, else with the body.
fn section_ends(analysis: &Analysis) -> Vec<u32> {
    let mut ends = vec![analysis.body.end; analysis.outline.len()];
    let mut open: Vec<usize> = Vec::new();
    for (position, heading) in analysis.outline.iter().enumerate() {
        while let Some(last) = open.pop_if(|last| analysis.outline[*last].level >= heading.level) {
            ends[last] = heading.span.start;
        }
        open.push(position);
    }
    ends
}

fn figures(units: &Units, analysis: &Analysis) -> Result<(), String> {
    ascending("figures", &analysis.figures.iter().map(|figure| figure.span).collect::<Vec<_>>())?;
    // The headings whose sections reach the figure, innermost last.
    let mut open: Vec<&Heading> = Vec::new();
    let mut headings = analysis.outline.iter().peekable();
    let mut furniture = analysis.furniture.iter().peekable();
    for (position, figure) in analysis.figures.iter().enumerate() {
        let Figure { id, span, sentence, .. } = figure;
        require!(*id as usize == position, "figure {position} has the id {id}");
        let words = units.slice("figure", *span)?;
        require!(
            !words.is_empty() && words == figure.text,
            "figure {id} is {:?}, the text says {words:?}",
            figure.text
        );
        units.slice("sentence", *sentence)?;
        require!(sentence.contains(*span), "figure {id} at {span:?} is outside its sentence {sentence:?}");
        require!(analysis.body.contains(*span), "figure {id} is outside the body");
        while furniture.next_if(|chrome| chrome.end <= span.start).is_some() {}
        require!(furniture.peek().is_none_or(|chrome| span.end <= chrome.start), "figure {id} stands in furniture");
        require!(figure.value.is_finite() && figure.high.is_none_or(f64::is_finite), "figure {id} is {}", figure.value);
        require!(figure.unit.as_deref() != Some(""), "figure {id} has an empty unit");
        let written = [Some(&figure.label), figure.head.as_ref(), figure.act.as_ref()];
        require!(
            written.into_iter().flatten().all(|words| !words.contains(['\n', '\r'])),
            "figure {id}: a line end in its label"
        );

        while let Some(heading) = headings.next_if(|heading| heading.section.start <= span.start) {
            open.push(heading);
        }
        open.retain(|heading| heading.section.end > span.start);
        let innermost = open.last().map(|heading| heading.id);
        require!(figure.section == innermost, "figure {id} stands under {innermost:?}, not {:?}", figure.section);
        require!(figure.part_of.is_none_or(|whole| whole != *id), "figure {id} is a part of itself");
    }
    Ok(())
}

/// Every id names something, and every span is one of this text.
fn references(units: &Units, analysis: &Analysis) -> Result<(), String> {
    use mingshu::analysis::Relation;
    let mut figures: Vec<u32> = analysis.figures.iter().filter_map(|figure| figure.part_of).collect();
    let mut headings: Vec<u32> = Vec::new();
    for relation in &analysis.relations {
        match relation {
            Relation::Sum { total, parts, .. } => figures.extend(parts.iter().chain([total])),
            Relation::Ratio { part, whole, percent, .. } => figures.extend([part, whole, percent]),
            Relation::Change { from, to, percent, .. } => {
                figures.extend([Some(*from), Some(*to), *percent].iter().flatten())
            }
        }
    }
    let parts = &analysis.parts;
    for part in [&parts.measures, &parts.shortcomings, &parts.first_responsible, &parts.next_year, &parts.other] {
        headings.extend(part);
    }
    for topic in &analysis.topics {
        headings.extend(&topic.sections);
        figures.extend(&topic.figures);
    }
    for finding in &analysis.findings {
        figures.extend(&finding.figures);
        for span in &finding.spans {
            units.slice("finding", *span)?;
        }
    }
    let absent = figures.iter().find(|id| **id as usize >= analysis.figures.len());
    require!(absent.is_none(), "there is no figure {absent:?}");
    let absent = headings.iter().find(|id| **id as usize >= analysis.outline.len());
    require!(absent.is_none(), "there is no heading {absent:?}");
    Ok(())
}

/// The page gets it as bytes, everybody else as JSON: nothing is lost on either way.
fn round_trip(analysis: &Analysis) -> Result<(), String> {
    let json = serde_json::to_string(analysis).map_err(|error| format!("JSON: {error}"))?;
    let back: Analysis = serde_json::from_str(&json).map_err(|error| format!("JSON: {error}"))?;
    require!(back == *analysis, "another analysis comes back from JSON");
    let bytes = postcard::to_allocvec(analysis).map_err(|error| format!("postcard: {error}"))?;
    let back: Analysis = postcard::from_bytes(&bytes).map_err(|error| format!("postcard: {error}"))?;
    require!(back == *analysis, "another analysis comes back from postcard");
    Ok(())
}
