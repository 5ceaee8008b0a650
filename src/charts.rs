//! Charts as shapes: bars for places, a line for years. Every value is written beside its mark, and what is rough is drawn
//! hollow, so that a chart is read without colour; what draws the shapes (the page, the HTML report) adds nothing.

use crate::export::escaped;
use serde::{Deserialize, Serialize};

/// One value of a chart.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Datum {
    pub label: String,
    /// `None` is a gap.
    pub value: Option<f64>,
    /// The value as it is to be read: 7,600余件.
    pub words: String,
    /// 余, 约, doubtful: drawn hollow.
    pub rough: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    /// The word of SVG.
    pub fn name(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// In units of a chart's own size, from its upper left corner.
#[derive(Clone, Debug, PartialEq)]
pub enum Shape {
    Rect { x: f64, y: f64, width: f64, height: f64, rough: bool },
    Line { x1: f64, y1: f64, x2: f64, y2: f64, axis: bool },
    Dot { x: f64, y: f64, rough: bool },
    Words { x: f64, y: f64, anchor: Anchor, words: String },
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chart {
    pub width: f64,
    pub height: f64,
    pub shapes: Vec<Shape>,
}

/// Height of letters.
pub const LETTERS: f64 = 13.0;
const ROW: f64 = 24.0;
const BAR: f64 = 14.0;
const BARS: f64 = 260.0;
/// Where there is little room the longest bar is as long as is left, and this at least.
const LEAST_BARS: f64 = 48.0;
const GAP: f64 = 8.0;
const MOST_LABEL: f64 = 240.0;
/// How much of little room a label may take.
const SHARE_OF_LABEL: f64 = 0.45;
/// What stands for a gap.
const NOTHING: &str = "—";

/// About how wide words are: Chinese is square, Latin about half of it.
fn width(words: &str) -> f64 {
    words.chars().map(|c| if (c as u32) < 0x2e80 { 0.64 } else { 1.0 }).sum::<f64>() * LETTERS
}

/// One bar below the other, from zero.
pub fn bars(data: &[Datum]) -> Chart {
    bars_within(data, f64::INFINITY)
}

/// The same in so much room: bars and labels give way first, for a value that is cut off is no value.
pub fn bars_within(data: &[Datum], room: f64) -> Chart {
    let most_label = MOST_LABEL.min(room * SHARE_OF_LABEL);
    let label = data.iter().map(|d| width(&d.label)).fold(0.0, f64::max).min(most_label);
    let words = data.iter().map(|d| width(&d.words)).fold(width(NOTHING), f64::max);
    let longest = (room - label - words - 2.0 * GAP).clamp(LEAST_BARS, BARS);
    let values = || data.iter().filter_map(|d| d.value);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let reach = if high > low { high - low } else { 1.0 };
    let left = label + GAP;
    let at = |value: f64| left + (value - low) / reach * longest;
    let mut shapes = Vec::new();
    for (k, datum) in data.iter().enumerate() {
        let (y, middle) = (k as f64 * ROW + (ROW - BAR) / 2.0, k as f64 * ROW + ROW / 2.0);
        let text = middle + LETTERS * 0.36;
        shapes.push(Shape::Words { x: label, y: text, anchor: Anchor::End, words: fitted(&datum.label, most_label) });
        match datum.value {
            Some(value) => {
                let (a, b) = (at(value.min(0.0)), at(value.max(0.0)));
                shapes.push(Shape::Rect { x: a, y, width: (b - a).max(1.0), height: BAR, rough: datum.rough });
                shapes.push(Shape::Words { x: b + GAP, y: text, anchor: Anchor::Start, words: datum.words.clone() });
            }
            None => {
                shapes.push(Shape::Words { x: at(0.0) + GAP, y: text, anchor: Anchor::Start, words: NOTHING.into() })
            }
        }
    }
    let height = data.len() as f64 * ROW;
    shapes.push(Shape::Line { x1: at(0.0), y1: 0.0, x2: at(0.0), y2: height, axis: true });
    Chart { width: left + longest + GAP + words, height, shapes }
}

const STEP: f64 = 84.0;
const PLOT: f64 = 72.0;

/// One point beside the other, from zero; a gap breaks the line.
pub fn series(data: &[Datum]) -> Chart {
    let widest = data.iter().map(|d| width(&d.label).max(width(&d.words))).fold(0.0, f64::max);
    let step = (widest + 2.0 * GAP).max(STEP);
    let values = || data.iter().filter_map(|d| d.value);
    let (low, high) = (values().fold(0.0, f64::min), values().fold(0.0, f64::max));
    let reach = if high > low { high - low } else { 1.0 };
    let top = LETTERS + GAP;
    let x = |k: usize| step * (k as f64 + 0.5);
    let y = |value: f64| top + (high - value) / reach * PLOT;
    let base = y(low.max(0.0).min(high));
    let below = top + PLOT + LETTERS + GAP / 2.0;
    let (total, mut shapes) = (step * data.len() as f64, Vec::new());
    shapes.push(Shape::Line { x1: 0.0, y1: base, x2: total, y2: base, axis: true });
    let mut last: Option<(f64, f64)> = None;
    for (k, datum) in data.iter().enumerate() {
        shapes.push(Shape::Words { x: x(k), y: below, anchor: Anchor::Middle, words: datum.label.clone() });
        let Some(value) = datum.value else {
            shapes.push(Shape::Words { x: x(k), y: base - GAP, anchor: Anchor::Middle, words: NOTHING.into() });
            last = None;
            continue;
        };
        let point = (x(k), y(value));
        if let Some(from) = last {
            shapes.push(Shape::Line { x1: from.0, y1: from.1, x2: point.0, y2: point.1, axis: false });
        }
        shapes.push(Shape::Dot { x: point.0, y: point.1, rough: datum.rough });
        shapes.push(Shape::Words { x: point.0, y: point.1 - GAP, anchor: Anchor::Middle, words: datum.words.clone() });
        last = Some(point);
    }
    Chart { width: total, height: below + GAP, shapes }
}

fn fitted(words: &str, room: f64) -> String {
    if width(words) <= room {
        return words.into();
    }
    let mut taken = LETTERS;
    let kept: String = words
        .chars()
        .take_while(|c| {
            taken += width(c.encode_utf8(&mut [0; 4]));
            taken <= room
        })
        .collect();
    kept + "…"
}

/// The chart as an element of HTML, with words for those who cannot see it.
pub fn svg(chart: &Chart, words: &str) -> String {
    let n = |v: f64| format!("{}", (v * 10.0).round() / 10.0);
    let mut out = format!(
        r#"<svg role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}" font-size="{LETTERS}">"#,
        escaped(words),
        n(chart.width),
        n(chart.height),
        n(chart.width),
        n(chart.height),
    );
    for shape in &chart.shapes {
        out += &match shape {
            Shape::Rect { x, y, width, height, rough } => format!(
                r#"<rect x="{}" y="{}" width="{}" height="{}" class="mark" {}/>"#,
                n(*x),
                n(*y),
                n(*width),
                n(*height),
                fill(*rough)
            ),
            Shape::Line { x1, y1, x2, y2, axis } => format!(
                r#"<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="currentColor" stroke-width="{}"/>"#,
                n(*x1),
                n(*y1),
                n(*x2),
                n(*y2),
                if *axis { "0.5" } else { "1.5" }
            ),
            Shape::Dot { x, y, rough } => {
                format!(r#"<circle cx="{}" cy="{}" r="3.5" class="mark" {}/>"#, n(*x), n(*y), fill(*rough))
            }
            Shape::Words { x, y, anchor, words } => format!(
                r#"<text x="{}" y="{}" text-anchor="{}" fill="currentColor">{}</text>"#,
                n(*x),
                n(*y),
                anchor.name(),
                escaped(words)
            ),
        };
    }
    out + "</svg>"
}

fn fill(rough: bool) -> &'static str {
    if rough {
        r#"fill="none" stroke="currentColor" stroke-width="1.5" stroke-dasharray="3 2""#
    } else {
        r#"fill="currentColor""#
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn datum(label: &str, value: Option<f64>, rough: bool) -> Datum {
        Datum { label: label.into(), value, words: value.map(|v| v.to_string()).unwrap_or_default(), rough }
    }

    fn rects(chart: &Chart) -> Vec<(f64, bool)> {
        let wide = |shape: &Shape| match shape {
            Shape::Rect { width, rough, .. } => Some((*width, *rough)),
            _ => None,
        };
        chart.shapes.iter().filter_map(wide).collect()
    }

    #[test]
    fn bars_are_as_long_as_their_values_and_gaps_have_none() {
        let chart =
            bars(&[datum("甲县", Some(50.0), false), datum("乙县", None, false), datum("丙县", Some(100.0), true)]);
        assert_eq!(rects(&chart), [(BARS / 2.0, false), (BARS, true)]);
        let words = |w: &str| chart.shapes.iter().any(|s| matches!(s, Shape::Words { words, .. } if words == w));
        assert!(words("甲县") && words("50") && words("100") && words("—"));
    }

    #[test]
    fn in_little_room_bars_give_way_to_values() {
        let data = [
            datum("红枫自治县 2023", Some(3_705_000.0), false),
            datum("某某省某某市某某自治县人民政府 2023", Some(1.0), false),
        ];
        assert!(bars(&data).width > 342.0);
        let chart = bars_within(&data, 342.0);
        assert!(chart.width <= 342.0, "{}", chart.width);
        let drawn = |w: &str| chart.shapes.iter().any(|s| matches!(s, Shape::Words { words, .. } if words.contains(w)));
        assert!(drawn("3705000") && drawn("…"), "the value is whole, the long label is not");
        assert!(rects(&chart)[0].0 >= LEAST_BARS);
        assert_eq!(bars_within(&data, 2000.0), bars(&data));
    }

    #[test]
    fn a_gap_breaks_the_line() {
        let chart = series(&[
            datum("2020", Some(1.0), false),
            datum("2021", Some(2.0), false),
            datum("2022", None, false),
            datum("2023", Some(3.0), false),
        ]);
        let lines = chart.shapes.iter().filter(|s| matches!(s, Shape::Line { axis: false, .. })).count();
        assert_eq!(lines, 1);
    }

    #[test]
    fn charts_of_nothing_and_of_zero_are_drawn() {
        for data in [vec![], vec![datum("甲", Some(0.0), false)], vec![datum("甲", None, false)]] {
            for chart in [bars(&data), series(&data)] {
                assert!(!svg(&chart, "<零>").contains("NaN"));
            }
        }
    }

    #[test]
    fn labels_are_text_and_no_mark_up() {
        let drawn = svg(&bars(&[datum("<script>\"", Some(1.0), false)]), "a\"b");
        assert!(!drawn.contains("<script>") && drawn.contains("aria-label=\"a&quot;b\""));
    }
}
