//! One page, or one template: characters with their places, and the straight lines of tables.

use super::{POINTS, numbers, rectangle};
use crate::limits::TEXT_CHARS;
use crate::readers::layout::paths::Paths;
use crate::readers::layout::{Glyph, Matrix, Page, times, turn};
use crate::readers::xml::{Element, Node, Xml};
use crate::refusal::Refusal;
use crate::work::Work;

/// Characters that are set no further apart than this, in heights of the font, follow each other.
const SET_WIDE: f64 = 1.2;

/// What was met on all pages.
#[derive(Default)]
pub struct Content {
    pub pictures: usize,
    pub curves: usize,
    pub shown: usize,
    pub unreadable: usize,
    glyphs: u64,
}

/// The text that is being drawn.
struct Text {
    matrix: Matrix,
    size: f64,
    scale: f64,
    aside: bool,
}

/// A run of characters: where the first stands, and how far each is from the one before.
#[derive(Default)]
struct Code {
    x: f64,
    y: f64,
    across: String,
    down: String,
}

/// Adds what is drawn to the page. Gives the templates that the page is drawn over, and says how large it is.
pub fn read_page(
    text: &str,
    page: &mut Page,
    size: &mut [f64; 4],
    content: &mut Content,
    template: bool,
    work: &mut Work,
) -> Result<Vec<String>, Refusal> {
    let mut xml = Xml::new(text);
    let mut templates = Vec::new();
    let mut paths = Paths::default();
    let (mut in_box, mut object, mut code, mut path) = (false, None::<Text>, None::<Code>, None::<(Matrix, bool)>);
    loop {
        match xml.next(work)? {
            Node::Start(element) => match element.name() {
                "PhysicalBox" => in_box = true,
                "Template" => templates.extend(element.get("TemplateID")),
                "TextObject" if is_visible(&element) => {
                    let boundary = element.get("Boundary").and_then(|area| rectangle(&area)).unwrap_or_default();
                    // Some programs write it small, or not at all.
                    let size =
                        number(&element, "Size").or_else(|| number(&element, "size")).unwrap_or(boundary[3] * 0.75);
                    let scale = number(&element, "HScale").unwrap_or(1.0);
                    object = Some(Text { matrix: matrix(&element), size, scale, aside: template });
                }
                "TextCode" if object.is_some() => {
                    // Where nothing is said, a run goes on where the one before began.
                    let last = code.take().unwrap_or_default();
                    code = Some(Code {
                        x: number(&element, "X").unwrap_or(last.x),
                        y: number(&element, "Y").unwrap_or(last.y),
                        across: element.get("DeltaX").unwrap_or_default(),
                        down: element.get("DeltaY").unwrap_or_default(),
                    });
                }
                "ImageObject" if is_visible(&element) => content.pictures += 1,
                "PathObject" if is_visible(&element) => {
                    let on = |name: &str, usual: bool| element.get(name).map_or(usual, |value| value != "false");
                    path = Some((matrix(&element), on("Fill", false) && !on("Stroke", true)));
                }
                _ => {}
            },
            Node::Text(words) => {
                if in_box {
                    *size = rectangle(&words).unwrap_or(*size);
                } else if let (Some(text), Some(code)) = (&object, &code) {
                    run(&words, text, code, page, content)?;
                } else if let Some((matrix, filled)) = path {
                    draw(&words, matrix, filled, &mut paths);
                }
            }
            Node::End(end) => match end.name() {
                "PhysicalBox" => in_box = false,
                "TextObject" => (object, code) = (None, None),
                "PathObject" => path = None,
                _ => {}
            },
            Node::Eof => break,
        }
    }
    page.rules.append(&mut paths.take());
    content.curves += paths.curves;
    Ok(templates)
}

fn is_visible(element: &Element) -> bool {
    element.get("Visible").is_none_or(|visible| visible != "false")
}

fn number(element: &Element, name: &str) -> Option<f64> {
    element.get(name)?.trim().parse().ok()
}

/// From the object's own places to points on the page.
fn matrix(element: &Element) -> Matrix {
    let own: Matrix = element.get("CTM").and_then(|matrix| numbers(&matrix).try_into().ok()).unwrap_or(IDENTITY);
    let [x, y, ..] = element.get("Boundary").and_then(|area| rectangle(&area)).unwrap_or_default();
    times(times(own, [1.0, 0.0, 0.0, 1.0, x, y]), [POINTS, 0.0, 0.0, POINTS, 0.0, 0.0])
}

const IDENTITY: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

/// Places the characters of a run. Line ends in the XML are none in the text.
fn run(words: &str, text: &Text, code: &Code, page: &mut Page, content: &mut Content) -> Result<(), Refusal> {
    let words = words.trim_matches(['\n', '\r', '\t']);
    let count = words.chars().count();
    let (across, down) = (deltas(&code.across, count), deltas(&code.down, count));
    let [a, b, c, d, e, f] = text.matrix;
    let (mut x, mut y) = (code.x, code.y);
    for (at, sign) in words.chars().enumerate() {
        content.glyphs += 1;
        TEXT_CHARS.check(content.glyphs)?;
        let wide = if sign.is_ascii() { 0.5 } else { 1.0 } * text.size * text.scale;
        let (step_x, step_y) = (across.get(at).copied(), down.get(at).copied().unwrap_or(0.0));
        // A run that goes down is a column; its characters stand upright.
        let column = step_x.unwrap_or(0.0).abs() < 0.1 * wide && step_y.abs() > 0.5 * text.size;
        let along = if column { [c * step_y.signum(), d * step_y.signum()] } else { [a, b] };
        let length = along[0].hypot(along[1]);
        if let Some(turn) = turn([along[0] / length, along[1] / length]) {
            let sign = match sign {
                '\u{E000}'..='\u{F8FF}' => '\u{FFFD}',
                sign if sign.is_control() => ' ',
                sign => sign,
            };
            content.shown += usize::from(!sign.is_whitespace());
            content.unreadable += usize::from(sign == '\u{FFFD}');
            // What is set wide is no other word: within a run, words are parted by blanks.
            let width = step_x.filter(|step| *step > 0.0 && *step < SET_WIDE * text.size && !column).unwrap_or(wide);
            page.glyphs.push(Glyph {
                c: sign,
                x: (a * x + c * y + e) as f32,
                y: (b * x + d * y + f) as f32,
                width: (width * length) as f32,
                size: (text.size * c.hypot(d)) as f32,
                turn,
                aside: text.aside,
            });
        }
        x += step_x.unwrap_or(if down.is_empty() { wide } else { 0.0 });
        y += step_y;
    }
    Ok(())
}

/// Distances between characters; `g 4 3.5` is four times 3.5. No more than there are characters.
fn deltas(text: &str, count: usize) -> Vec<f64> {
    let mut out = Vec::new();
    let mut words = text.split_ascii_whitespace();
    while out.len() < count
        && let Some(word) = words.next()
    {
        if word == "g" {
            let (times, by) = (words.next().and_then(|n| n.parse().ok()).unwrap_or(0usize), words.next());
            let by = by.and_then(|by| by.parse::<f64>().ok()).unwrap_or(0.0);
            out.extend(std::iter::repeat_n(by, times.min(count - out.len())));
        } else if let Ok(by) = word.parse::<f64>() {
            out.push(by);
        }
    }
    out
}

/// A path, in letters that each have their numbers behind them.
fn draw(data: &str, matrix: Matrix, filled: bool, paths: &mut Paths) {
    let mut words = data.split_ascii_whitespace().peekable();
    while let Some(word) = words.next() {
        let mut values = Vec::new();
        while values.len() < 8
            && let Some(value) = words.peek().and_then(|word| word.parse::<f64>().ok())
        {
            values.push(value);
            words.next();
        }
        let operator: &[u8] = match word {
            "M" | "S" => b"m",
            "L" => b"l",
            "Q" | "B" | "A" => b"c",
            "C" => b"h",
            _ => continue,
        };
        paths.operator(operator, || values.clone(), matrix);
    }
    paths.operator(if filled { b"f" } else { b"S" }, Vec::new, matrix);
}

#[cfg(test)]
mod tests {
    use super::deltas;

    #[test]
    fn distances_may_be_written_short_and_are_never_more_than_characters() {
        assert_eq!(deltas("g 3 2.5 1 g 1 4", 10), [2.5, 2.5, 2.5, 1.0, 4.0]);
        assert_eq!(deltas("g 1000000000 2", 2), [2.0, 2.0]);
        assert_eq!(deltas("g", 5), [0.0; 0]);
    }
}
