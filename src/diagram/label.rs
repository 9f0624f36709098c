//! What stands between the brackets of a label: entities, `<br/>`, tags and Markdown become runs.

use super::text::Run;

/// The lines of a label as written in a source: `<br>` and line feeds part them, entities are
/// decoded, other HTML tags are dropped. There is always at least one line.
pub fn lines(raw: &str) -> Vec<Vec<Run>> {
    let mut lines = Vec::new();
    let mut line = vec![Run::default()];
    let mut rest = raw;
    while let Some(character) = rest.chars().next() {
        if character == '<'
            && let Some((name, length)) = tag(rest)
        {
            rest = &rest[length..];
            if name.eq_ignore_ascii_case("br") {
                lines.push(std::mem::replace(&mut line, vec![Run::default()]));
            } else {
                style(&mut line, name, rest);
            }
            continue;
        }
        rest = &rest[character.len_utf8()..];
        match character {
            '\n' => lines.push(std::mem::replace(&mut line, vec![Run::default()])),
            _ => line.last_mut().expect("a line has a run").text.push(character),
        }
    }
    lines.push(line);
    for line in &mut lines {
        for run in &mut *line {
            run.text = decoded(&run.text);
        }
        tidy(line);
    }
    lines
}

/// A label on one line, without any style: for titles, descriptions and outlines.
pub fn plain(raw: &str) -> String {
    let lines = lines(raw);
    let texts = lines.iter().map(|line| line.iter().map(|run| run.text.as_str()).collect());
    texts.collect::<Vec<String>>().join(" ").trim().to_owned()
}

/// The lines of a Markdown label (`"`…`"`): `**bold**`, `*slanted*`, `_slanted_`.
pub fn markdown(raw: &str) -> Vec<Vec<Run>> {
    emphasised(lines(&raw.replace("\\n", "\n")))
}

/// Lines in which stars and underscores around words are marks of emphasis.
pub fn emphasised(lines: Vec<Vec<Run>>) -> Vec<Vec<Run>> {
    lines.into_iter().map(|line| line.into_iter().flat_map(emphasised_run).collect()).collect()
}

/// `#35;`, `#quot;`, `&amp;` and `&#x41;` as characters; what is no entity stays.
pub fn decoded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['#', '&']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let decoded =
            rest.char_indices().take(12).find(|(_, character)| *character == ';').and_then(
                |(end, _)| {
                    Some((entity(rest[..end].trim_start_matches(['&', '#']), rest)?, end + 1))
                },
            );
        match decoded {
            Some((character, length)) => {
                out.push_str(&character);
                rest = &rest[length..];
            }
            None => {
                out.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    out
}

fn entity(name: &str, whole: &str) -> Option<String> {
    if whole.starts_with('&') && !whole.starts_with("&#")
        || !name.starts_with(|c: char| c.is_ascii_digit())
    {
        if let Some(hex) = name.strip_prefix(['x', 'X'])
            && whole.starts_with("&#")
        {
            return u32::from_str_radix(hex, 16).ok().and_then(char::from_u32).map(String::from);
        }
        return NAMED.iter().find(|(known, _)| *known == name).map(|(_, text)| (*text).to_owned());
    }
    name.parse().ok().and_then(char::from_u32).map(String::from)
}

const NAMED: [(&str, &str); 42] = [
    ("amp", "&"),
    ("lt", "<"),
    ("gt", ">"),
    ("quot", "\""),
    ("apos", "'"),
    ("nbsp", "\u{a0}"),
    ("hearts", "♥"),
    ("spades", "♠"),
    ("clubs", "♣"),
    ("diams", "♦"),
    ("infin", "∞"),
    ("copy", "©"),
    ("reg", "®"),
    ("trade", "™"),
    ("times", "×"),
    ("divide", "÷"),
    ("plusmn", "±"),
    ("deg", "°"),
    ("middot", "·"),
    ("bull", "•"),
    ("hellip", "…"),
    ("ndash", "–"),
    ("mdash", "—"),
    ("larr", "←"),
    ("uarr", "↑"),
    ("rarr", "→"),
    ("darr", "↓"),
    ("harr", "↔"),
    ("le", "≤"),
    ("ge", "≥"),
    ("ne", "≠"),
    ("lsquo", "‘"),
    ("rsquo", "’"),
    ("semi", ";"),
    ("colon", ":"),
    ("comma", ","),
    ("num", "#"),
    ("percnt", "%"),
    ("lpar", "("),
    ("rpar", ")"),
    ("lbrace", "{"),
    ("rbrace", "}"),
];

/// The name of the tag at the beginning of `text` and the bytes it takes.
fn tag(text: &str) -> Option<(&str, usize)> {
    let end = text.char_indices().take(200).find(|(_, c)| *c == '>')?.0;
    let inner = &text[1..end];
    let name = inner.strip_prefix('/').unwrap_or(inner);
    let length = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let name = &name[..length];
    KNOWN_TAGS.iter().any(|known| name.eq_ignore_ascii_case(known)).then_some((
        if inner.starts_with('/') && !name.eq_ignore_ascii_case("br") { "/" } else { name },
        end + 1,
    ))
}

const KNOWN_TAGS: [&str; 18] = [
    "br", "b", "strong", "i", "em", "u", "s", "sub", "sup", "small", "code", "span", "div", "p",
    "font", "center", "a", "img",
];

/// Begins a new run where a tag changes the style.
fn style(line: &mut Vec<Run>, name: &str, _rest: &str) {
    let last = line.last().cloned().unwrap_or_default();
    let (bold, italic) = match name.to_ascii_lowercase().as_str() {
        "b" | "strong" => (true, last.italic),
        "i" | "em" => (last.bold, true),
        "/" => (false, false),
        _ => return,
    };
    line.push(Run { text: String::new(), bold, italic, ..Run::default() });
}

/// Blanks as one, none at the ends, no empty runs.
fn tidy(line: &mut Vec<Run>) {
    let mut blank = true;
    for run in line.iter_mut() {
        let mut text = String::with_capacity(run.text.len());
        for character in run.text.chars() {
            let is_blank = matches!(character, ' ' | '\t');
            if !(is_blank && blank) {
                text.push(if is_blank { ' ' } else { character });
            }
            blank = is_blank;
        }
        run.text = text;
    }
    if let Some(last) = line.last_mut() {
        last.text.truncate(last.text.trim_end_matches(' ').len());
    }
    line.retain(|run| !run.text.is_empty());
}

fn emphasised_run(run: Run) -> Vec<Run> {
    let mut runs = vec![Run { text: String::new(), ..run.clone() }];
    let mut rest = run.text.as_str();
    let mut before = ' ';
    let (mut bold, mut italic) = (run.bold, run.italic);
    while let Some(character) = rest.chars().next() {
        let mark = ["**", "__", "*", "_"].into_iter().find(|mark| {
            let Some(after) = rest.strip_prefix(mark) else { return false };
            let is_open = if mark.len() == 2 { bold } else { italic };
            if is_open { closes(mark, before, after) } else { opens(mark, before, after) }
        });
        match mark {
            Some(mark) => {
                if mark.len() == 2 {
                    bold = !bold;
                } else {
                    italic = !italic;
                }
                runs.push(Run { text: String::new(), bold, italic, ..run.clone() });
                rest = &rest[mark.len()..];
                before = character;
            }
            None => {
                runs.last_mut().expect("there is a run").text.push(character);
                rest = &rest[character.len_utf8()..];
                before = character;
            }
        }
    }
    runs.retain(|run| !run.text.is_empty());
    runs
}

/// Whether a mark begins an emphasis: at the beginning of a word, with its like at the end of one.
fn opens(mark: &str, before: char, after: &str) -> bool {
    let stands = |before: char, after: &str| {
        let begins = after.starts_with(|c: char| !c.is_whitespace());
        begins && !(mark.starts_with('_') && before.is_alphanumeric())
    };
    stands(before, after)
        && after.match_indices(mark).take(100).any(|(at, _)| {
            let last = after[..at].chars().next_back();
            last.is_some_and(|last| closes(mark, last, &after[at + mark.len()..]))
        })
}

/// Whether a mark ends an emphasis.
fn closes(mark: &str, before: char, after: &str) -> bool {
    let in_word = mark.starts_with('_') && after.starts_with(char::is_alphanumeric);
    !before.is_whitespace() && !in_word
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_entities_and_tags_become_lines_and_runs() {
        assert_eq!(plain("a &amp; b #35; #quot;x#quot; &lt;c&gt;"), "a & b # \"x\" <c>");
        assert_eq!(lines("가<br/>나<BR>다").len(), 3);
        assert_eq!(lines("<b>굵게</b> 보통").len(), 1);
        assert_eq!(
            lines("<b>굵게</b> 보통")[0][0],
            Run { text: "굵게".into(), bold: true, ..Run::default() }
        );
        assert_eq!(plain("x < y > z <pending>"), "x < y > z <pending>");
        assert_eq!(markdown("이것은 **굵은** 글")[0].len(), 3);
        assert_eq!(markdown("snake_case_name 2 * 3 * 4")[0].len(), 1);
        assert_eq!(markdown("*가* _나_ __다__")[0].len(), 5);
    }
}
