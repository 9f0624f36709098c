//! The text of a state diagram becomes statements; what is wrong in one does not hide the next.
//!
//! What is a statement and what is not is what Mermaid 12 says: inside of composite states the ends
//! of lines mean nothing, outside of them some do.

use std::ops::Range;

use crate::diagram::flowchart::Declaration;
use crate::diagram::layered::Direction;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::scene::Link;
use crate::diagram::source::{Piece, Source};
use crate::text::with_particle;

use super::model::{Form, Side};
use super::reader::{Nested, Reader, entity, run};
use super::statement::{Composite, Mention, Statement};

/// Composite states in one another, beyond which nobody can read them.
const DEEPEST: usize = 12;

const SPECIALS: [(&str, Form); 6] = [
    ("<<fork>>", Form::Fork),
    ("<<join>>", Form::Join),
    ("<<choice>>", Form::Choice),
    ("[[fork]]", Form::Fork),
    ("[[join]]", Form::Join),
    ("[[choice]]", Form::Choice),
];

const ARROW_HELP: &str = "A --> B : 설명처럼 쓰세요";

/// The statements of a source and what is wrong with them.
pub fn parse(source: &Source<'_>) -> (Vec<Statement>, Vec<Problem>) {
    if source.body().starts_with(|c: char| !c.is_whitespace()) {
        let start = source.header.end;
        let length = run(source.body(), |c| !c.is_whitespace());
        let problem =
            Problem::syntax(start..start + length, "종류의 이름 뒤에 글자가 붙어 있습니다")
                .help("첫 줄에는 stateDiagram-v2만 쓰세요");
        return (Vec::new(), vec![problem]);
    }
    let mut parser = Parser {
        reader: Reader::new(source),
        directions: directions(&source.code),
        open: Vec::new(),
        notes_end: true,
        statements: Vec::new(),
        problems: Vec::new(),
    };
    parser.run();
    (parser.statements, parser.problems)
}

struct Parser<'s> {
    reader: Reader<'s>,
    /// Where a direction is named, and where the line ends in which that stands.
    directions: Vec<(usize, usize, Direction)>,
    /// The composite states around, each with the statements before it.
    open: Vec<(Composite, Vec<Statement>)>,
    /// Whether there may be an `end note` further on.
    notes_end: bool,
    statements: Vec<Statement>,
    problems: Vec<Problem>,
}

impl Parser<'_> {
    fn run(&mut self) {
        loop {
            self.reader.skip_to_statement();
            if self.reader.rest().is_empty() {
                break;
            }
            let start = self.reader.at;
            if let Err(problem) = self.statement() {
                self.problems.push(problem);
                self.recover(start);
            }
        }
        while let Some((composite, before)) = self.open.pop() {
            self.problems.push(
                Problem::syntax(composite.name.range.clone(), "`{`가 `}`로 닫히지 않았습니다")
                    .help("이 상태가 끝나는 곳에 } 한 줄을 쓰세요"),
            );
            self.close(composite, before);
        }
    }

    /// Goes on with the next line. A brace at the end of this one opens a state all the same.
    fn recover(&mut self, start: usize) {
        let line = self.reader.line().len();
        self.reader.at += line;
        if self.reader.at == start {
            self.reader.skip_blanks();
        }
    }

    fn add(&mut self, statement: Statement) -> Result<(), Problem> {
        self.statements.push(statement);
        Ok(())
    }

    fn statement(&mut self) -> Result<(), Problem> {
        let top = self.reader.nested == Nested::No;
        if top && self.reader.comes_whole("click") {
            return self.click();
        }
        if let Some(direction) = self.direction() {
            return self.add(Statement::Direction(direction));
        }
        if top && self.reader.eat_word("scale").is_some() {
            return self.scale();
        }
        if top && self.reader.comes_whole("hide empty description") {
            self.reader.eat("hide empty description");
            return Ok(());
        }
        if let Some(range) = self.reader.eat_word("classDef") {
            return self.class_def(range);
        }
        if let Some(range) = self.reader.eat_word("class") {
            return self.class(range);
        }
        if let Some(range) = self.reader.eat_word("style") {
            return self.style(range);
        }
        if let Some(range) = self.reader.eat_word("state") {
            return self.state(range);
        }
        if let Some(range) = self.reader.eat_word("note") {
            return self.note(range);
        }
        if !top {
            if self.reader.eat("}") {
                if let Some((composite, before)) = self.open.pop() {
                    self.close(composite, before);
                }
                return Ok(());
            }
            if !self.reader.comes("-->") && self.reader.comes("--") {
                let range = self.reader.take(2).range;
                return self.add(Statement::Divide(range));
            }
        }
        self.states()
    }

    /// A direction that is named in this line, which then says nothing else.
    fn direction(&mut self) -> Option<Direction> {
        let at = self.reader.at;
        let end = at + self.reader.line().len();
        let first = self.directions.partition_point(|(start, ..)| *start < at);
        let here = self.directions[first..].iter().take_while(|(start, ..)| *start <= end);
        let order = [Direction::Down, Direction::Up, Direction::Left, Direction::Right];
        let place = |direction: Direction| order.iter().position(|known| *known == direction);
        let (_, end, direction) = here.min_by_key(|(.., direction)| place(*direction))?;
        self.reader.at = *end;
        Some(*direction)
    }

    fn scale(&mut self) -> Result<(), Problem> {
        let help = "scale 350 width처럼 쓰세요";
        let digits = run(self.reader.rest(), |c| c.is_ascii_digit());
        self.reader.at += digits;
        let blanks = run(self.reader.rest(), char::is_whitespace);
        self.reader.at += blanks;
        if digits > 0 && blanks > 0 && self.reader.comes_whole("width") {
            self.reader.eat("width");
            return Ok(());
        }
        self.reader.at -= blanks;
        Err(self.reader.found("너비(350 width)").help(help))
    }

    /// A state with what may follow it: an arrow, a description.
    fn states(&mut self) -> Result<(), Problem> {
        let from = self.mention("상태의 이름")?;
        self.reader.skip_gap();
        if !self.reader.eat("-->") {
            let text = self.text()?;
            return self.add(Statement::State(from, text));
        }
        self.reader.skip_gap();
        let to = self.mention("화살표가 가리킬 상태")?;
        self.reader.skip_gap();
        let text = self.text()?;
        self.add(Statement::Transition(from, to, text))?;
        let before = self.reader.at;
        self.reader.skip_gap();
        if self.reader.comes("-->") {
            let range = self.reader.at..self.reader.at + 3;
            return Err(Problem::syntax(range, "화살표 뒤에 화살표가 이어져 있습니다")
                .help("A --> B와 B --> C처럼 두 줄로 나누세요"));
        }
        self.reader.at = before;
        Ok(())
    }

    fn mention(&mut self, expected: &str) -> Result<Mention, Problem> {
        let name = if self.reader.comes("[*]") {
            self.reader.take(3)
        } else {
            self.reader.name(expected).map_err(|problem| self.helped(problem))?
        };
        let after_name = self.reader.at;
        self.reader.skip_gap();
        if !self.reader.comes(":::") {
            self.reader.at = after_name;
            return Ok(Mention { name, class: None });
        }
        self.reader.at += 3;
        self.reader.skip_gap();
        let class = self.reader.name("클래스의 이름")?;
        Ok(Mention { name, class: Some(class) })
    }

    /// A problem with what would be right in its place.
    fn helped(&self, problem: Problem) -> Problem {
        if problem.help.is_some() {
            return problem;
        }
        let rest = self.reader.rest();
        let help = if rest.starts_with("->") || rest.starts_with("=>") {
            "화살표는 -->로 쓰세요"
        } else if rest.starts_with("--") && !rest.starts_with("-->") {
            "나란한 상태를 가르는 --는 state 이름 { } 안에만 쓸 수 있습니다. 화살표는 -->로 쓰세요"
        } else if rest.starts_with('-') && !rest.starts_with("-->") {
            "이름에 -를 쓸 수 없습니다. _를 쓰거나 state \"글\" as 이름으로 쓰세요"
        } else if rest.starts_with('{') {
            "중괄호는 state 이름 {처럼 state 뒤에 쓰세요"
        } else {
            ARROW_HELP
        };
        problem.help(help)
    }

    /// The description that may stand behind a state or a transition.
    fn text(&mut self) -> Result<Option<Piece>, Problem> {
        let text = self.reader.description();
        if text.is_none() && self.reader.comes(":") {
            let range = self.reader.at..self.reader.at + 1;
            return Err(Problem::syntax(range, "콜론 뒤에 글이 없습니다")
                .help("콜론을 지우거나 뒤에 글을 쓰세요"));
        }
        if text.is_some() && self.reader.comes(":") {
            let range = self.reader.at..self.reader.at + 1;
            return Err(Problem::syntax(range, "글 속에 콜론이 이어져 있습니다")
                .help("콜론을 하나만 쓰거나 #colon;으로 쓰세요"));
        }
        Ok(text)
    }

    fn state(&mut self, keyword: Range<usize>) -> Result<(), Problem> {
        self.reader.skip_blanks_of_line();
        let line = self.reader.line();
        let lower = line.to_ascii_lowercase();
        for (mark, form) in SPECIALS {
            if let Some(at) = lower.rfind(mark) {
                let name = self.reader.take(at).trimmed();
                self.reader.at += mark.len();
                return self.add(Statement::Special(name, form));
            }
        }
        if self.reader.comes("\"") {
            return self.titled(keyword);
        }
        self.words(keyword)
    }

    /// `state X`, `state X {`.
    fn words(&mut self, keyword: Range<usize>) -> Result<(), Problem> {
        let mut last: Option<Piece> = None;
        let mut is_history = false;
        loop {
            self.reader.skip_blanks_of_line();
            let length = run(self.reader.rest(), |c| !c.is_whitespace() && c != '{');
            let comment = self.reader.comes("%%") || self.reader.comes("#");
            if comment {
                self.reader.at += self.reader.line().len();
                continue;
            }
            if length == 0 {
                break;
            }
            if let Some(problem) = self.several_words() {
                self.problems.push(problem);
            }
            let word = self.reader.take(length);
            if word.text.eq_ignore_ascii_case("as") && last.is_some() {
                return Err(Problem::syntax(word.range, "as 앞에 따옴표로 묶은 글이 없습니다")
                    .help("state \"보일 글\" as 이름처럼 쓰세요"));
            }
            let marks = ["<<history>>", "[[history]]", "<<deephistory>>", "<<history*>>"];
            if marks.iter().any(|mark| word.text.eq_ignore_ascii_case(mark)) && last.is_some() {
                is_history = true;
                continue;
            }
            if let Some(before) = last.replace(word) {
                self.statements.push(Statement::Bare(before));
            }
        }
        let opens = self.reader.comes("{");
        match last {
            Some(name) if opens => {
                self.open_composite(Composite { name, title: None, body: Vec::new() })
            }
            Some(name) if is_history => self.add(Statement::Special(name, Form::History)),
            Some(name) => self.add(Statement::Bare(name)),
            None if opens => {
                self.reader.at += 1;
                let name = Piece { text: String::new(), range: keyword.clone() };
                self.open.push((
                    Composite { name, title: None, body: Vec::new() },
                    std::mem::take(&mut self.statements),
                ));
                self.reader.nested = Nested::Yes;
                Err(Problem::syntax(keyword, "state에 이름이 없습니다")
                    .help("state 이름 {처럼 쓰세요"))
            }
            None => Ok(()),
        }
    }

    /// Mermaid takes two words of Latin letters before a brace for one name with a blank in it, even
    /// when a line ends between them.
    fn several_words(&self) -> Option<Problem> {
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        let rest = self.reader.rest();
        let first = run(rest, is_word);
        let blanks = run(&rest[first..], char::is_whitespace);
        let second = &rest[first + blanks..];
        let line = second.find('\n').map_or(second, |end| &second[..end]);
        let brace = line.find('{')?;
        if first == 0 || blanks == 0 || run(line, is_word) == 0 {
            return None;
        }
        let start = self.reader.at;
        if rest[first..first + blanks].contains('\n') {
            let word = &rest[..first];
            let message = format!("`state {word}` 다음 줄에 중괄호가 있으면 한 이름으로 읽힙니다");
            return Some(Problem::syntax(start..start + first, message).help(format!(
                "`state {word}` 줄을 지우세요. {} 화살표나 설명에 쓰면 그려집니다",
                with_particle(word, "은", "는")
            )));
        }
        let name = rest[..first + blanks + brace].trim_end();
        let range = start..start + name.len();
        Some(
            Problem::syntax(range, "상태의 이름에 빈칸이 있습니다")
                .help(format!("state \"{name}\" as 이름 {{처럼 쓰세요")),
        )
    }

    /// `state "…" as X`, and a body.
    fn titled(&mut self, keyword: Range<usize>) -> Result<(), Problem> {
        let help = "state \"보일 글\" as 이름처럼 쓰세요";
        let inside = &self.reader.rest()[1..];
        let Some(length) = inside.find('"') else {
            let range = self.reader.at..self.reader.at + 1;
            return Err(Problem::syntax(range, "따옴표가 닫히지 않았습니다").help(help));
        };
        if length == 0 {
            let range = self.reader.at..self.reader.at + 2;
            return Err(Problem::syntax(range, "따옴표 안에 글이 없습니다").help(help));
        }
        self.reader.at += 1;
        let title = self.reader.take(length).trimmed();
        self.reader.at += 1;
        self.reader.skip_blanks_of_line();
        if self.reader.eat_word("as").is_none() {
            let recovered = self.reader.line().trim_end().ends_with('{');
            let problem = self.reader.found("as").help(help);
            if recovered {
                let brace = self.reader.line().rfind('{').unwrap_or(0);
                self.reader.at += brace;
                let name = Piece { text: title.text.clone(), range: title.range.clone() };
                self.open_composite(Composite { name, title: None, body: Vec::new() })?;
            }
            return Err(problem);
        }
        let length = run(self.reader.rest(), |c| c != '\n' && c != '{');
        let id = self.reader.take(length);
        let length = id.text.find("%%").unwrap_or(id.text.len());
        let range = id.range.start..id.range.start + length;
        let id = Piece { text: id.text[..length].to_owned(), range }.trimmed();
        if id.text.is_empty() {
            return Err(Problem::syntax(keyword, "as 뒤에 이름이 없습니다").help(help));
        }
        if self.reader.comes("{") {
            let composite = Composite { name: id, title: Some(title), body: Vec::new() };
            return self.open_composite(composite);
        }
        let mut parts = id.text.split(':');
        let name = parts.next().unwrap_or_default();
        let mut texts = vec![title];
        if let Some(more) = parts.next() {
            let start = id.range.start + name.len() + 1;
            let more = Piece { text: more.to_owned(), range: start..start + more.len() }.trimmed();
            if !more.text.is_empty() {
                texts.push(more);
            }
        }
        let name =
            Piece { text: name.to_owned(), range: id.range.start..id.range.start + name.len() };
        self.add(Statement::Named(name.trimmed(), texts))
    }

    fn open_composite(&mut self, composite: Composite) -> Result<(), Problem> {
        self.reader.eat("{");
        if self.open.len() == DEEPEST {
            let message = format!("상태가 {DEEPEST}겹보다 깊습니다");
            self.problems.push(
                Problem::error(ProblemCode::DiagramTooLarge, composite.name.range.clone(), message)
                    .help("안쪽 상태를 다른 다이어그램으로 나누세요"),
            );
        }
        self.open.push((composite, std::mem::take(&mut self.statements)));
        self.reader.nested = Nested::Yes;
        Ok(())
    }

    fn close(&mut self, mut composite: Composite, before: Vec<Statement>) {
        composite.body = std::mem::replace(&mut self.statements, before);
        if self.open.len() < DEEPEST {
            self.statements.push(Statement::Composite(composite));
        }
        if self.open.is_empty() {
            self.reader.nested = Nested::No;
        }
    }

    fn note(&mut self, keyword: Range<usize>) -> Result<(), Problem> {
        let help = "note right of 상태 : 글처럼 쓰세요";
        let side = if self.reader.comes_whole("left of") {
            Side::Left
        } else if self.reader.comes_whole("right of") {
            Side::Right
        } else if self.reader.comes("\"") {
            let length = self.reader.line().len();
            self.reader.at += length;
            return self.add(Statement::Floating(keyword));
        } else {
            return Err(self.reader.found("left of나 right of").help(help));
        };
        self.reader.at += if side == Side::Left { 7 } else { 8 };
        self.reader.skip_blanks();
        let length = run(self.reader.rest(), |c| !matches!(c, ':' | '-') && !c.is_whitespace());
        if length == 0 {
            return Err(self.reader.found("상태의 이름").help(help));
        }
        let name = self.reader.take(length);
        let after_name = self.reader.at;
        self.reader.skip_blanks();
        if self.reader.comes(":") {
            let rest = &self.reader.rest()[1..];
            let length = line_text(rest);
            if length > 0 {
                self.reader.at += 1;
                let text = self.reader.take(length).trimmed();
                if self.reader.comes(":") {
                    let range = self.reader.at..self.reader.at + 1;
                    return Err(Problem::syntax(range, "메모의 글에 콜론이 있습니다")
                        .help("#colon;으로 쓰거나 여러 줄로 된 note … end note를 쓰세요"));
                }
                return self.add(Statement::Note(side, name, text));
            }
        }
        self.reader.at = after_name;
        let end = if self.notes_end { note_end(self.reader.rest()) } else { None };
        let Some((length, end)) = end else {
            self.notes_end = false;
            let problem = Problem::syntax(keyword, "메모가 end note로 닫히지 않았습니다")
                .help("메모의 끝에 end note 한 줄을 쓰거나 이름 뒤에 : 글을 쓰세요");
            return Err(problem);
        };
        let text = self.reader.take(length);
        self.reader.at = text.range.start + end;
        let mut text = text.trimmed();
        if let Some(bare) = text.text.strip_prefix(':') {
            text = Piece { text: bare.to_owned(), range: text.range.start + 1..text.range.end };
        }
        self.add(Statement::Note(side, name, text.trimmed()))
    }

    fn class_def(&mut self, keyword: Range<usize>) -> Result<(), Problem> {
        let help = "classDef 이름 fill:#e8f5e8처럼 쓰세요";
        let name = self.latin("classDef의 이름", help, |c| c == '_')?;
        if name.text.eq_ignore_ascii_case("default") {
            return Err(Problem::syntax(
                name.range,
                "상태 다이어그램에는 classDef default가 없습니다",
            )
            .help("다른 이름을 쓰고 class나 :::로 붙이세요"));
        }
        if !self.reader.rest().starts_with(char::is_whitespace) {
            return Err(self.reader.found("빈칸").help(help));
        }
        self.reader.skip_blanks();
        let looks = self.looks();
        if looks.is_empty() {
            return Err(Problem::syntax(keyword, "classDef에 꾸밈이 없습니다").help(help));
        }
        self.add(Statement::ClassDef(name, looks))
    }

    fn class(&mut self, _keyword: Range<usize>) -> Result<(), Problem> {
        let help = "class 상태1,상태2 클래스처럼 쓰세요";
        let names = self.latin("상태의 이름", help, |c| matches!(c, '_' | ','))?;
        let classes = self.rest_of_line();
        let start = classes.range.start;
        let words = classes.text.split_whitespace().map(|word| {
            let at = start + (word.as_ptr() as usize - classes.text.as_ptr() as usize);
            Piece { text: word.to_owned(), range: at..at + word.len() }
        });
        let classes = words.collect();
        self.add(Statement::Class(parts(&names), classes))
    }

    fn style(&mut self, _keyword: Range<usize>) -> Result<(), Problem> {
        let help = "style 상태 fill:#e8f5e8처럼 쓰세요";
        let names = self.latin("상태의 이름", help, |c| matches!(c, '_' | ','))?;
        if !self.reader.rest().starts_with(char::is_whitespace) {
            return Err(self.reader.found("빈칸").help(help));
        }
        self.reader.skip_blanks();
        let looks = self.looks();
        self.add(Statement::Style(parts(&names), looks))
    }

    /// Latin letters, digits and what else is wanted: other letters Mermaid does not take here.
    fn latin(
        &mut self,
        what: &str,
        help: &str,
        wanted: impl Fn(char) -> bool,
    ) -> Result<Piece, Problem> {
        let length = run(self.reader.rest(), |c| c.is_ascii_alphanumeric() || wanted(c));
        let next = self.reader.rest()[length..].chars().next();
        if let Some(letter) = next.filter(|c| c.is_alphabetic()) {
            let range = self.reader.at..self.reader.at + length + letter.len_utf8();
            return Err(Problem::syntax(range, "이 자리의 이름에는 영문과 숫자만 쓸 수 있습니다")
                .help("한글 상태에는 상태:::클래스처럼 클래스를 붙이세요"));
        }
        if length == 0 {
            return Err(self.reader.found(what).help(help));
        }
        Ok(self.reader.take(length))
    }

    fn rest_of_line(&mut self) -> Piece {
        let length = self.reader.line().len();
        self.reader.take(length).trimmed()
    }

    /// `property:value` with commas between them, up to the end of the line.
    fn looks(&mut self) -> Vec<Declaration> {
        let text = self.rest_of_line();
        let mut start = text.range.start;
        let mut looks = Vec::new();
        for part in text.text.split([',', ';']) {
            let range = start..start + part.len();
            start = range.end + 1;
            let piece = Piece { text: part.to_owned(), range }.trimmed();
            if let Some((property, value)) = piece.text.split_once(':') {
                looks.push(Declaration {
                    property: property.trim().to_ascii_lowercase(),
                    value: value.trim().to_owned(),
                    range: piece.range,
                });
            }
        }
        looks
    }

    fn click(&mut self) -> Result<(), Problem> {
        let help = "click 상태 \"https://example.com\" \"설명\"처럼 쓰세요";
        self.reader.eat("click");
        self.reader.skip_gap();
        let state = self.mention("상태의 이름")?;
        self.reader.skip_gap();
        let marked = self.reader.comes_whole("href");
        if marked {
            self.reader.eat("href");
            self.reader.skip_gap();
        }
        let href =
            self.quoted().ok_or_else(|| self.reader.found("따옴표로 묶은 주소").help(help))?;
        self.reader.skip_gap();
        let tooltip = match marked {
            true => None,
            false => Some(
                self.quoted()
                    .ok_or_else(|| self.reader.found("따옴표로 묶은 설명").help(help))?
                    .text,
            ),
        };
        self.reader.skip_blanks_of_line();
        if !self.reader.is_line_end() {
            return Err(self.reader.found("줄의 끝").help(help));
        }
        self.add(Statement::Click(state, Link { href: href.text, tooltip }))
    }

    fn quoted(&mut self) -> Option<Piece> {
        let length = self.reader.rest().strip_prefix('"')?.find('"')?;
        self.reader.at += 1;
        let text = self.reader.take(length);
        self.reader.at += 1;
        Some(text)
    }
}

/// Where a line names a direction: the place, the end of that line, and the direction.
fn directions(code: &str) -> Vec<(usize, usize, Direction)> {
    let lower = code.to_ascii_lowercase();
    let named = |(at, word): (usize, &str)| {
        let behind = at + word.len();
        let blanks = run(&code[behind..], char::is_whitespace);
        let value = lower.get(behind + blanks..behind + blanks + 2).filter(|_| blanks > 0)?;
        let direction = match value {
            "tb" => Direction::Down,
            "bt" => Direction::Up,
            "lr" => Direction::Right,
            "rl" => Direction::Left,
            _ => return None,
        };
        let from = behind + blanks;
        let end = code[from..].find('\n').map_or(code.len(), |end| from + end);
        Some((at, end, direction))
    };
    lower.match_indices("direction").filter_map(named).collect()
}

/// How long the text of a note is that stands in one line.
fn line_text(rest: &str) -> usize {
    let mut length = 0;
    while let Some(character) = rest[length..].chars().next() {
        length += match character {
            ':' | ';' | '\n' => break,
            '#' => entity(&rest[length..]).unwrap_or(1),
            other => other.len_utf8(),
        };
    }
    length
}

/// Where the text of a note ends, and where the line `end note` behind it does.
fn note_end(rest: &str) -> Option<(usize, usize)> {
    const END: &str = "end note";
    rest.match_indices('\n').find_map(|(at, _)| {
        let blanks = run(&rest[at..], char::is_whitespace);
        let end = at + blanks + END.len();
        let closes = rest.get(at + blanks..end).is_some_and(|word| word.eq_ignore_ascii_case(END));
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
        (closes && !rest[end..].starts_with(is_word)).then_some((at, end))
    })
}

/// The names in a list with commas.
fn parts(names: &Piece) -> Vec<Piece> {
    let mut start = names.range.start;
    let mut parts = Vec::new();
    for part in names.text.split(',') {
        if !part.is_empty() {
            parts.push(Piece { text: part.to_owned(), range: start..start + part.len() });
        }
        start += part.len() + 1;
    }
    parts
}
