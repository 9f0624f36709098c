//! What of an author's HTML comes onto the page: tags and attributes that are known and harmless.

use super::stretch::Stretch;
use super::tag::{Token, tokens, unescape};
use super::{Comment, Piece};
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// What was made of a stretch of HTML.
#[derive(Default)]
pub(super) struct Admitted {
    /// Tags that may stay and text; what may not stay is text.
    pub pieces: Vec<Piece>,
    /// The comments, which are on no page.
    pub comments: Vec<Comment>,
    /// What was refused.
    pub findings: Vec<Diagnostic>,
}

/// Admits the tags of `html` that are on the list; every other one becomes text with a finding.
pub(super) fn admit(html: &Stretch, source: &Source) -> Admitted {
    let text = html.text();
    let mut admitted = Admitted::default();
    for token in tokens(text) {
        let place = |range: std::ops::Range<usize>| source.span(html.source(range));
        match token {
            Token::Text(range) => {
                admitted.text(place(range.clone()), unescape(&text[range]));
            }
            Token::Open { range, name, attributes } => {
                let span = place(range.clone());
                if admitted.name(&name, span) {
                    let attributes = attributes
                        .into_iter()
                        .filter(|(key, value)| admitted.attribute(&name, key, value, span))
                        .collect();
                    admitted.pieces.push(Piece::Open { span, name, attributes });
                } else {
                    admitted.text(span, text[range].to_owned());
                }
            }
            Token::Close { range, name } => {
                let span = place(range.clone());
                if ALLOWED.binary_search(&name.as_str()).is_ok() {
                    admitted.pieces.push(Piece::Close { span, name });
                } else {
                    // The opening tag has been named already.
                    admitted.text(span, text[range].to_owned());
                }
            }
            Token::Comment { range, text: inner } => admitted
                .comments
                .push(Comment { span: place(range), text: text[inner].trim().to_owned() }),
            Token::Unclosed(range) => {
                let span = place(range.clone());
                admitted.findings.push(
                    Diagnostic::error(
                        "html-comment-unclosed",
                        Span { end: span.start + 4, ..span },
                        "주석이 닫히지 않아 그 뒤가 글자 그대로 보입니다",
                    )
                    .help("주석이 끝나는 곳에 `-->`를 넣으세요"),
                );
                admitted.text(span, text[range].to_owned());
            }
            Token::Declaration(range) => {
                let span = place(range.clone());
                let written = &text[range.clone()];
                let name = written.split([' ', '\t', '\n', '\r', '>']).next().unwrap_or(written);
                admitted.refuse(span, name);
                admitted.text(span, text[range].to_owned());
            }
        }
    }
    admitted
}

impl Admitted {
    fn text(&mut self, span: Span, text: String) {
        if let Some(Piece::Text { span: last, text: before }) = self.pieces.last_mut()
            && last.end == span.start
        {
            last.end = span.end;
            before.push_str(&text);
        } else {
            self.pieces.push(Piece::Text { span, text });
        }
    }

    /// Whether a tag may stay; a finding when it may not.
    fn name(&mut self, name: &str, span: Span) -> bool {
        if ALLOWED.binary_search(&name).is_ok() {
            return true;
        }
        if UNSAFE.binary_search(&name).is_ok() {
            self.refuse(span, &format!("<{name}>"));
        } else {
            self.findings.push(
                Diagnostic::warning(
                    "html-unknown-tag",
                    span,
                    format!("`<{name}>` 태그는 HTML에 없어 글자 그대로 보입니다"),
                )
                .help(format!("글자라면 `\\<{name}>`처럼 쓰거나 백틱으로 감싸세요")),
            );
        }
        false
    }

    fn refuse(&mut self, span: Span, what: &str) {
        self.findings.push(
            Diagnostic::error(
                "html-unsafe",
                span,
                format!("`{what}` 태그는 쓸 수 없어 글자 그대로 보입니다"),
            )
            .help("태그를 지우거나, 보여 주려는 것이라면 코드 블록에 넣으세요"),
        );
    }

    /// Whether an attribute may stay; a finding when it may not.
    fn attribute(&mut self, tag: &str, key: &str, value: &str, span: Span) -> bool {
        let known = GLOBAL.binary_search(&key).is_ok()
            || key.starts_with("aria-")
            || ATTRIBUTES.iter().any(|(name, tags)| *name == key && tags.contains(&tag));
        let message = if known && !(is_address(key) && is_unsafe_url(value)) {
            return true;
        } else if known {
            format!("`<{tag}>`의 `{key}`에 쓸 수 없는 주소(`{}`)가 있어 뺐습니다", one_line(value))
        } else {
            format!("`<{tag}>`의 `{key}` 속성은 쓸 수 없어 뺐습니다")
        };
        let dangerous = known || key == "style" || key.starts_with("on");
        let finding = if dangerous { Diagnostic::warning } else { Diagnostic::note };
        self.findings.push(
            finding("html-attribute-dropped", span, message)
                .help(format!("`{key}` 속성을 지우세요")),
        );
        false
    }
}

/// What an author wrote as it can be shown in a message.
pub(super) fn one_line(written: &str) -> String {
    let mut characters = written.trim().chars().map(|c| if c.is_control() { ' ' } else { c });
    let shown: String = characters.by_ref().take(60).collect();
    if characters.next().is_some() { format!("{shown}…") } else { shown }
}

fn is_address(key: &str) -> bool {
    matches!(key, "href" | "src" | "cite" | "poster")
}

/// Whether following or loading `url` could run something. Pictures may be `data:`.
pub(super) fn is_unsafe_url(url: &str) -> bool {
    let plain: String = url
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect::<String>()
        .to_lowercase();
    let Some((scheme, rest)) = plain.split_once(':') else { return false };
    match scheme {
        "javascript" | "vbscript" => true,
        "data" => !rest.starts_with("image/") || rest.starts_with("image/svg"),
        _ => false,
    }
}

/// Elements that only say what their content is. Sorted.
const ALLOWED: [&str; 80] = [
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "bdo",
    "big",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "picture",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "track",
    "tt",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// Elements of HTML that run, load, style or send something, or belong to the page itself. Sorted.
const UNSAFE: [&str; 42] = [
    "applet",
    "area",
    "base",
    "basefont",
    "bgsound",
    "body",
    "button",
    "canvas",
    "datalist",
    "dialog",
    "embed",
    "fieldset",
    "form",
    "frame",
    "frameset",
    "head",
    "html",
    "iframe",
    "input",
    "label",
    "legend",
    "link",
    "map",
    "marquee",
    "math",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "optgroup",
    "option",
    "param",
    "plaintext",
    "script",
    "select",
    "slot",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
];

/// Attributes that every element may have. Sorted.
const GLOBAL: [&str; 6] = ["align", "dir", "id", "lang", "role", "title"];

/// Attributes that some elements may have.
const ATTRIBUTES: [(&str, &[&str]); 33] = [
    ("alt", &["img"]),
    ("border", &["img", "table"]),
    ("cellpadding", &["table"]),
    ("cellspacing", &["table"]),
    ("cite", &["blockquote", "q", "del", "ins"]),
    ("color", &["font"]),
    ("colspan", &["td", "th"]),
    ("controls", &["audio", "video"]),
    ("datetime", &["del", "ins", "time"]),
    ("headers", &["td", "th"]),
    ("height", &["img", "video", "table", "td", "th", "tr"]),
    ("href", &["a"]),
    ("kind", &["track"]),
    ("label", &["track"]),
    ("loop", &["audio", "video"]),
    ("media", &["source"]),
    ("muted", &["audio", "video"]),
    ("name", &["a", "details"]),
    ("nowrap", &["td", "th"]),
    ("open", &["details"]),
    ("poster", &["video"]),
    ("preload", &["audio", "video"]),
    ("reversed", &["ol"]),
    ("rowspan", &["td", "th"]),
    ("scope", &["th"]),
    ("span", &["col", "colgroup"]),
    ("src", &["img", "audio", "video", "source", "track"]),
    ("srclang", &["track"]),
    ("start", &["ol"]),
    ("type", &["ol", "ul", "li", "source"]),
    ("valign", &["td", "th", "tr", "thead", "tbody", "tfoot"]),
    ("value", &["li"]),
    ("width", &["img", "video", "table", "td", "th", "col", "colgroup", "hr"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted_and_apart() {
        assert!(ALLOWED.is_sorted() && UNSAFE.is_sorted() && GLOBAL.is_sorted());
        assert!(ALLOWED.iter().all(|name| UNSAFE.binary_search(name).is_err()));
    }

    #[test]
    fn an_address_that_runs_something_is_seen_however_it_is_written() {
        for url in [
            "javascript:x",
            " JaVa\tScript:x",
            "vbscript:x",
            "data:text/html,x",
            "data:image/svg+xml,x",
        ] {
            assert!(is_unsafe_url(url), "{url}");
        }
        for url in
            ["https://x.io", "a/b:c", "#javascript:x", "data:image/png;base64,x", "mailto:a@b.c"]
        {
            assert!(!is_unsafe_url(url), "{url}");
        }
    }
}
