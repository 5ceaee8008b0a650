//! Every word of the page, Chinese first.
//!
//! To add a message, add a line to the table. `{}` stands for what is filled in, in order, and `{one|several}` for words
//! that go by the number before them ([`fill`]).

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Lang {
    #[default]
    Zh,
    En,
}

impl Lang {
    /// The message in this language.
    pub fn say(self, message: Msg) -> &'static str {
        let (_, zh, en) = TABLE[message as usize];
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The message with its `{}` filled in.
    pub fn fill(self, message: Msg, with: &[&str]) -> String {
        fill(self.say(message), with)
    }

    /// For the `lang` attribute.
    pub fn tag(self) -> &'static str {
        match self {
            Lang::Zh => "zh-CN",
            Lang::En => "en",
        }
    }

    /// What stands between two sentences.
    pub fn gap(self) -> &'static str {
        match self {
            Lang::Zh => "",
            Lang::En => " ",
        }
    }

    /// What stands between two remarks.
    pub fn stop_between(self) -> &'static str {
        match self {
            Lang::Zh => "；",
            Lang::En => "; ",
        }
    }

    pub fn colon(self) -> &'static str {
        match self {
            Lang::Zh => "：",
            Lang::En => ": ",
        }
    }

    pub fn full_stop(self) -> &'static str {
        match self {
            Lang::Zh => "。",
            Lang::En => ".",
        }
    }

    /// What stands between two qualifying words.
    pub fn space(self) -> &'static str {
        match self {
            Lang::Zh => "",
            Lang::En => ", ",
        }
    }
}

/// Words with what they leave open filled in, in order: `{}` by what is given, `{figure|figures}` by the first of the two
/// after a 1 and by the second after anything else, for English says one thing otherwise than several.
pub fn fill(words: &str, with: &[&str]) -> String {
    let mut pieces = words.split('{');
    let mut out = pieces.next().unwrap_or_default().to_string();
    let (mut with, mut last) = (with.iter(), "");
    for piece in pieces {
        let (open, rest) = piece.split_once('}').unwrap_or((piece, ""));
        out.push_str(match open.split_once('|') {
            Some((one, _)) if last == "1" => one,
            Some((_, several)) => several,
            None => {
                last = with.next().copied().unwrap_or_default();
                last
            }
        });
        out.push_str(rest);
    }
    out
}

macro_rules! messages {
    ($($id:ident: $zh:literal, $en:literal;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Msg { $($id),* }

        const TABLE: &[(Msg, &str, &str)] = &[$((Msg::$id, $zh, $en)),*];
    };
}

#[rustfmt::skip]
messages! {
    // The bar at the top.
    AppName:        "明数", "Mingshu";
    Tagline:        "粘贴法治政府建设年度报告，逐个看清里面的数据。", "Paste an annual report on rule-of-law government and see each figure in it.";
    Local:          "全部在本机完成，不联网", "Runs wholly on this computer, offline";
    HowToVerify:    "如何验证", "How to check";
    OpenAnother:    "打开文件", "Open a file";
    Clear:          "清空", "Clear";
    Theme:          "外观：", "Theme: ";
    ThemeAuto:      "随系统", "system";
    ThemeLight:     "浅色", "light";
    ThemeDark:      "深色", "dark";
    Language:       "语言", "Language";
    Keys:           "键盘操作", "Keyboard";
    Close:          "关闭", "Close";
    Print:          "打印", "Print";
    Workspace:      "对比与导出", "Compare and export";

    // Before a report is there.
    PasteLabel:     "粘贴报告全文", "Paste the whole report";
    PasteHint:      "把报告全文粘贴到这里（Ctrl+V），或把文件、文件夹拖进窗口：PDF、OFD、Word、WPS、网页、txt、zip 等", "Paste the whole report here (Ctrl+V), or drop files or folders on the window: PDF, OFD, Word, WPS, web pages, txt, zip …";
    ReadTyped:      "读取这段文字", "Read this text";
    ChooseFile:     "选择文件", "Choose a file";
    ChooseFolder:   "选择文件夹", "Choose a folder";
    WhichFiles:     "能打开哪些文件", "Which files can be opened";
    TryExample:     "试一份示例", "Try an example";
    ExampleName:    "示例报告（虚构）", "Example (invented)";
    Finds:          "能做什么", "It finds";
    WhatItFinds:    "列出标题、机关、年度和日期，章节提纲，以及每个数据的数值、单位、类别和出处；核查算不拢的数字、应报而没有的内容、序号日期标点的毛病。", "title, issuer, year and dates, the outline, and each figure with value, unit, kind and place; and what cannot be right, or is not there and must be.";
    DoesNot:        "不做什么", "It does not";
    WhatItDoesNot:  "不查错别字和敏感词，不评判工作；拿不准的数据标为“存疑”，请对照原文。", "check spelling or sensitive words, or judge the work; figures it is unsure of are marked \"doubtful\".";
    Stays:          "不外传", "Nothing leaves";
    KeptHere:       "文字只在本机浏览器里处理，不上传。按您的选择，有 {} 份报告保存在这台电脑的这个浏览器里，在“对比与导出”里查看、清空。", "the text stays in this browser and is not sent. As you chose, {} {report is|reports are} kept in this browser on this machine: see and clear {it|them} under \"Compare and export\".";
    NothingLeaves:  "文字只在本机浏览器里处理，不上传、不保存，关闭页面即清除。", "the text stays in this browser, is neither sent nor stored, and goes with the page.";
    Alone:          "后台线程没有启动，分析由页面自己完成：结果一样，长文本会停顿片刻。", "No background thread has started, so the page does the work itself: the same results, with a pause for long texts.";
    Secrets:        "涉密文件不得在非涉密计算机或未经批准的设备上处理。", "Do not open classified documents on a computer that is not cleared for them.";
    DropHere:       "松开鼠标，读取这些内容", "Let go to read what you hold";

    // While reading, and when it does not work.
    Reading:        "正在读取“{}”（{}）……", "Reading \"{}\" ({}) …";
    ReadingStage:   "正在读取 {}：{}……", "Reading {}: {} …";
    ReadingPaused:  "已暂停读取 {}。", "Reading of {} is paused.";
    Resume:         "继续", "Resume";
    LookingAt:      "正在查看“{}”里的文件……", "Looking at the files in \"{}\" …";
    SoManyFiles:    "{} 个文件", "{} {file|files}";
    PastedText:     "粘贴的文字", "Pasted text";
    GivenText:      "网页提供的报告", "The report that the page gives";
    Waiting:        "等待网页提供报告……", "Waiting for the page to give a report …";
    Cancel:         "取消", "Cancel";
    Cancelled:      "已取消读取。", "Reading was cancelled.";
    ReadDone:       "已读出《{}》：{} 个数据，{} 个章节。", "Read \"{}\": {} {figure|figures}, {} {heading|headings}.";
    Untitled:       "（没有找到标题）", "(no title found)";
    StaysAsWas:     "页面上原有的报告没有变动。", "The report on the page has not been changed.";
    TooLarge:       "这份文件有 {}，超过了 {} 的上限，没有读取。请只复制报告正文粘贴进来，或拆成几份再打开。", "This file has {}, more than the limit of {}, and was not read. Please paste the report's text alone, or split the file.";
    NotText:        "“{}”没有读取：{}。", "\"{}\" was not read: {}.";
    Unreadable:     "“{}”无法读取：它可能是文件夹，或者已被移走、正被其他程序占用。请确认后重新选择。", "\"{}\" cannot be read: it may be a folder, or moved, or in use by another program. Please check and choose it again.";
    WorkerDied:     "读取中断，可能是内存不足。请关闭一些标签页后重试；如仍不行，请把报告分段粘贴。", "Reading broke off, perhaps for want of memory. Please close some tabs and try again, or paste the report in parts.";
    EmptyClipboard: "剪贴板里没有文字。请先在网页或文档里选中报告全文，按 Ctrl+C 复制，再到这里粘贴。", "There is no text in the clipboard. Please select the report where it stands, copy it with Ctrl+C, and paste it here.";
    EmptyBox:       "框里还没有文字。请先粘贴或输入报告全文，再点“读取这段文字”。", "There is no text in the box yet. Please paste or type the report, then press \"Read this text\".";
    EmptyDrop:      "拖入的内容里没有文件，也没有文字。请拖入报告文件，或直接粘贴报告全文。", "What was dropped holds neither a file nor text. Please drop the file of a report, or paste the report.";
    NoReaders:      "“{}”没有读取：读取这种文件的部件没有载入。请刷新页面或重新下载后再试，或复制全文粘贴进来。", "\"{}\" was not read: the part that reads such files did not load. Please reload or download the page again, or paste the report.";
    ClosedFolder:   "这个浏览器不让页面读取拖入的文件夹“{}”。请点“选择文件夹”，或选中里面的文件一起拖入，或压缩成 zip 再打开。", "This browser does not let the page read the folder \"{}\" that was dropped. Please use \"Choose a folder\", or drop the files in it, or pack them into a zip.";
    Gathered:       "读到 {} 份文档，{} 个文件没有读取。", "{} {document|documents} read, {} {file|files} not read.";
    TrayTitle:      "读到的文档", "Documents that were read";
    TrayCount:      "{} 份", "{}";
    TrayUnread:     "没有读取：{} 个文件", "not read: {} {file|files}";
    TrayPassed:     "不是报告的格式，没有读：{} 个文件", "not in a format of reports, passed over: {} {file|files}";
    TrayStopped:    "已取消，没有读取；需要时请重新打开", "cancelled before it was read; open it again when needed";
    TrayClose:      "收起列表", "Hide this list";
    TrayClosed:     "列表已收起；其中的报告都在“对比与导出”里。", "The list is hidden; its reports are under \"Compare and export\".";
    OpenAnyway:     "仍然打开", "Open it all the same";

    // The title block.
    Figures:        "{} 个数据", "{} {figure|figures}";
    NoFigures:      "没有找到数据", "no figures found";
    ToCheck:        "{} 个存疑", "{} doubtful";
    NoneToCheck:    "无存疑", "none doubtful";
    Automatic:      "由程序自动识别，可能有漏有错；点任何一个数据都能回到原文核对。", "Found by a program, which may err or miss; each figure leads back to its words.";
    Issuer:         "机关", "Issuer";
    Place:          "地区", "Place";
    Period:         "年度", "Period";
    Signed:         "落款", "Signed";
    Published:      "公开", "Published";
    IndexNo:        "索引号", "Index no.";
    Addressee:      "报送", "Addressed to";
    Chars:          "{} 字", "{} {character|characters}";
    Encoding:       "编码", "Encoding";
    Guessed:        "推测", "guessed";
    EncodingHint:   "出现乱码时换一种编码", "If the text is garbled, try another encoding";
    GovernmentWork: "这是政府工作报告，不是法治政府建设年度报告；数据照样列出，供参考。", "This is a government work report, not an annual report on rule-of-law government; its figures are listed all the same.";
    NotAnnual:      "看起来不是法治政府建设年度报告，结果仅供参考；年度报告的核查规则没有用上。", "This does not look like an annual report on rule-of-law government; the rules on such reports were not applied.";
    Notices:        "关于这段文字", "About this text";

    // Panes.
    PaneOutline:    "提纲", "Outline";
    PaneText:       "原文", "Text";
    PaneTable:      "数据", "Figures";
    PaneFindings:   "核查", "Findings";
    Views:          "视图", "Views";
    WholeReport:    "全文", "Whole report";
    NoOutline:      "没有找到章节标题。", "No headings found.";
    OwnAndAll:      "{}：{} 个数据，其中直接在本节的 {} 个", "{}: {} {figure|figures}, {} directly in it";
    OutlineCounts:  "本节 / 合计", "own / all";
    OutlineCount:   "数据个数", "figures";
    ShowOutline:    "提纲", "Outline";
    Widths:         "拖动或用方向键调整宽度", "Drag or use the arrow keys to change the width";
    TextHint:       "点标出的数据可看它的各项；左右方向键逐个查看。", "Choose a marked figure to see its row; left and right arrows go from one to the next.";
    FindInText:     "查找原文", "Find in the text";
    FindCount:      "{} / {}", "{} of {}";
    FindNone:       "没有", "none";
    Previous:       "上一处", "Previous";
    Next:           "下一处", "Next";

    // The table.
    TableCaption:   "报告中的数据", "The figures of the report";
    ColLabel:       "名称", "Label";
    ColWritten:     "原文写法", "As written";
    ColNumber:      "数值", "Value";
    ColUnit:        "单位", "Unit";
    ColCheck:       "勾稽", "Sums";
    ColKind:        "类别", "Kind";
    ColSection:     "章节", "Section";
    ColPeriod:      "时间", "Period";
    ColPage:        "页", "Page";
    OnPage:         "第 {} 页", "page {}";
    SortBy:         "按{}排序", "Sort by {}";
    Filter:         "筛选", "Filter";
    FilterHint:     "名称、数值、章节……", "label, value, section …";
    AnyKind:        "全部类别", "All kinds";
    AnySection:     "全部章节", "All sections";
    OnlyDoubtful:   "只看存疑", "Doubtful only";
    AnyLinked:      "勾稽不限", "Any relation";
    OnlyLinked:     "有勾稽关系", "Related";
    OnlyFailing:    "不相符", "Do not agree";
    ShownAll:       "{} 个", "{}";
    Shown:          "{} / {} 个", "{} of {}";
    SortWord:       "排序", "Sort";
    ShowAll:        "显示全部", "Show all";
    NothingPasses:  "没有符合条件的数据。", "No figure passes the filter.";
    NoFiguresHere:  "这段文字里没有找到数据。", "No figures were found in this text.";
    CopyTable:      "复制表格", "Copy table";
    TableCopied:    "已复制 {} 行，可以粘贴到 Excel 或 WPS 表格。", "{} {row|rows} copied, to be pasted into a spreadsheet.";
    FiltersLifted:  "这个数据不在筛选结果里，已取消筛选。", "This figure was filtered out; the filter has been lifted.";
    NarrowedTo:     "只看：{}（{} 个数据）", "Only: {} ({} {figure|figures})";

    // One figure.
    Chosen:         "选中的数据", "The chosen figure";
    NothingChosen:  "在表里选一行，或在原文里点一个数据。", "Choose a row of the table, or a figure in the text.";
    Doubtful:       "存疑", "doubtful";
    DoubtfulWhy:    "程序对这个数据拿不准，请对照原文。", "The program is not sure of this figure; please compare it with the text.";
    Planned:        "计划", "planned";
    CopyQuote:      "复制引文", "Copy quotation";
    QuoteCopied:    "已复制引文。", "Quotation copied.";
    CopyFailed:     "浏览器不允许复制。请选中文字，按 Ctrl+C。", "The browser does not allow copying. Please select the words and press Ctrl+C.";
    GoToText:       "看原文", "In the text";
    GoToRow:        "看表格", "In the table";
    PartOf:         "属于：", "Part of: ";
    Before:         "原为 {}", "from {}";
    Indicator:      "指标：{}。", "Indicator: {}.";
    OwnPeriod:      "时间：{}", "period: {}";

    // How figures hang together. Standing words first, then what was computed.
    Relations:      "勾稽关系", "How it relates to other figures";
    Agrees:         "相符", "agrees";
    Disagrees:      "不相符", "does not agree";
    NotComputed:    "未核算", "not computed";
    Failing:        "{} 处不相符", "{} {does|do} not agree";
    RoleTotal:      "总数", "total";
    RolePart:       "分项", "part";
    RoleNumerator:  "分子", "part";
    RoleDenominator: "分母", "whole";
    RoleRate:       "比率", "rate";
    RoleBefore:     "原值", "before";
    RoleAfter:      "现值", "after";
    RoleGrowth:     "幅度", "change";
    SumHolds:       "{} = {}，与总数 {} 一致。", "{} = {}, which is the total {}.";
    SumLess:        "{} = {}，比总数 {} 少 {}。", "{} = {}, short of the total {} by {}.";
    SumMore:        "{} = {}，比总数 {} 多 {}。", "{} = {}, over the total {} by {}.";
    SumSome:        "总数 {}，其中 {}；所列不是全部分项，不作加总。", "Of the total {}, {}; these are not all its parts, so they are not added up.";
    SumRough:       "总数 {}，其中 {}；有的数字不精确，不作加总。", "Of the total {}, {}; not added up, as a number is rough.";
    SumFails:       "总数 {} 与分项 {} 不一致。", "The total {} and its parts {} do not agree.";
    MoreParts:      "……（另 {} 项）", "… ({} more)";
    RateHolds:      "{} ÷ {} = {}，与原文 {} 一致。", "{} ÷ {} = {}, as the stated {}.";
    RateFails:      "{} ÷ {} = {}，原文为 {}。", "{} ÷ {} = {}, but stated is {}.";
    RateOpen:       "{} 与 {} 之比，原文为 {}；数字不精确，未核算。", "{} of {} is stated as {}; not computed, as a number is rough.";
    ChangeIs:       "由 {} 到 {}", "from {} to {}";
    MovedUp:        "，上升 {}", ", up {}";
    MovedDown:      "，下降 {}", ", down {}";
    MovedBy:        "{}（{}）", "{} ({})";
    StatedSame:     "，与原文 {} 一致。", ", as the stated {}.";
    StatedOther:    "，原文为 {}。", ", but stated is {}.";
    StatedOpen:     "，原文为 {}；数字不精确，未核算。", ", stated as {}; not computed, as a number is rough.";
    WrongWay:       "，与原文所说的升降方向不符。", ", not in the direction that is stated.";
    MoreRelations:  "另有 {} 组勾稽关系，未逐一列出。", "{} more {relation is|relations are} not listed.";

    // What the marks in the text mean.
    Legend:         "原文标示", "Marks in the text";
    LegendChosen:   "选中的数据", "chosen figure";
    LegendPartner:  "相关数据", "related figure";
    LegendHead:     "统计的对象", "what is counted";
    LegendAct:      "所做的事", "what was done";

    // Words for numbers.
    Baseline:       "原", "before:";
    Up:             "上升", "up";
    Down:           "下降", "down";
    UpYear:         "同比上升", "up year on year";
    DownYear:       "同比下降", "down year on year";
    UpPeriod:       "环比上升", "up on the period before";
    DownPeriod:     "环比下降", "down on the period before";
    Over:           "逾", "over";
    AtLeast:        "至少", "at least";
    About:          "约", "about";
    Nearly:         "近", "nearly";
    Under:          "不到", "under";
    AtMost:         "至多", "at most";
    KindCount:      "数量", "count";
    KindPercent:    "比率", "rate";
    KindMoney:      "金额", "money";
    KindDuration:   "时长", "time";
    KindArea:       "面积", "area";
    KindLength:     "长度", "length";
    KindOther:      "其他", "other";

    // What cannot be right, and what is not there.
    FindingsHere:   "{} 处须核查", "{} {finding|findings}";
    FindingsTally:  "错误 {}，警告 {}，信息 {}", "{} {error|errors}, {} {warning|warnings}, {} {note|notes}";
    NoFindings:     "没有发现问题", "Nothing was found";
    NoFindingsOfClass: "这一类没有发现问题。", "Nothing of this class was found.";
    OnlyIgnored:    "其余各条都已忽略。", "All others are ignored.";
    MoreFindings:   "另有 {} 条没有列出；按类别筛选可以看到。", "{} more {is|are} not listed; choose a class to see {it|them}.";
    NotAChecker:    "只查算得出、对得上的问题和应当报告的内容；不查错别字，也不查敏感词。“错误”由文字自身可以证明，“警告”是怀疑，由人判断。", "Only what can be computed or compared, and the contents that must be there: no spelling and no sensitive-word checker. An error is proved by the text itself; a warning is a suspicion, for a person to judge.";
    AllRules:       "全部规则", "All rules";
    FindingClass:   "类别", "Class";
    AnyClass:       "全部类别 {}", "all classes {}";
    CopyFindings:   "复制", "Copy";
    FindingsCopied: "已复制 {} 条核查结果。", "{} {finding|findings} copied.";
    PrintReview:    "打印审核意见", "Print review";
    CopyFinding:    "复制此条", "Copy";
    FindingCopied:  "已复制这一条。", "Finding copied.";
    IgnoreOne:      "忽略此条", "Ignore this one";
    IgnoreRule:     "忽略此类（{}）", "Ignore this rule ({})";
    IgnoredOne:     "已忽略这一条，可以恢复。", "This finding is ignored; it can be shown again.";
    IgnoredRule:    "本次不再提示 {}，可以恢复。", "{} is ignored for this session; it can be shown again.";
    IgnoredNothing: "已恢复忽略的各条。", "What was ignored is shown again.";
    IgnoredCount:   "已忽略 {} 条。", "{} ignored.";
    ShowIgnored:    "恢复", "Show again";
    AboutRule:      "规则说明", "About the rule";
    FindingFigures: "涉及的数据", "Figures involved";
    FindingQuote:   "原文：{}", "Text: {}";
    FindingOther:   "另一处：{}", "Elsewhere: {}";
    FindingPlace:   "位置：{}", "Place: {}";
    FindingAdvice:  "建议：{}", "What to do: {}";
    SeverityError:  "错误", "error";
    SeverityWarning: "警告", "warning";
    SeverityInfo:   "信息", "note";
    RulesTitle:     "全部核查规则", "All rules";
    RulesIntro:     "“错误”由报告自身的文字即可证明；“警告”是有力的怀疑，由人判断；“信息”不是问题。应报内容、期限、年度、纲要各条只用于法治政府建设年度报告。", "An error is proved by the text itself; a warning is a strong suspicion, for a person to judge; a note is never a fault. Rules on contents, deadline, years and outlines run on annual reports on rule-of-law government only.";
    RuleLooks:      "查什么", "Looks for";
    RuleWhy:        "为什么", "Why";
    RuleExample:    "例", "Example";
    RuleSource:     "依据", "Source";
    RuleAdvice:     "怎么办", "What to do";

    // The card at the top of the findings.
    Card:           "完整性", "Completeness";
    NoCard:         "不是法治政府建设年度报告，不核对应当报告的内容和期限。", "Not an annual report on rule-of-law government: required contents and deadline are not looked at.";
    NotBound:       "{} 年度的报告不受“五项内容”约束（2019 年度起才要求），没有的不算缺项。", "A report on {} is not bound by the five contents, which are asked for since 2019; what is absent is no fault.";
    BoundUnknown:   "不是单一年度的年度报告，不要求“五项内容”齐全。", "Not the annual report of a single year: the five contents are not required.";
    ContentThere:   "有", "there";
    ContentTold:    "有，没有单独的标题", "told without a heading";
    ContentMissing: "没有找到", "not found";
    ContentNotAsked: "没有；不作要求", "not there; not required";
    InTime:         "{} 公开，按期（期限 {}）", "Published {}, in time (due {})";
    Late:           "{} 公开，晚于期限 {}", "Published {}, after the deadline {}";
    PublishedOn:    "{} 公开", "Published {}";
    NotDated:       "页面上没有公开日期，无从判断是否按期（期限 {}）", "The page has no date of publication; whether it was in time cannot be told (due {})";
    NotDatedAtAll:  "页面上没有公开日期", "The page has no date of publication";
    NoPlan:         "报告年度没有对应的实施纲要表，不列覆盖情况。", "There is no table of an outline for the years of this report; coverage is not shown.";
    Covered:        "{}：{} 项任务，{} 项有对应的章节或数据", "{}: of its {} tasks, {} {has|have} a section or figures";
    CoverageHint:   "只是概览，不是问题：按标题用语和数据的指标归类，写在别处的可能没有算进来。", "An overview and no fault: sorted by the words of headings and by indicators; what stands elsewhere may not be counted.";
    CoverageTask:   "任务", "Task";
    CoverageSections: "章节", "Sections";
    CoverageFigures: "数据", "Figures";
    CoverageMissing: "可比报告常写而这里没有的", "Often stated, not here";
    CoverageNone:   "没有对应的标题", "no heading";
    CoverageMore:   "另有 {} 个", "{} more";

    // The review sheet.
    ReviewTitle:    "审核意见", "Review";
    ReviewOf:       "《{}》审核意见", "Review of \"{}\"";
    ReviewWeight:   "程度", "Weight";
    ReviewWords:    "原文和位置", "Words and place";
    ReviewSaid:     "意见和建议", "Finding and what to do";
    ReviewDecided:  "处理", "Decision";
    ReviewSigned:   "审核人：　　　　　　　　　　日期：　　　　年　　月　　日", "Reviewed by:                              Date:                    ";

    // How to check that nothing leaves.
    VerifyTitle:    "如何验证：文字没有离开这台电脑", "How to check that nothing leaves this computer";
    VerifyCable:    "断开网线或无线网络，再打开这个页面，粘贴一份报告：一切照常。", "Pull the network cable or switch Wi-Fi off, open this page and paste a report: all works as before.";
    VerifyNetwork:  "按 F12 打开开发者工具，选“网络”，再粘贴报告：除页面本身外没有一条请求。", "Press F12, choose \"Network\", and paste a report: there is no request but the page itself.";
    VerifyPolicy:   "页面的安全策略（Content-Security-Policy）写在文件开头，由浏览器强制执行：default-src 'none'，connect-src 'none'，任何地址都无法连接。", "The page's own policy stands at the head of the file (Content-Security-Policy) and is enforced by the browser: default-src 'none', connect-src 'none', no address can be reached.";
    VerifyPolicyIs: "本页正在执行的策略", "The policy in force on this page";
    VerifyPolicies: "第一条写在页面里；其余是页面启动时自己再收紧的。几条同时有效，每一条都要满足。", "The first stands in the page; by the others it narrowed that when it started. All are in force, and each must be met.";
    VerifyNoPolicy: "这一份是开发用的页面，没有写入策略；请以发布的 mingshu.html 为准。", "This is a development page without a policy; take the released mingshu.html instead.";
    VerifySum:      "核对文件未被改动：算出它的 SHA-256，与发布时的 SHA256SUMS 对照。下面就能算；改动过的页面也可能谎报，所以最好再用系统自带的工具算一遍，如 Windows 的 certutil -hashfile mingshu.html SHA256。", "That the file is the one released: compute its SHA-256 and compare it with SHA256SUMS. It can be done below; a page that was tampered with could lie, so do it once more with what the system has, on Windows: certutil -hashfile mingshu.html SHA256.";
    SumTitle:       "版本与文件", "Version and file";
    Version:        "明数 {}", "Mingshu {}";
    SumChoose:      "选择文件，算 SHA-256", "Choose a file for its SHA-256";
    SumDrop:        "或把您手上的 mingshu.html 拖到这里；只在本机读取。", "or drop the mingshu.html that you have here; it is read on this computer only.";
    SumIs:          "“{}”（{}）的 SHA-256：", "SHA-256 of {} ({}):";
    SumPaste:       "与发布的对照：粘贴 SHA256SUMS 的内容，或其中一行", "To compare: paste SHA256SUMS, or a line of it";
    SumSame:        "相同：这个文件就是公布的那一个。", "The same: this is the file that was published.";
    SumSameAs:      "相同：这个文件就是公布的“{}”。", "The same: this is the {} that was published.";
    SumOther:       "不同：粘贴的 {} 个 SHA-256 里没有这一个。文件可能下载不全、被改动过，或是另一个版本；请重新下载再核对。", "Different: {} {sum was|sums were} pasted, and none is this one. The file may be incomplete, changed, or of another version; download it again and compare.";
    SumNone:        "粘贴的内容里没有 SHA-256（64 位的十六进制数）。", "There is no SHA-256 (64 hexadecimal digits) in what was pasted.";
    SumUnreadable:  "“{}”无法读取：它可能是文件夹，或已被移走。请重新选择。", "{} cannot be read: it may be a folder, or have been moved. Please choose again.";
    VerifyMemory:   "页面不写 Cookie，也不用本地存储，除非您在“对比与导出”里勾选“在本机浏览器里保存”（旁边就是清除按钮）；点“清空”、刷新或关闭页面，文字即清除。", "The page writes no cookie and uses no storage, unless you tick \"Keep in this browser\" under \"Compare and export\" (the button that wipes it is beside it); \"Clear\", a reload or closing the page removes the text.";

    // Which files can be opened.
    FilesIntro:     "把文件、文件夹或压缩包拖进窗口，一次可以多个；全部在本机读取。", "Drop files, folders or archives on the window, several at once; all is read on this computer.";
    FilesKind:      "格式", "Format";
    FilesEndings:   "扩展名", "Endings";
    FilesTaken:     "读取的内容", "What is read";
    FilesLimits:    "限度（超过时会说明原因，不会只读一半）", "Limits (what is beyond them is refused with a reason, never read by half)";
    FilesWhat:      "项目", "What";
    FilesMost:      "上限", "Most";
    FilesBeyond:    "超过时", "Beyond that";

    // The keyboard sheet.
    KeyPaste:       "粘贴并读取一份报告", "paste and read a report";
    KeyFilter:      "到筛选框", "go to the filter";
    KeyFind:        "查找原文，/…/ 之间可写正则表达式", "find in the text; a regular expression between /…/";
    KeyNext:        "下一个、上一个数据", "next, previous figure";
    KeyDoubtful:    "只看存疑，再按一次恢复", "doubtful only, on and off";
    KeyQuote:       "复制选中数据的引文", "copy the quotation of the chosen figure";
    KeyFinding:     "下一条、上一条核查结果", "next, previous finding";
    KeyPanes:       "到提纲、原文、数据、核查", "go to outline, text, figures, findings";
    KeyTable:       "在表格和提纲里移动", "move in table and outline";
    KeyEnter:       "选定；在表格里跳到原文", "choose; in the table, go to the text";
    KeyEscape:      "关闭窗口，取消选择和筛选", "close a window, drop choice and filter";
    KeyHelp:        "显示这张表", "show this sheet";

    // Quotations and print.
    QuoteSection:   "，见“{}”", ", under \"{}\"";
    PrintPage:      "（第 {} 页）", " (page {})";
    QuotePage:      "，第 {} 页", ", page {}";
    QuoteDate:      "，{}公开", ", published {}";
    QuoteSigned:    "，落款{}", ", signed {}";
    Number:         "序号", "No.";
    PrintSources:   "出处", "Sources";
    PrintMade:      "由明数在本机整理；数据由程序识别，请以原文为准。", "Compiled by Mingshu on this computer; figures were found by a program, the report itself is decisive.";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_fill_in_the_same_things() {
        for (id, zh, en) in TABLE {
            assert!(!zh.is_empty() && !en.is_empty(), "{id:?}");
            assert_eq!(zh.matches("{}").count(), en.matches("{}").count(), "{id:?}");
            // The fonts for Chinese set curly quotation marks as wide as a character.
            assert!(!en.contains(['“', '”', '’']), "{id:?}");
        }
    }

    #[test]
    fn messages_are_filled_in_order() {
        assert_eq!(Lang::Zh.fill(Msg::Reading, &["甲.txt", "3 KB"]), "正在读取“甲.txt”（3 KB）……");
        assert_eq!(Lang::En.fill(Msg::Shown, &["2", "9"]), "2 of 9");
    }

    #[test]
    fn english_says_one_thing_otherwise_than_several() {
        let said = |count: &str| Lang::En.fill(Msg::FindingsHere, &[count]);
        assert_eq!(["0", "1", "2", "11"].map(said), ["0 findings", "1 finding", "2 findings", "11 findings"]);
        let tally = Lang::En.fill(Msg::FindingsTally, &["1", "0", "2"]);
        assert_eq!(tally, "1 error, 0 warnings, 2 notes");
        assert_eq!(Lang::En.fill(Msg::MoreFindings, &["1"]), "1 more is not listed; choose a class to see it.");
        // What has no number of its own goes by the one before it, in the same message only.
        assert_eq!(fill("{} {a|b} {c|d}", &["1"]), "1 a c");
        assert_eq!(fill("{a|b} {}", &["1"]), "b 1");
    }

    #[test]
    fn no_english_count_stands_before_a_plural_that_is_always_there() {
        // Names of things that are counted; `{}` before one of them needs both forms.
        const COUNTED: &[&str] =
            &["figures", "findings", "files", "headings", "rows", "documents", "reports", "changes"];
        for (id, _, en) in TABLE {
            for word in COUNTED {
                assert!(!en.contains(&format!("{{}} {word}")), "{id:?}");
            }
        }
    }
}
