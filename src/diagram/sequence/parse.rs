//! The grammar of sequence diagrams: accepts what mermaid 12 accepts, and goes on after an error.

use std::collections::BTreeMap;
use std::ops::Range;

use super::config::Config;
use super::draft::{Declaration, Draft, Mark, Marks, Signal};
use super::label::Label;
use super::model::{Event, Frame, Group, Link, Operator, Sequence, Shape, Side};
use super::token::{Kind, Lexer, Token, Word, masked};
use crate::diagram::paint::Colour;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::Source;
use crate::text::with_particle;

/// Reads a source. The diagram holds what could be read; it is right when no problem is an error.
pub fn parse(source: &Source<'_>) -> (Sequence, Vec<Problem>) {
    let code = masked(source);
    let mut lexer = Lexer::new(&code, source.header.end);
    let token = lexer.next();
    let mut draft = Draft::default();
    if source.setting("showSequenceNumbers") == Some("true") {
        draft.number_all();
    }
    let mut parser = Parser {
        text: source.text,
        lexer,
        token,
        last: source.header.clone(),
        after_semicolon: false,
        blocks: Vec::new(),
        draft,
    };
    parser.document();
    parser.draft.finish()
}

struct Parser<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    /// The word to be read next.
    token: Token,
    /// Where the word before it stands.
    last: Range<usize>,
    /// Whether this statement stands behind a `;`.
    after_semicolon: bool,
    /// What is open, from the outside in.
    blocks: Vec<Open>,
    draft: Draft,
}

/// A block that is not closed yet.
struct Open {
    word: Word,
    place: Range<usize>,
}

type Parsed<T = ()> = Result<T, Problem>;

impl<'a> Parser<'a> {
    fn document(&mut self) {
        while self.token.kind != Kind::End {
            let start = self.token.range.start;
            if let Err(problem) = self.statement() {
                self.draft.problems.push(self.explained(problem));
                self.recover(start);
            }
        }
        for open in std::mem::take(&mut self.blocks) {
            let word = name(open.word);
            self.draft.problems.push(
                Problem::syntax(
                    open.place,
                    format!("{} end로 닫히지 않았습니다", with_particle(word, "이", "가")),
                )
                .help("블록이 끝나는 곳에 `end` 한 줄을 쓰세요"),
            );
            // The layout counts on it that every frame is closed.
            self.close(open.word);
        }
    }

    fn statement(&mut self) -> Parsed {
        let start = self.token.range.clone();
        match self.token.kind {
            Kind::Newline => {
                self.after_semicolon = &self.text[start] == ";";
                self.advance();
                return Ok(());
            }
            Kind::Stray if !self.is_in_box() => return self.stray(),
            Kind::Name => return self.outside_box().and_then(|()| self.signal(start)),
            Kind::Title => {
                self.outside_box()?;
                let title = self.word();
                self.draft.sequence.title = Some(Label::read(title));
                return Ok(());
            }
            Kind::AccTitle => {
                let name = self.word();
                self.draft.sequence.name = Some(name.to_owned());
                return Ok(());
            }
            Kind::AccDescription => {
                let lines: Vec<&str> = self.word().lines().map(str::trim).collect();
                self.draft.sequence.description = Some(lines.join("\n"));
                return Ok(());
            }
            _ => {}
        }
        let Kind::Word(word) = self.token.kind else { return Err(self.no_statement()) };
        if !matches!(word, Word::Participant | Word::Actor | Word::Destroy | Word::End) {
            self.outside_box()?;
        }
        match word {
            Word::Participant | Word::Actor => {
                let declaration = self.declaration(word)?;
                self.draft.declare(declaration);
                self.newline()
            }
            Word::Create => {
                self.advance();
                let Kind::Word(word @ (Word::Participant | Word::Actor)) = self.token.kind else {
                    return Err(self.unexpected(
                        "create 뒤에 participant나 actor가 없습니다",
                        "`create participant 이름`처럼 쓰세요",
                    ));
                };
                let declaration = self.declaration(word)?;
                self.draft.create(declaration);
                self.newline()
            }
            Word::Destroy | Word::Activate | Word::Deactivate => {
                self.advance();
                let (id, place) = self.named(name(word))?;
                match word {
                    Word::Destroy => self.draft.destroy(&id, place),
                    Word::Activate => self.draft.activate(&id, place),
                    _ => self.draft.deactivate(&id, place),
                }
                self.newline()
            }
            Word::Note => self.note(start),
            Word::Links | Word::Link | Word::Properties | Word::Details => self.attached(word),
            Word::Autonumber => self.autonumber(),
            Word::Box => {
                self.advance();
                let place = start.start..self.token.range.end;
                let group = self.group(place);
                self.draft.open_box(group);
                self.open(word, start);
                Ok(())
            }
            Word::Loop
            | Word::Opt
            | Word::Alt
            | Word::Par
            | Word::ParOver
            | Word::Critical
            | Word::Break
            | Word::Rect => {
                self.advance();
                let frame = self.frame(word);
                self.draft.open(frame);
                self.open(word, start);
                Ok(())
            }
            Word::Else | Word::And | Word::Option => self.divide(word),
            Word::End => {
                let Some(open) = self.blocks.pop() else {
                    return Err(Problem::syntax(start, "열린 블록이 없는데 end가 있습니다")
                        .help("이 줄을 지우거나 앞에 loop, alt 같은 블록을 여세요"));
                };
                self.advance();
                self.close(open.word);
                Ok(())
            }
            Word::Header => Err(Problem::syntax(start, "sequenceDiagram이 다시 나옵니다")
                .help("다이어그램마다 코드 블록을 따로 만드세요")),
            Word::As | Word::LeftOf | Word::RightOf | Word::Over | Word::Off => {
                Err(self.no_statement())
            }
        }
    }

    /// `A->>B: text` and its relatives.
    fn signal(&mut self, start: Range<usize>) -> Parsed {
        let from = self.name();
        let mut marks = Marks { dot_at_start: self.is(Kind::Dot), after: None };
        if marks.dot_at_start {
            self.advance();
        }
        let Kind::Arrow(arrow) = self.token.kind else { return Err(self.no_arrow(&from)) };
        self.advance();
        marks.after = match self.token.kind {
            Kind::Plus if !marks.dot_at_start => Some(Mark::Activates),
            Kind::Minus if !marks.dot_at_start => Some(Mark::Deactivates),
            Kind::Dot => Some(Mark::Dot),
            _ => None,
        };
        if marks.after.is_some() {
            self.advance();
        }
        let to = self.named("화살표")?;
        let label = self.text(&to.0)?;
        self.warn_of_comment();
        let place = start.start..self.last.end;
        self.draft.message(Signal { from, to, arrow, label, marks, place });
        self.newline()
    }

    fn declaration(&mut self, word: Word) -> Parsed<Declaration> {
        self.advance();
        let name = self.named(name(word))?;
        let mut shape = if word == Word::Actor { Shape::Actor } else { Shape::Participant };
        let mut label = None;
        if self.is(Kind::ConfigOpen) {
            self.advance();
            let config = self.config()?;
            shape = config.shape.unwrap_or(shape);
            label = config.alias.map(|alias| Label::read(&alias));
        }
        if self.is(Kind::Word(Word::As)) {
            self.advance();
            label = Some(Label::read(self.word()));
            self.warn_of_comment();
        }
        Ok(Declaration { name, shape, label })
    }

    fn config(&mut self) -> Parsed<Config> {
        let open = self.last.clone();
        let inside = self.token.range.clone();
        if !self.is(Kind::Config) {
            return Err(self.unexpected(
                "`@{ }` 안이 비어 있습니다",
                "`@{ \"type\": \"database\" }`처럼 쓰세요",
            ));
        }
        self.advance();
        if !self.is(Kind::ConfigClose) {
            return Err(
                Problem::syntax(open, "`@{`가 `}`로 닫히지 않았습니다").help("끝에 `}`를 쓰세요")
            );
        }
        self.advance();
        Config::read(&self.text[inside.clone()], inside.start, &mut self.draft.problems)
    }

    fn note(&mut self, start: Range<usize>) -> Parsed {
        self.advance();
        let side = self.token.kind;
        let Kind::Word(Word::LeftOf | Word::RightOf | Word::Over) = side else {
            return Err(self.unexpected(
                "Note 뒤에 left of, right of, over가 없습니다",
                "`Note over A: 글`처럼 어디에 놓을지 쓰세요",
            ));
        };
        self.advance();
        let mut names = vec![self.named("Note의 위치")?];
        if side == Kind::Word(Word::Over) && self.is(Kind::Comma) {
            self.advance();
            names.push(self.named("쉼표")?);
        }
        if self.is(Kind::Comma) {
            let message = match side {
                Kind::Word(Word::Over) => "Note over에 참가자가 셋 이상 있습니다",
                _ => "Note left of와 right of에 참가자가 둘 이상 있습니다",
            };
            return Err(self.unexpected(message, "`Note over A,B: 글`처럼 양 끝의 둘만 쓰세요"));
        }
        let label = self.text(&names[names.len() - 1].0.clone())?;
        self.warn_of_comment();
        let place = start.start..self.last.end;
        let place_it = |whos: &[usize]| match side {
            Kind::Word(Word::LeftOf) => Side::LeftOf(whos[0]),
            Kind::Word(Word::RightOf) => Side::RightOf(whos[0]),
            _ => Side::Over(whos[0], whos[whos.len() - 1]),
        };
        self.draft.note(&names, place_it, label, place);
        self.newline()
    }

    /// `links`, `link`, `properties` and `details`. The last two change nothing that is seen.
    fn attached(&mut self, word: Word) -> Parsed {
        self.advance();
        let (id, place) = self.named(name(word))?;
        self.text(&id)?;
        let (range, text) = (self.last.clone(), &self.text[self.last.clone()]);
        let link = |(label, href): (&str, &str)| Link {
            label: Label::read(label),
            href: href.trim().to_owned(),
        };
        let links: Option<Vec<Link>> = match word {
            Word::Link => text.split_once('@').map(|pair| vec![link(pair)]),
            Word::Links => {
                let pairs: Option<BTreeMap<String, String>> = serde_json::from_str(text).ok();
                pairs.map(|pairs| pairs.iter().map(|(label, href)| link((label, href))).collect())
            }
            _ => Some(Vec::new()),
        };
        if links.is_none() {
            let help = match word {
                Word::Link => "`link A: 글 @ https://…`처럼 쓰세요",
                _ => "`links A: {\"글\": \"https://…\"}`처럼 JSON으로 쓰세요",
            };
            let message = format!(
                "{} 읽을 수 없어 링크를 만들지 않습니다",
                with_particle(name(word), "을", "를")
            );
            self.draft
                .problems
                .push(Problem::warning(ProblemCode::DiagramValue, range, message).help(help));
        }
        self.draft.link(&id, &place, links.unwrap_or_default());
        self.newline()
    }

    fn autonumber(&mut self) -> Parsed {
        self.advance();
        if self.is(Kind::Word(Word::Off)) {
            self.advance();
            self.draft.hide_numbers();
            return self.newline();
        }
        let mut numbers = [None, None];
        for number in &mut numbers {
            if self.is(Kind::Number) {
                *number = self.word().parse().ok();
            }
        }
        let [start, step] = numbers;
        // A step of one is what a start alone asks for.
        self.draft.number_from(start, step.or(start.map(|_| 1.0)));
        if self.is(Kind::Name) && !self.is_on_next_line() {
            return Err(self.unexpected(
                "autonumber 뒤에 수가 아닌 것이 있습니다",
                "`autonumber 10 5`처럼 시작과 간격을 쓰거나 off를 쓰세요",
            ));
        }
        self.newline()
    }

    fn group(&mut self, place: Range<usize>) -> Group {
        let text = self.word();
        let end = match text.find('(') {
            Some(open)
                if ["rgb", "rgba", "hsl", "hsla"]
                    .iter()
                    .any(|f| text[..open].trim_end().eq_ignore_ascii_case(f)) =>
            {
                text.rfind(')').map_or(0, |close| close + 1)
            }
            _ => {
                text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len())
            }
        };
        let color = Colour::read(&text[..end]);
        let title = if color.is_some() { text[end..].trim() } else { text };
        self.warn_of_comment();
        Group {
            label: (!title.is_empty()).then(|| Label::read(title)),
            color: color.filter(|color| color.alpha > 0.0),
            place,
        }
    }

    fn frame(&mut self, word: Word) -> Frame {
        let range = self.token.range.clone();
        let text = self.word();
        self.warn_of_comment();
        let operator = match word {
            Word::Loop => Operator::Loop,
            Word::Opt => Operator::Opt,
            Word::Alt => Operator::Alt,
            Word::Par | Word::ParOver => Operator::Par,
            Word::Critical => Operator::Critical,
            Word::Break => Operator::Break,
            _ => {
                let color = Colour::read(text);
                if color.is_none() && !text.is_empty() {
                    let message = format!(
                        "{} 색이 아니어서 보통 바탕색으로 그립니다",
                        with_particle(&format!("`{}`", shown(text)), "은", "는")
                    );
                    self.draft.problems.push(
                        Problem::warning(ProblemCode::DiagramValue, range, message)
                            .help("`rect rgb(200, 220, 255)`처럼 쓰세요"),
                    );
                }
                return Frame::Ground(color.filter(|color| color.alpha > 0.0));
            }
        };
        Frame::Titled { operator, condition: Label::read(text) }
    }

    /// `else`, `and`, `option`: each belongs to one kind of block.
    fn divide(&mut self, word: Word) -> Parsed {
        let (owner, fits): (_, &[Word]) = match word {
            Word::Else => ("alt", &[Word::Alt]),
            Word::And => ("par", &[Word::Par, Word::ParOver]),
            _ => ("critical", &[Word::Critical]),
        };
        if !self.blocks.last().is_some_and(|open| fits.contains(&open.word)) {
            let place = self.token.range.clone();
            let message = match self.blocks.last() {
                Some(open) => format!(
                    "{} {} 블록에 쓸 수 없습니다",
                    with_particle(name(word), "은", "는"),
                    name(open.word)
                ),
                None => {
                    format!("{} {owner} 블록 밖에 있습니다", with_particle(name(word), "이", "가"))
                }
            };
            return Err(Problem::syntax(place, message)
                .help(format!("`{owner} 조건`과 `end` 사이에 쓰세요")));
        }
        self.advance();
        let label = Label::read(self.word());
        self.warn_of_comment();
        self.draft.sequence.events.push(Event::Divide(label));
        Ok(())
    }

    fn open(&mut self, word: Word, place: Range<usize>) {
        self.blocks.push(Open { word, place });
    }

    fn close(&mut self, word: Word) {
        match word {
            Word::Box => self.draft.close_box(),
            _ => self.draft.sequence.events.push(Event::Close),
        }
    }

    /// Only participants can stand in a box. A box that something else stands in ends before it.
    fn outside_box(&mut self) -> Parsed {
        if !self.is_in_box() {
            return Ok(());
        }
        let place = self.blocks.pop().map_or(0..0, |open| open.place);
        self.draft.close_box();
        self.draft.problems.push(
            Problem::syntax(place, "box가 참가자 목록 뒤에서 end로 닫히지 않았습니다")
                .help("box에는 participant와 actor만 쓰고, 바로 뒤에 `end`를 쓰세요"),
        );
        Ok(())
    }

    /// Signs that mermaid passes over where a statement could begin.
    fn stray(&mut self) -> Parsed {
        let start = self.token.range.start;
        while self.is(Kind::Stray) {
            self.advance();
        }
        let range = start..self.last.end;
        let message = format!(
            "{} 뜻이 없어 그림에 나오지 않습니다",
            with_particle(&format!("`{}`", shown(&self.text[range.clone()])), "은", "는")
        );
        self.draft.problems.push(
            Problem::warning(ProblemCode::DiagramSyntax, range, message)
                .help("지우거나 문장으로 고치세요"),
        );
        Ok(())
    }

    fn text(&mut self, before: &str) -> Parsed<Label> {
        if !self.is(Kind::Text) {
            let found = match self.token.kind {
                Kind::Newline | Kind::End => {
                    let message =
                        format!("{} 뒤에 `:`와 글이 없습니다", format_args!("`{}`", shown(before)));
                    return Err(Problem::syntax(self.last.clone(), message).help(
                        match before.split_once(' ') {
                            Some((name, text)) => {
                                format!("`{name}: {text}`처럼 참가자 뒤에 `:`를 쓰세요")
                            }
                            None => format!("`{before}: 글`처럼 참가자 뒤에 `:`와 글을 쓰세요"),
                        },
                    ));
                }
                _ => self.found(),
            };
            if let Kind::Arrow(_) = self.token.kind {
                return Err(self.unexpected("한 문장에 화살표가 둘 있습니다", DASHES));
            }
            let message = format!("`{}` 뒤에 `:`가 와야 하는데 {found} 있습니다", shown(before));
            return Err(self.unexpected(message, "참가자 뒤에 `:`와 글을 쓰세요"));
        }
        Ok(Label::read(self.word()))
    }

    /// The end of a statement.
    fn newline(&mut self) -> Parsed {
        match self.token.kind {
            Kind::Newline | Kind::End => Ok(()),
            _ if self.is_on_next_line() => Err(Problem::syntax(
                self.last.clone(),
                "줄 끝의 빈칸 때문에 다음 줄까지 한 문장으로 읽힙니다",
            )
            .help("줄 끝의 빈칸을 지우세요")),
            _ => {
                let message = format!("문장이 끝나야 하는데 {} 있습니다", self.found());
                Err(self.unexpected(message, "새 줄에서 쓰거나 지우세요"))
            }
        }
    }

    /// A name, which `after` needs.
    fn named(&mut self, after: &str) -> Parsed<(String, Range<usize>)> {
        if self.is(Kind::Name) {
            return Ok(self.name());
        }
        let range = self.token.range.clone();
        Err(match self.token.kind {
            Kind::Word(word) => Problem::syntax(
                range,
                format!(
                    "{} 예약어라서 참가자 이름이 될 수 없습니다",
                    with_particle(&format!("`{}`", name(word)), "은", "는")
                ),
            )
            .help(format!("다른 이름을 쓰고 `participant 이름 as {}`로 보이게 하세요", name(word))),
            Kind::Newline | Kind::End => {
                Problem::syntax(self.last.clone(), format!("{after} 뒤에 참가자 이름이 없습니다"))
                    .help("참가자 이름을 쓰세요")
            }
            Kind::Stray => Problem::syntax(
                range.clone(),
                format!(
                    "`{}` 안에 참가자 이름에 쓸 수 없는 글자가 있습니다",
                    shown(&self.text[range])
                ),
            )
            .help("이름에서 `<`, `>`, `:`, `,`, `@`를 빼고, 보일 글은 `as` 뒤에 쓰세요"),
            _ => self.unexpected(
                format!("{after} 뒤에 참가자 이름이 와야 하는데 {} 있습니다", self.found()),
                "참가자 이름을 쓰세요",
            ),
        })
    }

    fn no_arrow(&self, (id, place): &(String, Range<usize>)) -> Problem {
        let first = id.split([' ', '\t']).next().unwrap_or(id);
        if FOREIGN.contains(&first) {
            return Problem::syntax(
                place.start..place.start + first.len(),
                format!(
                    "{} 시퀀스 다이어그램에 없습니다",
                    with_particle(&format!("`{first}`"), "은", "는")
                ),
            )
            .help("이 줄을 지우세요");
        }
        let message = format!("`{}` 뒤에 화살표가 없습니다", shown(id));
        let range = match self.token.kind {
            Kind::Newline | Kind::End => place.clone(),
            _ => place.start..self.token.range.end.max(place.end),
        };
        let help = match self.token.kind {
            Kind::Minus | Kind::Plus => DASHES,
            _ => "`A->>B: 글`처럼 쓰세요",
        };
        Problem::syntax(range, message).help(help)
    }

    fn no_statement(&self) -> Problem {
        let found = self.found();
        self.unexpected(
            format!("문장이 시작될 곳에 {found} 있습니다"),
            "`A->>B: 글`처럼 쓰거나 지우세요",
        )
    }

    /// A problem with the word to be read.
    fn unexpected(&self, message: impl Into<String>, help: &str) -> Problem {
        let range = self.token.range.clone();
        let range = if range.is_empty() { self.last.clone() } else { range };
        Problem::syntax(range, message).help(help)
    }

    /// The word to be read, as the subject of a sentence.
    fn found(&self) -> String {
        match self.token.kind {
            Kind::Newline | Kind::End => "줄의 끝이".to_owned(),
            _ => with_particle(
                &format!("`{}`", shown(&self.text[self.token.range.clone()])),
                "이",
                "가",
            ),
        }
    }

    /// What is behind a `;` is often meant to be text.
    fn explained(&self, problem: Problem) -> Problem {
        if !self.after_semicolon {
            return problem;
        }
        Problem { message: format!("`;` 뒤는 새 문장인데 {}", problem.message), ..problem }
            .help("글 안의 `;`는 `#59;`로, `&amp;`는 `#amp;`로 쓰세요")
    }

    /// What stands behind a `#` is a comment, which few authors mean.
    fn warn_of_comment(&mut self) {
        let end = self.last.end;
        if !self.lexer.is_cut_by_comment(end) {
            return;
        }
        let line =
            self.text[end..].find(['\r', '\n']).map_or(self.text.len(), |length| end + length);
        let start = end + self.text[end..line].find('#').unwrap_or(0);
        self.draft.problems.push(
            Problem::warning(
                ProblemCode::DiagramLabelLost,
                start..line,
                "`#` 뒤는 주석으로 읽혀 그림에 나오지 않습니다",
            )
            .help("글에 쓰려면 `#`를 `#35;`로 쓰세요"),
        );
    }

    /// Goes to where the next statement can begin.
    fn recover(&mut self, start: usize) {
        if self.token.kind != Kind::Newline {
            self.lexer.resume(start);
            self.advance();
        }
    }

    fn is_in_box(&self) -> bool {
        self.blocks.last().is_some_and(|open| open.word == Word::Box)
    }

    fn is(&self, kind: Kind) -> bool {
        self.token.kind == kind
    }

    /// Whether the word to be read stands on a later line than the one before it.
    fn is_on_next_line(&self) -> bool {
        self.text
            .get(self.last.end..self.token.range.start)
            .is_some_and(|between| between.contains(['\n', '\r']))
    }

    fn name(&mut self) -> (String, Range<usize>) {
        let range = self.token.range.clone();
        (self.word().to_owned(), range)
    }

    /// Reads the word as it is written.
    fn word(&mut self) -> &'a str {
        let range = self.token.range.clone();
        self.advance();
        &self.text[range]
    }

    fn advance(&mut self) {
        let next = self.lexer.next();
        self.last = std::mem::replace(&mut self.token, next).range;
    }
}

/// What to do when a name is cut by an arrow in it.
const DASHES: &str = "이름에 `-x`, `--`, `-)`, `+`가 있으면 다른 이름을 쓰고 `participant 이름 as 글`로 보이게 하세요";

/// Words of other kinds of diagrams that authors try here.
const FOREIGN: [&str; 8] =
    ["style", "classDef", "class", "linkStyle", "click", "subgraph", "direction", "section"];

/// The word as it is written in a source.
fn name(word: Word) -> &'static str {
    match word {
        Word::Header => "sequenceDiagram",
        Word::Box => "box",
        Word::Participant => "participant",
        Word::Actor => "actor",
        Word::Create => "create",
        Word::Destroy => "destroy",
        Word::As => "as",
        Word::Loop => "loop",
        Word::Rect => "rect",
        Word::Opt => "opt",
        Word::Alt => "alt",
        Word::Else => "else",
        Word::Par => "par",
        Word::ParOver => "par_over",
        Word::And => "and",
        Word::Critical => "critical",
        Word::Option => "option",
        Word::Break => "break",
        Word::End => "end",
        Word::LeftOf => "left of",
        Word::RightOf => "right of",
        Word::Over => "over",
        Word::Note => "note",
        Word::Links => "links",
        Word::Link => "link",
        Word::Properties => "properties",
        Word::Details => "details",
        Word::Activate => "activate",
        Word::Deactivate => "deactivate",
        Word::Autonumber => "autonumber",
        Word::Off => "off",
    }
}

/// The first line of a text, and of that no more than fits into a message.
fn shown(text: &str) -> String {
    let line = text.lines().next().unwrap_or("").trim();
    if line.chars().count() <= 40 {
        return line.to_owned();
    }
    line.chars().take(39).chain(['…']).collect()
}
