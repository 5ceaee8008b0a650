//! What the tests of intake share: an invented report, and encoders that the library itself does not need.

/// A report of a place that does not exist.
pub const REPORT: &str = "云岭市清溪区人民政府2023年法治政府建设年度报告\r\n\
    一、主要举措和成效\r\n\
    （一）依法全面履行政府职能。全年取消证明事项35项，办理行政许可1.2万件，同比增长8.5%。\r\n\
    （二）严格规范公正文明执法。开展执法检查“双随机”抽查420次，约谈企业12家；立案查处156件，罚没款金额48.6万元。\r\n\
    二、存在的不足和原因\r\n\
    少数部门运用法治思维解决问题的能力还不够强。\r\n";

/// The same in the characters of Taiwan and Hong Kong.
pub const TRADITIONAL: &str = "雲嶺市清溪區政府2023年法治政府建設年度報告\n\
    一、主要舉措和成效\n全年取消證明事項35項，辦理行政許可1.2萬件，同比增長8.5%。\n\
    二、存在的不足和原因\n少數部門運用法治思維解決問題的能力還不夠強，須進一步加強學習。\n";

pub fn encode(text: &str, encoding: &str) -> Vec<u8> {
    match encoding {
        "UTF-16LE" => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "UTF-16BE" => text.encode_utf16().flat_map(u16::to_be_bytes).collect(),
        _ => {
            let encoding = encoding_rs::Encoding::for_label(encoding.as_bytes()).expect("an encoding");
            let (bytes, _, lost) = encoding.encode(text);
            assert!(!lost, "the text does not fit {}", encoding.name());
            bytes.into_owned()
        }
    }
}

/// Bytes without any order, the same in every run.
pub fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_F491_4F6C_DD1D_u64;
    std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        (state >> 32) as u8
    })
    .take(length)
    .collect()
}
