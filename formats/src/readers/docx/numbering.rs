//! The lists of a Word document: `numbering.xml`.

use super::styles::Styles;
use crate::readers::counting::{LEVELS, Level, List, MAX_TEXT, Num, Numbering};
use crate::readers::xml::{Element, Node, Xml};
use crate::refusal::Refusal;
use crate::work::Work;

pub fn read(text: &str, styles: &Styles, work: &mut Work) -> Result<Numbering, Refusal> {
    let mut xml = Xml::new(text);
    let mut numbering = Numbering::default();
    let (mut list_id, mut list) = (None, List::default());
    let (mut num_id, mut num) = (None, Num::default());
    let mut level: Option<(usize, Level)> = None;
    let mut overridden = None;
    loop {
        match xml.next(work)? {
            Node::Eof => break,
            Node::Start(element) => match element.name() {
                "abstractNum" => (list_id, list) = (element.get("abstractNumId"), List::default()),
                "num" => (num_id, num) = (element.get("numId"), Num::default()),
                "abstractNumId" => num.list = element.val().unwrap_or_default(),
                "numStyleLink" => list.style_link = element.val(),
                "lvlOverride" => overridden = level_of(&element),
                "startOverride" => {
                    if let (Some(at), Some(start)) = (overridden, number(&element)) {
                        num.starts[at] = Some(start);
                    }
                }
                "lvl" => level = level_of(&element).map(|at| (at, Level::default())),
                "pPrChange" | "rPrChange" | "numPicBullet" => xml.skip(work)?,
                _ => {
                    if let Some((_, level)) = &mut level {
                        property(level, &element);
                    }
                }
            },
            Node::End(end) => match (end.name(), &list_id, &num_id) {
                ("abstractNum", Some(id), _) => {
                    numbering.lists.insert(id.clone(), std::mem::take(&mut list));
                    list_id = None;
                }
                ("num", _, Some(id)) => {
                    numbering.nums.insert(id.clone(), std::mem::take(&mut num));
                    num_id = None;
                }
                ("lvlOverride", ..) => overridden = None,
                ("lvl", list_id, num_id) => match level.take() {
                    Some((at, level)) if num_id.is_some() => num.levels[at] = Some(level),
                    Some((at, level)) if list_id.is_some() => list.levels[at] = Some(level),
                    _ => {}
                },
                _ => {}
            },
            Node::Text(_) => {}
        }
    }
    borrow_levels(&mut numbering, styles);
    Ok(numbering)
}

/// A list may borrow the levels of another one by way of a style; then both are counted as one.
fn borrow_levels(numbering: &mut Numbering, styles: &Styles) {
    let Numbering { lists, nums, .. } = &*numbering;
    let target = |num: &Num| {
        let mut id = num.list.as_str();
        for _ in 0..LEVELS {
            let list = lists.get(id)?;
            let Some(style) = list.style_link.as_deref().filter(|_| list.levels.iter().all(Option::is_none)) else {
                break;
            };
            id = nums.get(styles.num(style)?)?.list.as_str();
        }
        Some(id.to_owned())
    };
    let targets: Vec<(String, Option<String>)> = nums.iter().map(|(id, num)| (id.clone(), target(num))).collect();
    for (id, target) in targets {
        match (numbering.nums.get_mut(&id), target) {
            (Some(num), Some(target)) => num.list = target,
            _ => drop(numbering.nums.remove(&id)),
        }
    }
}

fn level_of(element: &Element) -> Option<usize> {
    element.get("ilvl")?.parse().ok().filter(|&at| at < LEVELS)
}

fn number(element: &Element) -> Option<i64> {
    element.val()?.trim().parse().ok()
}

fn property(level: &mut Level, element: &Element) {
    match element.name() {
        "start" => level.start = number(element).unwrap_or(level.start),
        // Word writes a way of its own first and then, for other programs, one that they know.
        "numFmt" => level.way = element.val().filter(|way| way != "custom").unwrap_or_else(|| level.way.clone()),
        "lvlText" => level.text = element.val().unwrap_or_default().chars().take(MAX_TEXT).collect(),
        "lvlRestart" => level.restart = element.val().and_then(|val| val.parse().ok()),
        "pStyle" => level.style = element.val(),
        "suff" => level.suffix = element.val().as_deref() != Some("nothing"),
        "isLgl" => level.decimal = element.is_on(),
        "vanish" => level.hidden = element.is_on(),
        _ => {}
    }
}
