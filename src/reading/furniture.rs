//! Which lines a web page left around the report, and where the report itself begins and ends.

use super::lines::Line;
use super::marker::has_marker;
use super::title::Title;
use super::{division, without_spaces};
use crate::text::{Chars, Lexicon, Source, class};
use crate::vocabulary::{List, Lists};
use std::sync::LazyLock;

/// Lines that are nothing but this, white space and brackets aside. To add one: append it.
#[rustfmt::skip]
const WHOLE_LINES: &[&str] = &[
    "朗读", "下载", "打印", "全屏", "收藏", "字号", "字体", "大", "中", "小", "加大", "还原", "减小", "默认", "分享", "分享到", "微信", "微博", "关闭", "关闭窗口",
    "打印本页", "打印文章", "关闭本页", "返回顶部", "返回首页", "返回上一页", "返回列表", "添加收藏", "加入收藏", "首页", "网站首页", "相关解读", "相关政策", "相关稿件", "相关附件", "相关链接", "相关文章",
    "相关新闻", "相关报道", "相关信息", "相关推荐", "相关文件", "相关阅读", "主动公开", "依申请公开", "其他", "上一篇", "下一篇", "上一条", "下一条", "我要纠错", "网站地图", "联系我们", "关于我们", "网站声明", "设为首页",
    "无障碍阅读", "无障碍浏览", "长者模式", "适老化", "政府信息公开", "信息公开", "政务公开", "繁體", "简体", "登录", "注册", "个人中心", "智能问答", "听全文", "点击收听", "手机版", "电脑版", "扫一扫",
    "附件下载", "解读", "图解", "评论", "点赞", "纠错", "复制链接", "二维码", "文章正文", "正文", "详细内容", "信息详情", "查看原文", "阅读原文",
];

/// A line that begins with one of these and a colon (or a cell border) is a field of the page. White space inside does not count.
#[rustfmt::skip]
const FIELDS: &[&str] = &[
    "索引号", "信息索引号", "索引", "信息分类", "主题分类", "组配分类", "体裁分类", "服务对象分类", "发布机构", "发布单位", "公开机构", "发文机关", "发文单位", "制发机关", "责任部门", "信息来源", "文章来源", "稿件来源", "来源", "作者",
    "撰稿", "编辑", "责任编辑", "责编", "审核", "终审", "发布人", "发布时间", "发布日期", "发文日期", "公开日期", "公开时间", "成文日期", "生成日期", "生成时间", "更新时间", "日期", "时间", "标题", "名称", "信息名称", "文号", "发文字号", "文件编号", "文件编码",
    "时效", "有效性", "时效性", "公开方式", "公开范围", "公开形式", "公开类型", "公开责任部门", "公开程序", "公开时限", "浏览次数", "浏览数", "浏览量", "浏览", "访问次数", "访问量", "阅读次数", "阅读数", "阅读量", "阅读", "点击次数", "点击数", "点击量", "点击",
    "字体", "字号", "字体大小", "视力保护色", "保护视力色", "背景色", "分享", "分享到", "分享至", "当前位置", "当前的位置", "您的位置", "您当前的位置", "您所在的位置", "您现在的位置", "你的位置", "所在位置", "位置", "关键词", "关键词Tags", "关键字", "主题词", "标签", "内容概述", "概述", "摘要", "语种", "载体类型",
    "上一条", "下一条", "上一篇", "下一篇", "上条", "下条", "主办单位", "主办", "承办单位", "承办", "协办", "技术支持", "网站备案号", "备案号", "网站标识码", "政府网站标识码", "地址", "邮编", "电话", "联系电话", "传真", "邮箱", "总访问量", "相关附件", "相关链接", "相关报道", "打印",
];

/// A line, not longer than a line of chrome, that has one of these anywhere is furniture.
#[rustfmt::skip]
const MARKS: &[&str] = &[
    "ICP备", "公网安备", "版权所有", "网站地图", "技术支持", "扫一扫", "扫码", "IE6", "IE8", "分辨率", "您是第", "总访问量", "找错", "返回首页", "返回上一页", "打印文章", "关闭窗口", "打印本页", "添加收藏", "我要纠错", "手机上查看", "手机打开当前页", "在手机上", "【打印", "【关闭", "【字体", "【字号",
    "[打印", "[关闭", "【大", "[大", "分享到", "Copyright", "copyright", "javascript:", "点击下载", "视力保护", "点击图片", "相关阅读", "中华人民共和国著作权法",
];

static WHOLE: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forwards(WHOLE_LINES.iter().map(|&line| (line, ()))));
static FIELD: LazyLock<Lexicon<()>> = LazyLock::new(|| Lexicon::forwards(FIELDS.iter().map(|&field| (field, ()))));

pub fn add_words(lists: &mut Lists) {
    lists.add_plain(List::Chrome, MARKS);
}

/// Characters of a line beyond which it is no line of chrome by its marks alone.
const CHROME_LENGTH: usize = 160;
/// Characters from which a line is a paragraph even without a stop.
const PARAGRAPH: usize = 60;

/// The page taken apart.
pub struct Page {
    pub body: Chars,
    pub furniture: Vec<bool>,
    /// Lines of the body.
    pub lines: std::ops::Range<usize>,
    /// The title that stands in the body, by position among the titles.
    pub title: Option<usize>,
}

/// What a line is by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Look {
    Empty,
    Chrome,
    /// — 3 —, 第3页: inside the body, and no sign of its end.
    PageNumber,
    Paragraph,
    Short,
}

/// Finds body and furniture.
pub fn find(source: &Source, lines: &[Line], titles: &[Title]) -> Page {
    let marked = marked(source, lines);
    let looks: Vec<Look> = lines.iter().zip(&marked).map(|(line, &marked)| look(source, line, marked)).collect();
    let title = titles.len().checked_sub(1).filter(|&t| !titles[t].lines.clone().all(|i| looks[i] == Look::Chrome));
    let first = match title {
        Some(t) => above_title(source, lines, &looks, titles[t].lines.start),
        None => without_title(source, lines, &looks),
    };
    let last = body_end(lines, &looks, first, title.map_or(first, |t| titles[t].lines.end));
    let opening =
        (first..last).find(|&i| looks[i] == Look::Paragraph || has_marker(source, &lines[i].text)).unwrap_or(last);
    let furniture = (0..lines.len())
        .map(|i| match looks[i] {
            Look::PageNumber => true,
            // Past the opening a short line such as 小 or 来源：… may be part of the report, unless it is a page's share bar.
            Look::Chrome => i < opening || i >= last || marked[i],
            _ => i < first || i >= last,
        })
        .collect();
    let body = match (lines.get(first), last.checked_sub(1).and_then(|i| lines.get(i))) {
        (Some(a), Some(b)) if first < last => a.text.start..b.text.end,
        _ => 0..0,
    };
    Page { body, furniture, lines: first..last, title }
}

/// For each line whether it has one of [`MARKS`], and is no longer than a line of chrome.
fn marked(source: &Source, lines: &[Line]) -> Vec<bool> {
    let mut marks = source.beginnings(List::Chrome.bit(), &(0..source.len())).peekable();
    let is_marked = |line: &Line| {
        while marks.next_if(|&mark| mark < line.text.start).is_some() {}
        line.text.len() <= CHROME_LENGTH && !line.has_stop() && marks.peek().is_some_and(|&mark| mark < line.text.end)
    };
    lines.iter().map(is_marked).collect()
}

fn look(source: &Source, line: &Line, marked: bool) -> Look {
    if line.text.is_empty() {
        return Look::Empty;
    }
    if line.text.len() <= CHROME_LENGTH {
        if is_page_number(&source.chars()[line.text.clone()]) {
            return Look::PageNumber;
        }
        if marked || is_whole(source, line) || is_trail_or_field(source, line) {
            return Look::Chrome;
        }
    }
    if line.text.len() >= PARAGRAPH || line.has_stop() { Look::Paragraph } else { Look::Short }
}

/// Characters of the longest of [`WHOLE_LINES`], and of a line that is one of them with what may stand around it.
const LONGEST_WHOLE: usize = 6;
const LONGEST_LINE: usize = 24;

/// 【打印】, ×, | |: a word of the page, or signs without a word. A lone stop is a piece of the report.
fn is_whole(source: &Source, line: &Line) -> bool {
    if line.words() == 0 {
        return !line.marks(source).any(|i| matches!(source.at(i), '。' | ',' | '、' | ';' | '!' | '?'));
    }
    if line.words() > LONGEST_WHOLE || line.text.len() > LONGEST_LINE {
        return false;
    }
    if line.words() == line.text.len() {
        return WHOLE.whole(&source.chars()[line.text.clone()]).is_some();
    }
    let (mut bare, mut n) = (['\0'; LONGEST_WHOLE], 0);
    for i in line.text.clone().filter(|&i| source.is(i, class::WORD)) {
        bare[n] = source.at(i);
        n += 1;
    }
    WHOLE.whole(&bare[..n]).is_some()
}

fn is_page_number(chars: &[char]) -> bool {
    let dashes = |c: char| matches!(c, '-' | '—' | ' ' | '·');
    let digits = || chars.iter().filter(|c| c.is_ascii_digit()).count();
    match chars.first() {
        Some(&c) if dashes(c) => {
            chars.last().is_some_and(|&c| dashes(c))
                && (1..=4).contains(&digits())
                && chars.iter().all(|&c| dashes(c) || c.is_ascii_digit())
        }
        Some('第') => {
            chars.len() <= 20
                && digits() >= 1
                && chars.iter().all(|&c| c.is_ascii_digit() || "第页共/ ,".contains(c))
                && chars.contains(&'页')
        }
        _ => false,
    }
}

/// 首页>>政务公开>>…, or a field.
fn is_trail_or_field(source: &Source, line: &Line) -> bool {
    // What a mark is no processor foresees: so all are counted, and no branch asks.
    let (mut arrows, mut colons) = (0, 0);
    for i in line.marks(source) {
        let c = source.at(i);
        arrows += u32::from(matches!(c, '>' | '›' | '»'));
        colons += u32::from(c == ':');
    }
    let colon = || line.marks(source).find(|&i| source.at(i) == ':');
    arrows >= 2
        || arrows == 1 && line.text.len() < 40
        || colons > 0 && colon().is_some_and(|colon| is_field(source, line, colon))
}

/// Characters of the longest of [`FIELDS`].
const LONGEST_FIELD: usize = 10;

/// 发布时间：…, 【字体：…, 索 引 号: | …
fn is_field(source: &Source, line: &Line, colon: usize) -> bool {
    let (mut label, mut n) = (['\0'; LONGEST_FIELD], 0);
    for &c in &source.chars()[line.text.start..colon] {
        if matches!(c, ' ' | '【' | '[' | '|' | '(') {
            continue;
        }
        if n == LONGEST_FIELD {
            return false;
        }
        label[n] = c;
        n += 1;
    }
    FIELD.whole(&label[..n]).is_some()
}

/// The first line of the body: the title, or what stands above it and belongs to it (addressee, meeting, number).
fn above_title(source: &Source, lines: &[Line], looks: &[Look], title: usize) -> usize {
    let mut first = title;
    for i in (0..title).rev() {
        match looks[i] {
            Look::Empty if first - i <= 4 => {}
            Look::Short if belongs_above(source.folded(lines[i].text.clone())) => first = i,
            _ => break,
        }
    }
    first
}

fn belongs_above(words: String) -> bool {
    let words = without_spaces(words);
    let tails = ["会议文件", "会议", "文件", "材料", "号", "会议上", "报告材料"];
    division::is_body(words.trim_end_matches(':'))
        || tails.iter().any(|t| words.ends_with(t))
        || words.contains("会议文件")
        || words.contains('〔')
}

/// No title: the body begins with the first paragraph, heading or salutation.
fn without_title(source: &Source, lines: &[Line], looks: &[Look]) -> usize {
    let opens = |i: usize| {
        looks[i] == Look::Paragraph
            || looks[i] == Look::Short && (has_marker(source, &lines[i].text) || is_salutation(source, &lines[i]))
    };
    let Some(first) = (0..lines.len()).find(|&i| opens(i)) else {
        return (0..lines.len()).find(|&i| looks[i] == Look::Short).unwrap_or(lines.len());
    };
    // A salutation, an addressee or a heading without a marker directly above still belongs to it.
    let above = (0..first).rev().find(|&i| looks[i] != Look::Empty);
    match above {
        Some(i) if looks[i] == Look::Short && is_salutation(source, &lines[i]) => i,
        _ => first,
    }
}

fn is_salutation(source: &Source, line: &Line) -> bool {
    line.text.end > line.text.start && source.at(line.text.end - 1) == ':' && line.text.len() <= 40
}

/// Past the last line of the body: the first furniture after which hardly any text comes.
fn body_end(lines: &[Line], looks: &[Look], first: usize, from: usize) -> usize {
    let text = |i: usize| if looks[i] == Look::Paragraph { lines[i].text.len() } else { 0 };
    let all: usize = (first..lines.len()).map(text).sum();
    let mut before = 0;
    let mut end = lines.len();
    for (i, &look) in looks.iter().enumerate().skip(first) {
        before += text(i);
        if i >= from && look == Look::Chrome && before > 0 && (all - before) * 5 <= before {
            end = i;
            break;
        }
    }
    (first..end).rev().find(|&i| matches!(looks[i], Look::Paragraph | Look::Short)).map_or(first, |i| i + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_is_longer_than_what_is_looked_up() {
        let longest = |words: &[&str]| words.iter().map(|word| word.chars().count()).max();
        assert!(longest(WHOLE_LINES) <= Some(LONGEST_WHOLE));
        assert!(longest(FIELDS) <= Some(LONGEST_FIELD));
    }
}
