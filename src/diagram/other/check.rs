//! What the other renderer lets pass: broken sources, and labels that did not arrive.

use std::ops::Range;

use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::{CodeLine, Source};
use crate::text::with_particle;

/// Statements that show nothing of what they name.
const SILENT: [&str; 12] = [
    "click",
    "link",
    "callback",
    "style",
    "classDef",
    "class",
    "cssClass",
    "linkStyle",
    "direction",
    "dateFormat",
    "axisFormat",
    "UpdateLayoutConfig",
];

/// What is wrong with a source in any grammar: nothing to draw, a quotation or a bracket that never
/// ends.
pub fn problems(source: &Source<'_>) -> Vec<Problem> {
    if source.body().trim().is_empty() {
        let message = format!("{} 다이어그램에 내용이 없습니다", source.kind.name());
        return vec![
            Problem::syntax(source.header.clone(), message)
                .help("그릴 내용을 다음 줄부터 적으세요"),
        ];
    }
    let mut problems = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    for line in source.lines() {
        if line.text.matches('"').count() % 2 == 1 {
            let last = line.text.rfind('"').map_or(line.start, |at| line.start + at);
            problems.push(
                Problem::syntax(last..last + 1, "따옴표가 닫히지 않았습니다")
                    .help("같은 줄에 닫는 따옴표를 넣으세요"),
            );
            continue;
        }
        for (at, character) in outside_quotes(line) {
            match character {
                '{' => open.push(at),
                '}' if open.pop().is_none() => problems.push(
                    Problem::syntax(at..at + 1, "여는 중괄호 없이 `}`가 있습니다")
                        .help("`{`를 넣거나 이 `}`를 지우세요"),
                ),
                _ => {}
            }
        }
    }
    problems.extend(open.into_iter().map(|at| {
        Problem::syntax(at..at + 1, "`{`가 닫히지 않았습니다").help("끝나는 곳에 `}`를 넣으세요")
    }));
    problems
}

/// The characters of a line that stand in no quotation, with their places in the source.
fn outside_quotes(line: CodeLine<'_>) -> impl Iterator<Item = (usize, char)> {
    let mut quoted = false;
    line.text.char_indices().filter_map(move |(at, character)| {
        quoted ^= character == '"';
        (!quoted).then_some((line.start + at, character))
    })
}

/// A finding for every word of the source's labels that is not among the texts of the picture,
/// which have no blanks. Labels are what stands in quotations, and every word with Hangul in it:
/// grammars have none.
pub fn lost_labels(source: &Source<'_>, texts: &[String]) -> Vec<Problem> {
    let shown: String = texts.concat();
    let mut problems: Vec<Problem> = Vec::new();
    for line in source.lines() {
        let first = line.text.split_whitespace().next().unwrap_or("");
        if SILENT.contains(&first) {
            continue;
        }
        for word in labels(line) {
            let text = &source.code[word.clone()];
            if !shown.contains(text) {
                let quoted = format!("`{text}`");
                problems.push(
                    Problem::error(
                        ProblemCode::DiagramLabelLost,
                        word,
                        format!(
                            "글자 {} 그림에 나타나지 않습니다",
                            with_particle(&quoted, "이", "가")
                        ),
                    )
                    .help("이 부분의 문법을 단순하게 바꾸세요. 지금은 그림 대신 원문을 보입니다"),
                );
            }
        }
    }
    problems
}

/// The words of a line that a reader must see.
fn labels(line: CodeLine<'_>) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut quoted = false;
    let mut start = None;
    let ends = std::iter::once((line.text.len(), ' '));
    for (at, character) in line.text.char_indices().chain(ends) {
        if character.is_alphanumeric() {
            start.get_or_insert(at);
            continue;
        }
        if let Some(from) = start.take() {
            let word = &line.text[from..at];
            if quoted || word.chars().any(is_hangul) {
                words.push(line.start + from..line.start + at);
            }
        }
        quoted ^= character == '"';
    }
    words
}

fn is_hangul(character: char) -> bool {
    matches!(character, '가'..='힣' | 'ㄱ'..='ㅣ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(text: &str) -> Vec<(ProblemCode, String)> {
        let source = Source::new(text);
        let found = problems(&source).into_iter();
        found.map(|problem| (problem.code, text[problem.range].to_owned())).collect()
    }

    fn lost(text: &str, texts: &[&str]) -> Vec<String> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        let lost = lost_labels(&Source::new(text), &texts).into_iter();
        lost.map(|problem| text[problem.range].to_owned()).collect()
    }

    #[test]
    fn what_never_ends_is_named_by_its_place() {
        let syntax = ProblemCode::DiagramSyntax;
        assert_eq!(codes("requirementDiagram\n"), [(syntax, "requirementDiagram".to_owned())]);
        assert_eq!(codes("requirementDiagram\nelement a {\ntype: b\n"), [(syntax, "{".to_owned())]);
        assert_eq!(codes("requirementDiagram\nelement a\n}\n"), [(syntax, "}".to_owned())]);
        assert_eq!(codes("requirementDiagram\na - \"b -> c\n"), [(syntax, "\"".to_owned())]);
        assert_eq!(codes("requirementDiagram\nelement a {\ntype: \"가}짐\"\n}\n"), []);
    }

    #[test]
    fn a_word_that_is_not_in_the_picture_is_lost() {
        let text = "requirementDiagram\n동물 \"1 쌍\" --> 먹이 : 먹는다\nclick 동물 \"없는 글\"\n";
        assert_eq!(lost(text, &["동물", "1쌍", "먹이", "먹는다"]), Vec::<String>::new());
        assert_eq!(lost(text, &["동물", "먹이"]), ["1", "쌍", "먹는다"]);
    }
}
