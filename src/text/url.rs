//! Paths in URLs: percent signs on the way out, none on the way in.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

/// What a path may not hold in an `href`: beside controls what would end it or be read otherwise.
/// Hangul stays as it is, browsers and people read it.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// A path or a fragment as it stands in an `href`: what URLs reserve is percent-encoded, Hangul
/// stays.
pub fn encode_path(path: &str) -> String {
    let mut encoded = String::with_capacity(path.len());
    for character in path.chars() {
        if character.is_ascii() {
            encoded.extend(utf8_percent_encode(character.encode_utf8(&mut [0; 4]), RESERVED));
        } else {
            encoded.push(character);
        }
    }
    encoded
}

/// `text` with percent signs resolved; as it is when they do not make UTF-8.
pub fn decode(text: &str) -> String {
    percent_decode_str(text)
        .decode_utf8()
        .map_or_else(|_| text.to_owned(), |text| text.into_owned())
}

/// The scheme of a URL in lower case, such as `https`; `None` for a path.
pub fn scheme(url: &str) -> Option<String> {
    let (scheme, _) = url.split_once(':')?;
    let mut letters = scheme.bytes();
    let begins = letters.next().is_some_and(|first| first.is_ascii_alphabetic());
    let goes_on = letters.all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte));
    // One letter is a Windows drive.
    (begins && goes_on && scheme.len() > 1).then(|| scheme.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hangul_stays_and_reserved_characters_are_encoded() {
        assert_eq!(encode_path("1주차/a b#1?.md"), "1주차/a%20b%231%3F.md");
        assert_eq!(decode("%ED%95%9C%20글"), "한 글");
        assert_eq!(decode("100%"), "100%");
    }

    #[test]
    fn a_drive_is_no_scheme() {
        assert_eq!(scheme("HTTPS://x"), Some("https".to_owned()));
        assert_eq!(scheme("mailto:a@b"), Some("mailto".to_owned()));
        assert_eq!(scheme("C:/x"), None);
        assert_eq!(scheme("a/b:c"), None);
    }
}
