//! Lines of text, and of what programs say to people.

use super::sheet::has_money;

/// A line of text.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    /// Its text, without what a list, a tree or a program sets before it.
    pub text: &'a str,
    /// The byte of the source where the text begins.
    pub start: usize,
    /// How deep it is set, in characters.
    pub depth: usize,
    /// Whether a mark of a list stands before it.
    pub mark: Mark,
    /// What parts it from the line above.
    pub gap: Gap,
    /// Who speaks.
    pub speech: Speech,
}

/// Whether a line is an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `-`, `*`, `1.`, `├──`
    Item,
    /// None.
    None,
}

/// What stands between two lines; the order is from weak to strong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gap {
    /// Nothing.
    None,
    /// A blank line, or the edge of a paragraph.
    Blank,
    /// A drawn line: `-----`, `─────`.
    Rule,
}

/// Who speaks on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Speech {
    /// The author, or a program's own text.
    Plain,
    /// The author beside a program: `# 3 × $5`.
    Comment,
    /// A program to its user: `echo "합계: $5"`.
    Printed,
}

/// What lines are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tongue {
    /// Prose: every line speaks for itself.
    Words,
    /// Possibly a program, with comments and printed lines.
    Program,
}

/// The lines of a text that are not blank; `place` tells where a byte of the text stands in the
/// source, `first` what parts the first line from what is above.
pub fn lines_of<'a>(
    text: &'a str,
    place: impl Fn(usize) -> usize,
    first: Gap,
    tongue: Tongue,
) -> Vec<Line<'a>> {
    let mut lines: Vec<Line<'a>> = Vec::new();
    let mut gap = first;
    let mut at = 0;
    for whole in text.split_inclusive('\n') {
        let start = at;
        at += whole.len();
        let line = whole.trim_end();
        if line.trim().is_empty() {
            gap = gap.max(Gap::Blank);
        } else if is_rule(line) {
            gap = Gap::Rule;
        } else {
            let (speech, from, to) = match tongue {
                Tongue::Words => (Speech::Plain, 0, line.len()),
                Tongue::Program => spoken(line),
            };
            if lines.last().is_some_and(|last| last.speech != speech) {
                gap = gap.max(Gap::Blank);
            }
            let (mark, lead) = lead(&line[from..to]);
            let used = from + lead;
            let depth = line[..used].chars().count();
            let inner = place(start + used);
            lines.push(Line { text: &line[used..to], start: inner, depth, mark, gap, speech });
            gap = Gap::None;
        }
    }
    lines
}

/// Who speaks on a line that may be a program's, and which bytes of it are said.
fn spoken(line: &str) -> (Speech, usize, usize) {
    let body = line.trim_start();
    let indent = line.len() - body.len();
    for mark in ["# ", "// ", "-- "] {
        if let Some(rest) = body.strip_prefix(mark) {
            return (Speech::Comment, line.len() - rest.len(), line.len());
        }
    }
    let printing = ["echo ", "printf ", "print(", "console.log(", "Write-Host ", "println!("];
    if printing.iter().any(|word| body.starts_with(word)) {
        let open = body.find(['"', '\'']);
        let close = body.rfind(['"', '\'']);
        if let (Some(open), Some(close)) = (open, close)
            && open < close
        {
            return (Speech::Printed, indent + open + 1, indent + close);
        }
    }
    let remark = [" # ", " // "].into_iter().find_map(|mark| {
        let at = line.find(mark)? + mark.len();
        has_money(&line[at..]).then_some(at)
    });
    match remark {
        Some(from) => (Speech::Comment, sized(line, from).unwrap_or(from), line.len()),
        None => (Speech::Plain, 0, line.len()),
    }
}

/// Where the size begins that a remark is about: of `size: 10Gi  # 월 $0.91`.
fn sized(line: &str, remark: usize) -> Option<usize> {
    let code = line[..remark].trim_end().trim_end_matches(['#', '/']).trim_end();
    let at = code.rfind([' ', '=']).map_or(0, |at| at + 1);
    let value = code[at..].trim_matches(['"', '\'']);
    let digits = value.bytes().take_while(u8::is_ascii_digit).count();
    let unit = ["Gi", "GiB", "GB", "Mi", "MiB", "Ti", "TiB", "TB"].contains(&&value[digits..]);
    (digits > 0 && unit).then(|| at + code[at..].find(value).unwrap_or(0))
}

fn is_rule(line: &str) -> bool {
    let line = line.trim().trim_start_matches(['#', '/', '|', '│']).trim();
    line.chars().count() >= 3 && line.chars().all(|c| "-─━=_═*·.".contains(c))
}

/// What stands before the text of a line: blanks, quote marks, list marks, branches of a tree.
fn lead(line: &str) -> (Mark, usize) {
    let body =
        line.trim_start_matches([' ', '\t', '│', '├', '└', '┌', '─', '┃', '┗', '┣', '╰', '╭', '>']);
    let mut used = line.len() - body.len();
    let mut mark = if line[..used].contains(['├', '└', '┗', '┣', '╰']) {
        Mark::Item
    } else {
        Mark::None
    };
    for bullet in ["- ", "* ", "• ", "· ", "+ ", "▪ ", "‣ ", "– "] {
        if let Some(rest) = body.strip_prefix(bullet) {
            used = line.len() - rest.trim_start().len();
            mark = Mark::Item;
        }
    }
    let rest = &line[used..];
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0
        && digits < 3
        && (rest[digits..].starts_with(". ") || rest[digits..].starts_with(") "))
    {
        used += digits + 2;
        mark = Mark::Item;
    }
    (mark, used)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_speak_in_comments_and_prints() {
        let said = |line| {
            let lines = lines_of(line, |at| at, Gap::None, Tongue::Program);
            (lines[0].text.to_owned(), lines[0].start, lines[0].speech)
        };
        assert_eq!(said("# - EC2: $5"), ("EC2: $5".into(), 4, Speech::Comment));
        assert_eq!(said("count: 3  # 3 × $5"), ("3 × $5".into(), 12, Speech::Comment));
        assert_eq!(said("color: a # b"), ("color: a # b".into(), 0, Speech::Plain));
        assert_eq!(said("  echo \"  합계: $5\""), ("합계: $5".into(), 10, Speech::Printed));
        assert_eq!(said("├── EC2: $5"), ("EC2: $5".into(), 10, Speech::Plain));
    }
}
