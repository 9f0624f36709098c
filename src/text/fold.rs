//! Texts in the one form in which they are compared.

use unicode_normalization::UnicodeNormalization;

/// `text` without the characters that nobody sees, full-width letters made narrow and half-width
/// ones wide, in Unicode form NFC and in lower case: two texts that read the same are the same.
pub fn folded(text: &str) -> String {
    if text.bytes().all(|byte| byte.is_ascii()) {
        return text.to_ascii_lowercase();
    }
    let mut plain = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => {}
            '\u{ff00}'..='\u{ffef}' => plain.extend(std::iter::once(character).nfkc()),
            _ => plain.push(character),
        }
    }
    plain.nfc().collect::<String>().to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_reads_the_same_is_the_same() {
        let cases = [
            ("ＡＷＳ　Ｃｌｉ", "aws\u{3000}cli"),
            ("ﾊﾝ ﾡ", "ハン \u{1100}"),
            ("\u{110f}\u{1162}\u{1109}\u{1175}\u{11bc}", "캐싱"),
            ("Kube\u{ad}rnetes", "kubernetes"),
            ("É", "é"),
            ("ㅋㅅ", "ㅋㅅ"),
        ];
        for (text, expected) in cases {
            assert_eq!(folded(text), expected, "{text}");
        }
    }
}
