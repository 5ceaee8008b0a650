//! Radicals that PDF printers write for the characters that look like them.
//!
//! A printer that finds the glyph of 行 under two code points may take the wrong one: `⾏` (U+2F8F) for 行, `⻓` (U+2ED3) for
//! 长. Folding never changes how many characters there are.

/// The character that a radical stands for; any other character as it is.
pub fn fold(c: char) -> char {
    match c {
        '\u{2e80}'..='\u{2ef3}' => supplement(c),
        '\u{2f00}'..='\u{2fd5}' => kangxi(c),
        _ => c,
    }
}

/// U+2F00 to U+2FD5 in order (Unicode, compatibility mappings; but 户 for 戶: in fonts of simplified characters ⼾ shares the
/// glyph of 户, so that is what a printer had).
#[rustfmt::skip]
const KANGXI: [&str; 4] = [
    "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴",
    "廾弋弓彐彡彳心戈户手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿",
    "目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵",
    "邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊齒龍龜龠",
];

fn kangxi(c: char) -> char {
    let at = c as usize - 0x2f00;
    KANGXI[at / 54].chars().nth(at % 54).unwrap_or(c)
}

/// Radicals of U+2E80 to U+2EF3, each followed by its character (Unicode, EquivalentUnifiedIdeograph).
/// To add one: append the pair.
#[rustfmt::skip]
const SUPPLEMENT: [&str; 4] = [
    "⺁厂⺄乙⺅亻⺆冂⺉刂⺊卜⺌小⺍小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺕彐⺖忄⺘扌⺙攵⺛旡⺜日⺝月⺞歺⺟母⺠民⺡氵⺢氺",
    "⺣灬⺤爫⺦丬⺧牛⺨犭⺩王⺪疋⺫罒⺬示⺭礻⺮竹⺯糹⺰纟⺶羊⺷羊⺸羊⺹耂⺺肀⺻聿⺼月⺽臼⺾艹⻁虎⻂衤⻃覀⻄西",
    "⻅见⻆角⻇角⻈讠⻉贝⻊足⻋车⻌辶⻐钅⻑長⻒镸⻓长⻔门⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马",
    "⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻮齿⻰龙⻳龟",
];

fn supplement(c: char) -> char {
    for pairs in SUPPLEMENT {
        let mut chars = pairs.chars();
        while let (Some(from), Some(to)) = (chars.next(), chars.next()) {
            if from == c {
                return to;
            }
        }
    }
    c
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn every_kangxi_radical_has_a_character() {
        for c in '\u{2f00}'..='\u{2fd5}' {
            assert!(!('\u{2f00}'..='\u{2fd5}').contains(&fold(c)), "{c}");
        }
        assert_eq!((fold('⼀'), fold('⿕'), fold('⼾'), fold('⻓'), fold('①')), ('一', '龠', '户', '长', '①'));
    }
}
