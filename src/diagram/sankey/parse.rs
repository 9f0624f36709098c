//! The grammar of Sankey diagrams: lines of `from,to,amount`, as in a file of comma-separated values.

use std::collections::BTreeMap;
use std::ops::Range;

use super::model::{Flow, Sankey};
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::{CodeLine, Source};

/// More flows than this are no picture any more.
const MOST: usize = 2_000;

/// Reads a Sankey diagram; every bad line is a problem, the others are read.
pub fn parse(source: &Source<'_>) -> (Sankey, Vec<Problem>) {
    let mut reader = Reader::default();
    let mut problems = Vec::new();
    for line in source.lines().filter(|line| !line.text.trim().is_empty()) {
        if let Err(problem) = reader.line(line) {
            problems.push(problem);
        }
        if reader.sankey.flows.len() > MOST {
            let message = format!("흐름이 {MOST}개보다 많습니다");
            problems.push(
                Problem::error(ProblemCode::DiagramTooLarge, source.header.clone(), message)
                    .help("그림을 나누거나 작은 흐름을 합치세요"),
            );
            break;
        }
    }
    if reader.sankey.flows.is_empty() && problems.is_empty() {
        problems.push(
            Problem::syntax(source.header.clone(), "sankey 다이어그램에 내용이 없습니다")
                .help("다음 줄부터 `보내는 곳,받는 곳,양`을 한 줄에 하나씩 적으세요"),
        );
    }
    (reader.sankey, problems)
}

#[derive(Default)]
struct Reader {
    sankey: Sankey,
    known: BTreeMap<String, usize>,
}

impl Reader {
    fn line(&mut self, line: CodeLine<'_>) -> Result<(), Problem> {
        let start = line.start + line.text.len() - line.text.trim_start().len();
        let text = line.text.trim();
        let whole = start..start + text.len();
        let foreign = |c: char| !matches!(c, ' '..='~');
        if let Some(at) = text.find(foreign) {
            let length = text[at..].find(|c| !foreign(c)).unwrap_or(text.len() - at);
            let range = start + at..start + at + length;
            return Err(Problem::syntax(range, "sankey에는 영문과 숫자만 쓸 수 있습니다")
                .help("이 글을 영문으로 바꾸세요"));
        }
        let fields = fields(text);
        let [from, to, amount] = fields.as_slice() else {
            let message = format!("이 줄의 칸은 {}개인데 세 칸이어야 합니다", fields.len());
            return Err(Problem::syntax(whole, message)
                .help("보내는 곳,받는 곳,양 꼴로 쓰세요. 쉼표가 든 이름은 따옴표로 묶으세요"));
        };
        let place = |field: &Field| start + field.at.start..start + field.at.end;
        for field in [from, to] {
            if field.text.is_empty() {
                return Err(Problem::syntax(whole, "보내는 곳이나 받는 곳이 비었습니다")
                    .help("`보내는 곳,받는 곳,양` 꼴로 이름을 적으세요"));
            }
        }
        let value = amount.text.parse::<f64>().ok().filter(|value| value.is_finite());
        let Some(value) = value else {
            let range = if amount.text.is_empty() { whole } else { place(amount) };
            return Err(Problem::syntax(range, "흐름의 양이 숫자가 아닙니다")
                .help("양을 42나 3.5처럼 숫자로만 쓰세요"));
        };
        if value < 0.0 {
            return Err(Problem::error(
                ProblemCode::DiagramValue,
                place(amount),
                "흐름의 양이 음수입니다",
            )
            .help("0 이상의 값을 쓰세요"));
        }
        let ends = [from, to].map(|field| self.place(&field.text));
        if self.sankey.closes_ring(ends[0], ends[1]) {
            return Err(Problem::syntax(whole, "흐름이 보낸 곳으로 되돌아옵니다").help(
                "sankey는 한 방향으로만 흐릅니다. 되돌아오는 양은 다른 이름의 받는 곳으로 적으세요",
            ));
        }
        self.sankey.flows.push(Flow { from: ends[0], to: ends[1], amount: value });
        Ok(())
    }

    fn place(&mut self, name: &str) -> usize {
        if let Some(known) = self.known.get(name) {
            return *known;
        }
        self.sankey.places.push(name.to_owned());
        let place = self.sankey.places.len() - 1;
        self.known.insert(name.to_owned(), place);
        place
    }
}

/// A field of a line.
struct Field {
    text: String,
    /// Its bytes in the line.
    at: Range<usize>,
}

/// The fields of a line: one in quotes may hold commas, and a quote written twice.
fn fields(line: &str) -> Vec<Field> {
    let mut fields = Vec::new();
    let mut start = 0;
    let mut quoted = false;
    let ends = line.char_indices().filter_map(|(at, c)| {
        quoted ^= c == '"';
        (c == ',' && !quoted).then_some(at)
    });
    let ends: Vec<usize> = ends.chain([line.len()]).collect();
    for end in ends {
        let written = line[start..end].trim();
        let inner = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
        let text = inner.unwrap_or(written).replace("\"\"", "\"");
        let before = line[start..end].len() - line[start..end].trim_start().len();
        let at = start + before;
        fields.push(Field { text: text.trim().to_owned(), at: at..at + written.len() });
        start = end + 1;
    }
    fields
}
