//! Texts in plain words, and what is said about them.

use super::*;
use crate::analysis::{Confidence, Figure, Heading, Kind, Span, Stance, Words};

/// Headings and figures that the core would have found, with nothing in them that notices look at.
fn found(text: &str, headings: u32, figures: u32) -> Analysis {
    let span = Span { start: 0, end: text.encode_utf16().count() as u32 };
    let heading = |id| Heading {
        id,
        parent: None,
        level: 1,
        marker: "一、".into(),
        title: "总体情况".into(),
        run_in: false,
        span,
        section: span,
    };
    let figure = |id| Figure {
        id,
        span,
        text: "25件".into(),
        value: 25.0,
        high: None,
        unit: Some("件".into()),
        kind: Kind::Count,
        approx: None,
        change: None,
        label: Words::default(),
        head: None,
        act: None,
        period: None,
        stance: Stance::Reported,
        indicator: None,
        part_of: None,
        section: None,
        sentence: span,
        confidence: Confidence::Sure,
    };
    Analysis {
        body: span,
        outline: (0..headings).map(heading).collect(),
        figures: (0..figures).map(figure).collect(),
        ..Default::default()
    }
}

fn codes(text: &str, analysis: &Analysis) -> Vec<&'static str> {
    notices(text, analysis).iter().map(|notice| notice.code).collect()
}

/// A text without any heading or figure.
fn bare(text: &str) -> Vec<&'static str> {
    codes(text, &found(text, 0, 0))
}

/// A text in which a report was found.
fn whole(text: &str) -> Vec<&'static str> {
    codes(text, &found(text, 5, 20))
}

fn report(title: &str) -> String {
    let sentence = "全年受理行政复议案件25件，审结24件，按时审结率百分之百，群众满意度进一步提升。\n";
    format!("{title}\n\n一、主要举措和成效\n{}二、存在的不足\n{sentence}", sentence.repeat(10))
}

#[test]
fn a_report_needs_no_notice() {
    assert_eq!(whole(&report("云岭市清溪区2023年法治政府建设年度报告")), [""; 0]);
}

#[test]
fn what_is_no_report_is_called_by_its_name() {
    for (text, code) in [
        ("", "empty"),
        (" \r\n\t\u{3000}\n", "empty"),
        ("https://www.example.gov.cn/art/2024/1/5/art_12_34.html", "url_only"),
        ("  www.example.gov.cn/a?b=1  \n\nhttp://example.cn/\n", "url_only"),
        ("12 350\n99.9%\n1,234", "only_numbers"),
        ("三十五、四百二十", "only_numbers"),
        ("The government closed 25 cases in 2023 and opened 31.", "no_chinese"),
        ("!!! ???", "no_chinese"),
        ("今天天气很好，我们去公园里走一走，看了很多花。", "no_report"),
    ] {
        assert_eq!(bare(text), [code], "{text:?}");
    }
}

#[test]
fn an_address_beside_a_text_is_no_matter() {
    assert_eq!(bare("详见网站 www.example.cn 上的说明和附件。"), ["no_report"]);
    let text = format!("{}\nhttps://www.example.gov.cn/", report("云岭市2023年法治政府建设年度报告"));
    assert_eq!(whole(&text), [""; 0]);
}

#[test]
fn navigation_alone_is_no_report() {
    let text = "首页\n政务公开\n走进云岭\n分享到：\n上一篇：云岭市2022年法治政府建设年度报告\n版权所有 云岭市人民政府";
    let mut analysis = found(text, 0, 0);
    analysis.furniture = vec![Span { start: 0, end: 12 }];
    assert_eq!(codes(text, &analysis), ["only_furniture"]);
    analysis.body = Span::default();
    analysis.furniture.clear();
    assert_eq!(codes(text, &analysis), ["only_furniture"], "also where the core found no body");
}

#[test]
fn two_reports_in_one_paste_are_counted() {
    let one = report("云岭市清溪区2023年法治政府建设年度报告");
    let other = report("云岭市松石县2023年度法治政府建设工作情况报告");
    let third = report("云岭市2022年法治政府建设情况的报告");
    let notice = notices(&format!("{one}\n{other}\n{third}"), &found(&one, 9, 60));
    assert_eq!(notice.len(), 1);
    assert_eq!(notice[0].code, "several_reports");
    assert!(notice[0].zh.contains("3 份") && notice[0].en.contains("3 reports"), "{notice:?}");
}

#[test]
fn a_title_that_is_repeated_is_no_second_report() {
    let title = "云岭市清溪区2023年法治政府建设年度报告";
    let text = report(title);
    let every_page = text.replace("全年受理", &format!("\n{title}\n- 1 -\n全年受理"));
    assert_eq!(whole(&every_page), [""; 0], "at the top of each page");
    let contents = format!("{title}\n目录\n一、主要举措和成效\n二、存在的不足\n{text}");
    assert_eq!(whole(&contents), [""; 0], "behind a table of contents");
    let other_words = format!("清溪区2023年度法治政府建设情况报告\n目录\n一、主要举措和成效\n二、存在的不足\n{text}");
    assert_eq!(whole(&other_words), [""; 0], "behind a table of contents with a title of its own");
    let links = format!("{text}\n相关链接\n清溪区2022年法治政府建设年度报告\n清溪区2021年法治政府建设年度报告\n");
    assert_eq!(whole(&links), [""; 0], "in links to other years");
    let annex = format!("{text}\n附件：办件统计说明\n一、统计口径\n略。");
    assert_eq!(whole(&annex), [""; 0], "numbering that starts again in an annex");
    let prose = text.replace("二、", "区政府研究了2022年法治政府建设情况报告。\n一、再次\n二、");
    assert_eq!(whole(&prose), [""; 0], "a sentence that names another report");
}

#[test]
fn lost_characters_are_counted() {
    let text = format!("{}受理\u{FFFD}\u{FFFD}件，\u{E123}\u{0}。", report("云岭市2023年法治政府建设年度报告"));
    let notice = notices(&text, &found(&text, 5, 20));
    assert_eq!(notice[0].code, "unreadable");
    assert!(notice[0].zh.contains("4 个") && notice[0].en.contains(": 4;"), "{notice:?}");
}

#[test]
fn text_in_the_wrong_encoding_is_recognised() {
    for text in [
        "锟斤拷锟斤拷2023锟斤拷",
        "鍏ㄥ勾鍙楃悊琛屾斂澶嶈妗堜欢25浠讹紝瀹＄粨24浠躲€锛銆",
        "ä¸€ã€ä¸»è¦ä¸¾æŽªå’Œæˆæ•ˆ",
        "Ò»¡¢Ö÷Òª¾Ù´ëºÍ³ÉÐ§£¬È«Äê",
    ] {
        assert!(bare(text).contains(&"garbled"), "{text}: {:?}", bare(text));
    }
    assert!(!bare("café, naïve, Ärger, señor, 12 £ and 3 €").contains(&"garbled"));
}

#[test]
fn a_text_far_longer_than_a_report_is_said_to_be() {
    let text = "今年以来，全市依法行政工作有序推进。".repeat(20_000);
    assert_eq!(whole(&text), ["overlong"]);
}

#[test]
fn every_row_has_a_code_of_its_own_and_two_sentences() {
    let rows: Vec<&Row> = ABOUT_KIND.iter().chain(ABOUT_STATE).collect();
    for (i, row) in rows.iter().enumerate() {
        assert!(rows[..i].iter().all(|other| other.code != row.code), "{}", row.code);
        assert!(row.zh.ends_with('。') && row.en.ends_with('.') && row.en.is_ascii(), "{}", row.code);
        assert_eq!(row.zh.contains("{n}"), row.en.contains("{n}"), "{}", row.code);
    }
}
