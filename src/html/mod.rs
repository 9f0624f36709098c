//! HTML written once: the one place that escapes.

/// HTML under construction. Text and attribute values are escaped here and nowhere else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// `<name attributes>`; an attribute with an empty value is written as its bare name when it is
    /// one of HTML's boolean ones, else with the empty value.
    pub fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> &mut Self {
        self.0.push('<');
        self.0.push_str(name);
        for (key, value) in attributes {
            self.0.push(' ');
            self.0.push_str(key);
            if value.is_empty() && BOOLEAN.contains(key) {
                continue;
            }
            self.0.push_str("=\"");
            escape_into(&mut self.0, value);
            self.0.push('"');
        }
        self.0.push('>');
        self
    }

    /// `</name>`
    pub fn close(&mut self, name: &str) -> &mut Self {
        self.0.push_str("</");
        self.0.push_str(name);
        self.0.push('>');
        self
    }

    /// Text, escaped.
    pub fn text(&mut self, text: &str) -> &mut Self {
        escape_into(&mut self.0, text);
        self
    }

    /// An element that holds only text.
    pub fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> &mut Self {
        self.open(name, attributes).text(text).close(name)
    }

    /// HTML that was made here, or an SVG of ours: written as it is.
    pub fn raw(&mut self, html: &str) -> &mut Self {
        self.0.push_str(html);
        self
    }

    /// What has been written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What has been written.
    pub fn into_string(self) -> String {
        self.0
    }
}

const BOOLEAN: [&str; 8] =
    ["checked", "disabled", "open", "hidden", "defer", "async", "controls", "reversed"];

/// `text` with `&`, `<`, `>` and `"` as entities: right in HTML text, attribute values and XML.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    escape_into(&mut escaped, text);
    escaped
}

fn escape_into(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            character => out.push(character),
        }
    }
}
