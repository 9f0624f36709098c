//! A line of a class: an attribute, a method or an annotation.

/// An attribute or a method.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Member {
    /// What is shown, its visibility included.
    pub text: String,
    /// What marks it.
    pub mark: Mark,
}

/// What marks a member.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing.
    #[default]
    None,
    /// `$`: there is one for all objects. It is underlined.
    Static,
    /// `*`: classes below say what it does. It is slanted.
    Abstract,
}

/// What a line of a class is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// `<<…>>`
    Annotation(String),
    /// What has parentheses.
    Method(Member),
    /// Anything else.
    Attribute(Member),
}

/// What a line says; `None` when it is blank.
pub fn read(line: &str) -> Option<Line> {
    let line = line.trim();
    if line.is_empty() {
        return None;
    }
    if let Some(annotation) = line.strip_prefix("<<").and_then(|rest| rest.strip_suffix(">>")) {
        return Some(Line::Annotation(annotation.trim().to_owned()));
    }
    match line.rfind(')').filter(|close| line[..*close].contains('(')) {
        Some(close) => Some(Line::Method(method(line, close))),
        None => {
            let (text, mark) = marked(line);
            Some(Line::Attribute(Member { text: generic(text), mark }))
        }
    }
}

/// `+name(type)$ result`: what follows the parentheses is the result, a mark before or after it.
fn method(line: &str, close: usize) -> Member {
    let (call, rest) = line.split_at(close + 1);
    let early = match rest.chars().next() {
        Some('$') => Mark::Static,
        Some('*') => Mark::Abstract,
        _ => Mark::None,
    };
    let (result, mark) = match early {
        Mark::None => marked(rest.trim()),
        early => (&rest[1..], early),
    };
    let result = result.trim().trim_start_matches(':').trim();
    let mut text = generic(call);
    if !result.is_empty() {
        text.push_str(" : ");
        text.push_str(&generic(result));
    }
    Member { text, mark }
}

/// A text without the mark at its end.
fn marked(text: &str) -> (&str, Mark) {
    if let Some(text) = text.strip_suffix('$') {
        return (text.trim_end(), Mark::Static);
    }
    match text.strip_suffix('*') {
        Some(text) => (text.trim_end(), Mark::Abstract),
        None => (text, Mark::None),
    }
}

/// `Map~String, List~int~~` as `Map<String, List<int>>`. A `~` at the beginning is a visibility; one
/// without a partner stays.
pub fn generic(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let mut partners = vec![' '; characters.len()];
    let mut open: Vec<usize> = Vec::new();
    let mut left = characters.iter().skip(1).filter(|c| **c == '~').count();
    for (at, character) in characters.iter().enumerate().skip(1) {
        if *character != '~' {
            continue;
        }
        left -= 1;
        let begins = characters.get(at + 1).is_some_and(|next| next.is_alphanumeric());
        if begins && left > open.len() {
            open.push(at);
        } else if let Some(partner) = open.pop() {
            partners[partner] = '<';
            partners[at] = '>';
        }
    }
    let shown = characters.iter().zip(partners);
    shown.map(|(character, partner)| if partner == ' ' { *character } else { partner }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn methods_attributes_and_annotations_are_told_apart() {
        let said = |line: &str| match read(line) {
            Some(Line::Annotation(text)) => format!("<<{text}>>"),
            Some(Line::Method(member)) => format!("method {} {:?}", member.text, member.mark),
            Some(Line::Attribute(member)) => format!("{} {:?}", member.text, member.mark),
            None => "-".to_owned(),
        };
        for (line, expected) in [
            ("  ", "-"),
            ("<<interface>>", "<<interface>>"),
            ("+int age", "+int age None"),
            ("-count: int$", "-count: int Static"),
            ("+List~int~ all*", "+List<int> all Abstract"),
            ("+swim()", "method +swim() None"),
            ("+run(speed: int) bool", "method +run(speed: int) : bool None"),
            ("+run()* bool", "method +run() : bool Abstract"),
            ("+run() bool$", "method +run() : bool Static"),
            ("+run() : bool", "method +run() : bool None"),
            ("~pack(a~b~)", "method ~pack(a<b>) None"),
            ("닫기)", "닫기) None"),
        ] {
            assert_eq!(said(line), expected, "{line}");
        }
    }

    #[test]
    fn tildes_are_angle_brackets_where_they_come_in_pairs() {
        for (text, expected) in [
            ("List~int~", "List<int>"),
            ("Map~String, List~int~~ all", "Map<String, List<int>> all"),
            ("~List~가~ 목록", "~List<가> 목록"),
            ("a~b", "a~b"),
            ("~", "~"),
            ("A~B~ C~D~", "A<B> C<D>"),
        ] {
            assert_eq!(generic(text), expected, "{text}");
        }
    }
}
