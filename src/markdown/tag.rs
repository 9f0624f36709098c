//! HTML text to tags, comments and the text between them.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{Event, Parser};

/// A piece of HTML; ranges are bytes of the text that was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// Text, entities not resolved.
    Text(Range<usize>),
    /// `<name …>` or `<name …/>`.
    Open { range: Range<usize>, name: String, attributes: Vec<(String, String)> },
    /// `</name>`
    Close { range: Range<usize>, name: String },
    /// `<!-- … -->`
    Comment { range: Range<usize>, text: Range<usize> },
    /// A comment that never ends.
    Unclosed(Range<usize>),
    /// `<!…>`, `<?…>` or `<![CDATA[…]]>`.
    Declaration(Range<usize>),
}

/// Elements whose content is no HTML of the page, whatever it looks like.
const RAW: [&str; 11] = [
    "script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "noscript",
    "svg", "math",
];

/// Reads `html`; the tokens cover all of it, in order. Names are in lower case, the values of
/// attributes have their entities resolved. The content of an element that holds raw text is part
/// of its opening tag's range, its closing tag as well.
pub(super) fn tokens(html: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut text = 0;
    let mut from = 0;
    // Where an end was looked for in vain, so that many beginnings do not look again and again.
    let mut gone = Gone::default();
    while let Some(at) = html[from..].find('<').map(|found| from + found) {
        let Some((token, end)) = token(html, at, &mut gone) else {
            from = at + 1;
            continue;
        };
        if text < at {
            tokens.push(Token::Text(text..at));
        }
        tokens.push(token);
        (text, from) = (end, end);
    }
    if text < html.len() {
        tokens.push(Token::Text(text..html.len()));
    }
    tokens
}

#[derive(Default)]
struct Gone(Vec<&'static str>);

impl Gone {
    fn find(&mut self, html: &str, from: usize, end: &'static str) -> Option<usize> {
        if self.0.contains(&end) {
            return None;
        }
        let found = html[from..].find(end).map(|at| from + at + end.len());
        if found.is_none() {
            self.0.push(end);
        }
        found
    }
}

fn token(html: &str, at: usize, gone: &mut Gone) -> Option<(Token, usize)> {
    let rest = &html[at..];
    if rest.starts_with("<!--") {
        // `<!-->` and `<!--->` are whole comments.
        let end = if rest.starts_with("<!-->") {
            Some(at + 5)
        } else if rest.starts_with("<!--->") {
            Some(at + 6)
        } else {
            gone.find(html, at + 4, "-->")
        };
        return Some(match end {
            Some(end) => {
                let text = (at + 4).min(end - 3)..(end - 3).max(at + 4).min(end);
                (Token::Comment { range: at..end, text }, end)
            }
            None => (Token::Unclosed(at..html.len()), html.len()),
        });
    }
    let declared = |end: Option<usize>| end.map(|end| (Token::Declaration(at..end), end));
    if rest.starts_with("<![CDATA[") {
        return declared(gone.find(html, at, "]]>"));
    }
    if rest.starts_with("<?") {
        return declared(gone.find(html, at, "?>"));
    }
    if rest
        .strip_prefix("<!")
        .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_alphabetic()))
    {
        return declared(gone.find(html, at, ">"));
    }
    if let Some(closing) = rest.strip_prefix("</") {
        let name = name(closing)?;
        let after = closing[name.len()..].trim_start();
        let end = html.len() - after.strip_prefix('>')?.len();
        return Some((Token::Close { range: at..end, name: name.to_ascii_lowercase() }, end));
    }
    open(html, at)
}

fn name(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(text.len());
    text.starts_with(|c: char| c.is_ascii_alphabetic()).then(|| &text[..end])
}

fn open(html: &str, at: usize) -> Option<(Token, usize)> {
    let name = name(&html[at + 1..])?.to_ascii_lowercase();
    let mut rest = &html[at + 1 + name.len()..];
    let mut attributes: Vec<(String, String)> = Vec::new();
    let mut seen = BTreeSet::new();
    loop {
        let next = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
        if let Some(after) = next.strip_prefix('>') {
            rest = after;
            break;
        }
        // An attribute stands apart from what is before it.
        if next.len() == rest.len() {
            return None;
        }
        let (key, value, after) = attribute(next)?;
        if seen.insert(key.clone()) {
            attributes.push((key, unescape(value)));
        }
        rest = after;
    }
    let mut end = html.len() - rest.len();
    if RAW.contains(&name.as_str()) {
        end = closing(html, end, &name);
    }
    Some((Token::Open { range: at..end, name, attributes }, end))
}

fn attribute(text: &str) -> Option<(String, &str, &str)> {
    let end = text
        .find(|c: char| c.is_ascii_whitespace() || "\"'<>/=`".contains(c))
        .unwrap_or(text.len());
    let (key, rest) = text.split_at(end);
    if key.is_empty() {
        return None;
    }
    let key = key.to_lowercase();
    let Some(value) = rest.trim_start().strip_prefix('=') else { return Some((key, "", rest)) };
    let value = value.trim_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = value.strip_prefix(quote) {
            let (value, after) = quoted.split_once(quote)?;
            return Some((key, value, after));
        }
    }
    let end = value
        .find(|c: char| c.is_ascii_whitespace() || "\"'<>=`".contains(c))
        .unwrap_or(value.len());
    (end > 0).then(|| (key, &value[..end], &value[end..]))
}

/// The byte after `</name>`, or the end of the text.
fn closing(html: &str, from: usize, name: &str) -> usize {
    html[from..]
        .match_indices("</")
        .map(|(at, _)| from + at)
        .find(|at| {
            html.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name))
        })
        .map_or(html.len(), |at| html[at..].find('>').map_or(html.len(), |end| at + end + 1))
}

/// `text` with its entities resolved as the Markdown parser resolves them.
pub(super) fn unescape(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        plain.push_str(&rest[..at]);
        rest = &rest[at..];
        let end = rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .filter(|end| rest[1 + end..].starts_with(';'))
            .map_or(1, |end| end + 2);
        let (entity, after) = rest.split_at(end);
        for event in Parser::new(entity) {
            if let Event::Text(resolved) = event {
                plain.push_str(&resolved);
            }
        }
        rest = after;
    }
    plain.push_str(rest);
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_cover_the_text() {
        let html = "a <b X='1' y>c</b > <br/> a < b <!-- x --> <!--> <? p ?> <!D> <script>if (a<b) {}</SCRIPT > <a href=x>&amp;</a <i <!-- open";
        let mut at = 0;
        for token in tokens(html) {
            let (Token::Text(range)
            | Token::Open { range, .. }
            | Token::Close { range, .. }
            | Token::Comment { range, .. }
            | Token::Unclosed(range)
            | Token::Declaration(range)) = token;
            assert_eq!(range.start, at);
            at = range.end;
        }
        assert_eq!(at, html.len());
    }

    #[test]
    fn entities_are_resolved() {
        assert_eq!(unescape("a &amp;&lt;&#44032;&none; & b&"), "a &<가&none; & b&");
    }
}
