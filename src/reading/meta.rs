//! Metadata: what the report and the page around it say of title, issuer, place, years, dates and number.

use super::fields::Fields;
use super::furniture::Page;
use super::lines::Line;
use super::outline::Place;
use super::title::Title;
use super::{division, without_spaces};
use crate::analysis::{DocumentType, Meta};
use crate::text::{Date, Source, date_at, years};

/// Fields of the page that give the date of publication, the most telling first.
const PUBLISHED: &[&str] =
    &["发布时间", "发布日期", "公开时间", "公开日期", "发文日期", "更新时间", "时间", "日期", "生成日期"];
/// Fields that give the number in the index of public information.
const INDEX_NO: &[&str] = &["索引号", "信息索引号", "索引"];
/// Fields that name the body that publishes.
const PUBLISHER: &[&str] =
    &["发布机构", "发布单位", "公开机构", "发文机关", "发文单位", "制发机关", "信息来源", "文章来源", "来源"];
/// Offices whose holder presents a report to a congress.
const OFFICES: &[&str] = &[
    "省长",
    "市长",
    "县长",
    "区长",
    "州长",
    "旗长",
    "盟长",
    "镇长",
    "乡长",
    "主席",
    "总理",
    "局长",
    "主任",
    "厅长",
    "部长",
    "书记",
    "秘书长",
    "院长",
    "检察长",
    "同志",
];
/// Who receives a report.
const RECEIVERS: &[&str] = &["人大常委会", "人民代表大会常务委员会", "人民代表大会"];

/// Lines at the end of the body among which the signature stands.
const SIGNATURE_LINES: usize = 8;

/// Finds the metadata. What the text does not say stays unknown.
pub fn find(source: &Source, lines: &[Line], page: &Page, titles: &[Title], places: &[Place]) -> Meta {
    let title = page.title.or_else(|| titles.len().checked_sub(1)).map(|t| &titles[t]);
    let fields = Fields::new(source, lines, page);
    let head = Head::new(source, lines, page, titles, places);
    let (signer, signed) = signature(source, lines, page);
    let folded =
        |title: &Title| lines[title.lines.clone()].iter().map(|line| source.folded(line.text.clone())).collect();
    let folded_title: Option<String> = title.map(folded);
    let named = folded_title.as_deref().and_then(title_body);
    let issuer = signer
        .or_else(|| head.speaker.clone())
        .or(named)
        .or_else(|| head.issuer.clone())
        .or_else(|| fields.body(PUBLISHER));
    let kind = document_type(folded_title.as_deref(), &fields, &head);
    let named = folded_title.as_deref().and_then(|t| years(t).or_else(|| five_years(t)));
    let period = named.map(|y| reported(y, kind)).or_else(|| head.period.clone());
    let kind = match (kind, &period) {
        (Some(DocumentType::RuleOfLawAnnual), Some([a, b])) if a != b => Some(DocumentType::RuleOfLawOther),
        _ => kind,
    };
    let place = folded_title
        .as_deref()
        .and_then(title_place)
        .or_else(|| issuer.as_deref().and_then(division::innermost))
        .or_else(|| head.place.clone());
    Meta {
        title: title.map(|title| title.words.clone()),
        place,
        period,
        signed: signed.or(head.date).map(Date::iso),
        published: fields.date(PUBLISHED).or(head.posted).map(Date::iso),
        index_no: fields.first(INDEX_NO),
        addressee: head.addressee.filter(|a| issuer.as_ref() != Some(a)),
        document_type: kind,
        issuer,
    }
}

/// What stands in the body before its first paragraph, and what that paragraph opens with.
#[derive(Default)]
struct Head {
    addressee: Option<String>,
    speaker: Option<String>,
    issuer: Option<String>,
    date: Option<Date>,
    posted: Option<Date>,
    period: Option<[String; 2]>,
    place: Option<String>,
    words: String,
}

/// Characters of the first paragraph in which place and years are looked for.
const OPENING: usize = 400;

impl Head {
    fn new(source: &Source, lines: &[Line], page: &Page, titles: &[Title], places: &[Place]) -> Self {
        let mut head = Head::default();
        let titled = page.title.map_or(0..0, |t| titles[t].lines.clone());
        for i in page.lines.clone().take(60) {
            let line = &lines[i].text;
            if line.is_empty() || titled.contains(&i) {
                continue;
            }
            let words = source.folded(line.start..line.end.min(line.start + OPENING));
            if line.len() > 45 || words.contains('。') || places.first().is_some_and(|p| p.marker.start <= line.start)
            {
                head.opening(&words);
                if head.period.is_some() || words.contains('。') {
                    break;
                }
                continue;
            }
            head.line(source, line.clone(), &words, i < titled.start);
        }
        head
    }

    fn line(&mut self, source: &Source, line: crate::text::Chars, words: &str, above: bool) {
        let bare = without_spaces(words.trim_end_matches(':').to_owned());
        let receives = RECEIVERS.iter().any(|r| bare.ends_with(r));
        if self.addressee.is_none()
            && (receives && bare.chars().count() <= 30 || words.ends_with(':') && division::is_body(&bare))
        {
            self.addressee = Some(source.raw(line).trim_end_matches([':', '：']).to_owned());
        } else if let Some(date) = first_date(source, line.clone()) {
            if words[words.find(|c: char| c.is_ascii_digit()).unwrap_or(0)..].contains(':') || words.contains('时') {
                self.posted = self.posted.or(Some(date));
            } else {
                self.date = self.date.or(Some(date));
            }
            // ——2024年1月5日在某县第十届人民代表大会第三次会议上
            if let (Some(a), Some(b)) = (words.find('在'), words.find("人民代表大会")) {
                let receiver = (a < b).then(|| words[a + "在".len()..b + "人民代表大会".len()].to_owned());
                self.addressee = self.addressee.take().or(receiver);
            }
        } else if is_speaker(words) {
            self.speaker =
                self.speaker.take().or(Some(source.raw(line).split_whitespace().collect::<Vec<_>>().join(" ")));
        } else if !above && division::is_body(&bare) {
            self.issuer = self.issuer.take().or(Some(bare));
        }
    }

    fn opening(&mut self, words: &str) {
        // 现将2023年度…情况报告如下 says it best; else the year with which the report opens.
        let told = words.find("现将").or_else(|| words.find("将20")).and_then(|at| years(&words[at..]));
        let opens = words.starts_with("20").then(|| years(&words[..words.floor_char_boundary(20)])).flatten();
        self.period = self.period.take().or(told.or(opens).map(|(a, b)| [a.to_string(), b.to_string()]));
        self.place = self.place.take().or_else(|| opening_place(words));
        self.words.push_str(words);
    }
}

/// 2023年,柯桥区坚持…: the division with which a clause of the opening begins.
fn opening_place(words: &str) -> Option<String> {
    const NO_NAME: &str = "我全本各该在按根以并请市区县省为由向对经下上和与及我其这年月是从到受";
    words.split([',', '。', ';', '、', ':']).take(12).find_map(|clause| {
        if !clause.chars().take(8).any(division::may_end) {
            return None;
        }
        // 现将云州市2024年度…报告如下
        let clause = clause.strip_prefix("现将").unwrap_or(clause);
        let name = division::innermost(clause)?;
        let n = name.chars().count();
        ((3..=8).contains(&n) && clause.starts_with(&name) && !name.starts_with(|c| NO_NAME.contains(c)))
            .then_some(name)
    })
}

/// A date that makes up the line, also in brackets or as ——2026年1月26日在…会议上.
fn first_date(source: &Source, line: crate::text::Chars) -> Option<Date> {
    let start = (line.start..line.end).find(|&i| !matches!(source.at(i), '(' | '—' | '-' | ' '))?;
    let date = date_at(source, start, line.end)?;
    let rest = source.trim(date.end..line.end);
    let full = rest.is_empty()
        || source.at(rest.start) == ')'
        || source.at(rest.start) == '在'
        || source.at(rest.start).is_ascii_digit();
    (full && date.day.is_some()).then_some(date)
}

/// 区司法局局长 黄某某: an office, a gap, and a name of two to four characters (perhaps spaced).
fn is_speaker(words: &str) -> bool {
    let named = |rest: &str| {
        let name = || rest.chars().filter(|&c| c != ' ');
        (2..=8).contains(&name().count()) && name().all(|c| matches!(c, '\u{4e00}'..='\u{9fff}' | '·'))
    };
    words.match_indices(' ').any(|(gap, _)| {
        let (before, rest) = words.split_at(gap);
        let first = |office: &str| words.find(office).is_some_and(|at| at + office.len() == gap);
        OFFICES.iter().any(|office| before.ends_with(office) && first(office)) && named(rest)
    })
}

/// Who signs, and when: the last lines of the body.
fn signature(source: &Source, lines: &[Line], page: &Page) -> (Option<String>, Option<Date>) {
    let tail: Vec<usize> = page
        .lines
        .clone()
        .rev()
        .filter(|&i| !lines[i].text.is_empty() && !page.furniture[i])
        .take(SIGNATURE_LINES)
        .collect();
    let opening = page.lines.start + 1;
    let compact =
        |range: crate::text::Chars| source.raw(range).chars().filter(|c| !c.is_whitespace()).collect::<String>();
    for (k, &i) in tail.iter().enumerate().filter(|&(_, &i)| i > opening) {
        let line = lines[i].text.clone();
        if line.len() > 50 {
            continue;
        }
        // Where the date begins: the line is a date, or a name and a date.
        let Some(at) = (line.start..line.end).find(|&j| {
            date_at(source, j, line.end).is_some_and(|d| d.day.is_some() && closes(source, d.end, line.end))
        }) else {
            continue;
        };
        let date = date_at(source, at, line.end);
        let before = source.trim(line.start..at);
        let name_of = |range: crate::text::Chars| {
            let folded: String = source.folded(range.clone()).chars().filter(|&c| c != ' ' && c != '(').collect();
            division::is_body(&folded).then(|| compact(range))
        };
        if before.is_empty() || source.at(before.start) == '(' {
            let signer = tail[k + 1..].iter().take(2).find_map(|&j| name_of(lines[j].text.clone()));
            return (signer, date);
        }
        if let Some(signer) = name_of(before) {
            return (Some(signer), date);
        }
    }
    // A signature without a date.
    let signer = tail.first().map(|&i| lines[i].text.clone()).filter(|line| tail.len() > 2 && line.len() <= 30);
    let signer = signer.filter(|line| division::is_body(&source.folded(line.clone()))).map(compact);
    (signer, None)
}

fn closes(source: &Source, at: usize, end: usize) -> bool {
    source.chars()[at..end].iter().all(|c| matches!(c, ' ' | ')' | '。'))
}

/// The body that a title opens with: 四会市人民政府关于…, 某市司法局2023年….
fn title_body(title: &str) -> Option<String> {
    let end = title.find("关于").or_else(|| title.find("20"))?;
    let name = title[..end].trim();
    division::is_body(name).then(|| name.to_owned())
}

/// The division that a title names.
fn title_place(title: &str) -> Option<String> {
    let rest = title.strip_prefix("关于").unwrap_or(title);
    let rest = rest.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '年' | '度' | '-' | '—'));
    const AFTER: &[&str] = &["关于", "20", "19", "政府", "人民政府", "法治", "二〇", "二○", "依法"];
    let ends = |at: &usize| AFTER.iter().any(|words| rest[*at..].starts_with(words));
    let end = rest.char_indices().map(|(at, _)| at).find(ends).unwrap_or(rest.len());
    division::innermost(&rest[..end])
}

/// Five-year plans by name, with their first year; each is five years long. To add one: append it.
const FIVE_YEARS: &[(&str, u32)] =
    &[("十一五", 2006), ("十二五", 2011), ("十三五", 2016), ("十四五", 2021), ("十五五", 2026)];

/// “十三五”时期……的报告: the years of the plan that a title names.
fn five_years(title: &str) -> Option<(u32, u32)> {
    let spans = |rest: &str| rest.strip_prefix('”').unwrap_or(rest).starts_with("时期");
    let named = |name: &str| title.match_indices(name).any(|(at, _)| spans(&title[at + name.len()..]));
    let (_, first) = FIVE_YEARS.iter().find(|(name, _)| named(name))?;
    Some((*first, first + 4))
}

/// A government work report of a year reports on the year before.
fn reported((first, last): (u32, u32), kind: Option<DocumentType>) -> [String; 2] {
    let back = u32::from(kind == Some(DocumentType::GovernmentWork) && first == last);
    [(first - back).to_string(), (last - back).to_string()]
}

fn document_type(title: Option<&str>, fields: &Fields, head: &Head) -> Option<DocumentType> {
    let rule_of_law = |words: &str| ["法治政府", "依法行政", "法治建设", "法治情况"].iter().any(|w| words.contains(w));
    let told = || head.words.contains("现将") && rule_of_law(&head.words);
    match title {
        Some(t) if t.contains("政府工作报告") || t.contains("人民政府工作报告") => {
            Some(DocumentType::GovernmentWork)
        }
        Some(t) if rule_of_law(t) && (t.contains("报告") || t.contains("情况") || t.contains("总结")) => {
            Some(DocumentType::RuleOfLawAnnual)
        }
        Some(t) if t.contains("法治") => Some(DocumentType::RuleOfLawOther),
        Some(_) => Some(DocumentType::Other),
        None if told() || fields.says("法治政府建设年度报告") => Some(DocumentType::RuleOfLawAnnual),
        None => None,
    }
}

#[cfg(test)]
mod tests {
    use super::opening_place;

    #[test]
    fn the_opening_names_a_place_and_the_words_before_it_are_none_of_its_name() {
        for (words, place) in [
            ("2023年,柯桥区坚持依法行政。", "柯桥区"),
            ("现将云岫县2023年度情况报告如下。", "云岫县"),
            ("将乐县2023年全面依法行政。", "将乐县"),
        ] {
            assert_eq!(opening_place(words).as_deref(), Some(place), "{words}");
        }
    }
}
