//! The text of an architecture becomes a model, or problems with their places.

use std::ops::Range;

use super::model::{Architecture, Axis, IconName, NodeSort, Side, Sign, Tip};
use super::resolve::resolved;
use super::statement::{Declared, Drawn, DrawnEnd, Name, Statements};
use super::token::{Sort, Token, tokens};
use crate::diagram::problem::{Problem, named};
use crate::diagram::source::Source;
use crate::text::with_particle;

/// Reads a source. The model holds everything that could be understood; a problem that is an error
/// means that some of it could not.
pub fn parse(source: &Source<'_>) -> (Architecture, Vec<Problem>) {
    let mut reader = Reader::new(&source.code, source.header.end);
    if &source.code[source.header.clone()] != HEADER {
        reader.problems.push(
            Problem::syntax(source.header.clone(), "첫 줄은 architecture-beta여야 합니다")
                .help("첫 단어를 architecture-beta로 고치세요"),
        );
    }
    let mut statements = Statements::default();
    while reader.at < reader.tokens.len() {
        if let Err(problem) = reader.statement(&mut statements) {
            reader.problems.push(problem);
            reader.skip_line();
        }
    }
    let (architecture, problems) = resolved(statements);
    reader.problems.extend(problems);
    (architecture, reader.problems)
}

const HEADER: &str = "architecture-beta";
const KEYWORDS: [&str; 8] =
    ["in", "group", "service", "junction", "align", "row", "column", HEADER];

struct Reader<'s> {
    code: &'s str,
    tokens: Vec<Token>,
    at: usize,
    problems: Vec<Problem>,
}

impl<'s> Reader<'s> {
    fn new(code: &'s str, start: usize) -> Self {
        Self { code, tokens: tokens(code, start), at: 0, problems: Vec::new() }
    }

    fn statement(&mut self, into: &mut Statements) -> Result<(), Problem> {
        into.count += 1;
        let position = into.count;
        let token = self.peek().clone();
        match (token.sort, self.text(&token)) {
            (Sort::End, _) => {
                self.at += 1;
                return Ok(());
            }
            (Sort::Title, text) => {
                let title = text["title".len()..].trim();
                if !title.is_empty() {
                    into.title = Some(title.to_owned());
                }
                self.at += 1;
            }
            (Sort::Word, "group") => {
                self.at += 1;
                let name = self.new_id("group")?;
                let icon = self.icon();
                let label = self.label().unwrap_or_default();
                let parent = self.parent()?;
                into.groups.push(Declared { name, parent, position, what: (label, icon) });
            }
            (Sort::Word, "service") => {
                self.at += 1;
                let name = self.new_id("service")?;
                let sign = match self.take(Sort::Text) {
                    Some(text) => Sign::Text(unquoted(self.text(&text))),
                    None => self.icon().map_or(Sign::None, Sign::Icon),
                };
                let what = NodeSort::Service(self.label().unwrap_or_default(), sign);
                let parent = self.parent()?;
                into.nodes.push(Declared { name, parent, position, what });
            }
            (Sort::Word, "junction") => {
                self.at += 1;
                let name = self.new_id("junction")?;
                let parent = self.parent()?;
                into.nodes.push(Declared { name, parent, position, what: NodeSort::Junction });
            }
            (Sort::Word, "align") => {
                self.at += 1;
                into.alignments.push(self.alignment(token.range.start)?);
            }
            (Sort::Word, _) => into.edges.push(self.edge()?),
            _ => return Err(self.unexpected("문장의 첫 단어가", FORMS)),
        }
        if self.take(Sort::End).is_none() {
            return Err(self.unexpected("줄 끝이", "문장마다 줄을 바꾸고, 남는 글자는 지우세요"));
        }
        Ok(())
    }

    fn alignment(&mut self, start: usize) -> Result<(Axis, Range<usize>, Vec<Name>), Problem> {
        const HELP: &str = "`align row a b`처럼 row나 column과 서비스 둘 이상을 쓰세요";
        let axis = match self.peek_word() {
            Some("row") => Axis::X,
            Some("column") => Axis::Y,
            _ => return Err(self.unexpected("row나 column이", HELP)),
        };
        self.at += 1;
        let mut names = Vec::new();
        while let Some(token) = self.take(Sort::Word) {
            names.push(self.name(&token));
        }
        match names.last() {
            Some(last) if names.len() > 1 => Ok((axis, start..last.range.end, names)),
            _ => Err(self.unexpected("서비스 id가", HELP)),
        }
    }

    fn edge(&mut self) -> Result<Drawn, Problem> {
        let from = self.word("id가", FORMS)?;
        if KEYWORDS.contains(&self.text(&from)) {
            return Err(self.reserved(&from));
        }
        let next = self.peek().sort;
        if !matches!(next, Sort::Colon | Sort::Group | Sort::DoubleDash | Sort::Dash | Sort::Tip) {
            let word = self.text(&from);
            let like = ["group", "service", "junction", "align"]
                .into_iter()
                .find(|known| known.eq_ignore_ascii_case(word));
            let problem = Problem::syntax(
                from.range.clone(),
                format!("architecture에는 {} 시작하는 문장이 없습니다", named(word, "으로", "로")),
            );
            return Err(problem.meant(like, FORMS));
        }
        let from_hold = self.take(Sort::Group).map(|token| token.range);
        if self.take(Sort::Colon).is_none() {
            return Err(self.unexpected("나가는 방향(:R 등)이", PORTS));
        }
        let from_side = self.side()?;
        let from_tip = self.tip();
        let label = if self.take(Sort::DoubleDash).is_some() {
            String::new()
        } else {
            self.expect(Sort::Dash, "--가", LINES)?;
            let label = match self.label() {
                Some(label) => label,
                None => return Err(self.unexpected("[라벨]이", LINES)),
            };
            self.expect(Sort::Dash, "-가", LINES)?;
            label
        };
        let to_tip = self.tip();
        let to_side = self.side()?;
        self.expect(Sort::Colon, "방향 뒤의 :이", PORTS)?;
        let to = self.word("id가", PORTS)?;
        let to_hold = self.take(Sort::Group).map(|token| token.range);
        let range = from.range.start..to.range.end;
        let end = |name, side, tip, hold| DrawnEnd { name, side, tip, hold };
        let from = end(self.name(&from), from_side, from_tip, from_hold);
        let to = end(self.name(&to), to_side, to_tip, to_hold);
        Ok(Drawn { ends: [from, to], label, range })
    }

    fn side(&mut self) -> Result<Side, Problem> {
        let side = match self.peek_word() {
            Some("L") => Side::Left,
            Some("R") => Side::Right,
            Some("T") => Side::Top,
            Some("B") => Side::Bottom,
            Some(word) if matches!(word, "l" | "r" | "t" | "b") => {
                let upper = word.to_ascii_uppercase();
                let help = format!("{} 고치세요", with_particle(&upper, "으로", "로"));
                let message = format!("방향 {} 대문자로 씁니다", named(word, "은", "는"));
                return Err(Problem::syntax(self.peek().range.clone(), message).help(help));
            }
            _ => return Err(self.unexpected("방향(L, R, T, B)이", PORTS)),
        };
        self.at += 1;
        Ok(side)
    }

    fn tip(&mut self) -> Tip {
        self.take(Sort::Tip).map_or(Tip::Plain, |_| Tip::Arrow)
    }

    /// An id where one is declared.
    fn new_id(&mut self, keyword: &str) -> Result<Name, Problem> {
        let help = format!("`{keyword} id`처럼 영문 id를 쓰세요");
        if self.peek().sort == Sort::Stray && !self.text(self.peek()).is_ascii() {
            let token = self.peek().clone();
            let message = format!("id `{}`에 쓸 수 없는 글자가 있습니다", self.text(&token));
            return Err(Problem::syntax(token.range, message)
                .help("id는 영문자·숫자·_·-로 짓고, 한글은 [라벨]에 쓰세요"));
        }
        if self.peek().sort == Sort::Title {
            let start = self.peek().range.start;
            return Err(Problem::syntax(start..start + 5, "id가 title로 시작합니다")
                .help("Mermaid가 제목으로 읽으므로 다른 id를 쓰세요"));
        }
        let token = self.word("id가", &help)?;
        let name = self.name(&token);
        if KEYWORDS.contains(&name.id.as_str()) {
            return Err(self.reserved(&token));
        }
        if name.id.starts_with(['L', 'R', 'T', 'B']) {
            let message = format!(
                "id `{}`의 첫 글자 {} Mermaid가 방향으로 읽습니다",
                name.id,
                with_particle(&name.id[..1], "을", "를")
            );
            self.problems.push(
                Problem::syntax(token.range, message)
                    .help(format!("{}처럼 소문자로 시작하는 id를 쓰세요", name.id.to_lowercase())),
            );
        }
        Ok(name)
    }

    fn reserved(&self, token: &Token) -> Problem {
        let word = named(self.text(token), "은", "는");
        let message = format!("{word} 예약어라서 id로 쓸 수 없습니다");
        Problem::syntax(token.range.clone(), message).help("다른 id를 쓰세요")
    }

    fn icon(&mut self) -> Option<IconName> {
        let token = self.take(Sort::Icon)?;
        let text = self.text(&token);
        Some(IconName { name: text[1..text.len() - 1].to_owned(), range: token.range })
    }

    fn label(&mut self) -> Option<String> {
        let token = self.take(Sort::Label)?;
        let text = self.text(&token);
        Some(unquoted(&text[1..text.len() - 1]))
    }

    fn parent(&mut self) -> Result<Option<Name>, Problem> {
        if self.peek_word() != Some("in") {
            return Ok(None);
        }
        self.at += 1;
        let token = self.word("그룹 id가", "`in 그룹id`처럼 쓰세요")?;
        Ok(Some(self.name(&token)))
    }

    fn name(&self, token: &Token) -> Name {
        Name { id: self.text(token).to_owned(), range: token.range.clone() }
    }

    fn peek(&self) -> &Token {
        // The last token is an end, and nothing but a statement's own end is taken beyond it.
        &self.tokens[self.at.min(self.tokens.len() - 1)]
    }

    fn peek_word(&self) -> Option<&'s str> {
        let token = self.peek();
        (token.sort == Sort::Word).then(|| self.text(token))
    }

    fn text(&self, token: &Token) -> &'s str {
        &self.code[token.range.clone()]
    }

    fn take(&mut self, sort: Sort) -> Option<Token> {
        let token = self.peek().clone();
        (token.sort == sort).then(|| {
            self.at += 1;
            token
        })
    }

    fn expect(&mut self, sort: Sort, what: &str, help: &str) -> Result<Token, Problem> {
        self.take(sort).ok_or_else(|| self.unexpected(what, help))
    }

    fn word(&mut self, what: &str, help: &str) -> Result<Token, Problem> {
        self.expect(Sort::Word, what, help)
    }

    /// `wanted` carries its particle: `id가`.
    fn unexpected(&self, wanted: &str, help: &str) -> Problem {
        let token = self.peek().clone();
        let text = self.text(&token);
        match token.sort {
            Sort::End => {
                let at = self.code[..token.range.start].trim_end().len();
                let at = at..at + self.code[at..].chars().next().map_or(0, char::len_utf8);
                Problem::syntax(at, format!("줄이 끝났는데 {wanted} 있어야 합니다")).help(help)
            }
            Sort::Broken => broken(token.range, text),
            Sort::Stray if text.starts_with('=') || text.starts_with('.') => {
                let message = "architecture의 선은 실선뿐입니다";
                Problem::syntax(token.range, message).help(LINES)
            }
            _ => {
                let shown: String = text.trim().chars().take(30).collect();
                let message = format!("`{shown}` 자리에 {wanted} 있어야 합니다");
                Problem::syntax(token.range, message).help(help)
            }
        }
    }

    fn skip_line(&mut self) {
        while self.peek().sort != Sort::End {
            self.at += 1;
        }
        self.at += 1;
    }
}

const FORMS: &str = "group, service, junction, align으로 시작하거나 `a:R --> L:b`처럼 선을 쓰세요";
const PORTS: &str = "`a:R --> L:b`처럼 양쪽 끝에 L, R, T, B 중 하나를 쓰세요";
const LINES: &str = "`a:R --> L:b`나 `a:R -[라벨]-> L:b`처럼 쓰세요";

fn broken(range: Range<usize>, text: &str) -> Problem {
    let inner = text.get(1..).unwrap_or_default();
    if text.starts_with('(') {
        let (message, help) = if !text.ends_with(')') {
            ("아이콘의 (가 닫히지 않았습니다", "아이콘 이름 뒤에 )를 쓰세요")
        } else {
            (
                "아이콘 이름에 쓸 수 없는 글자가 있습니다",
                "(server)나 (logos:aws-rds)처럼 빈칸 없이 쓰고, 글은 [라벨]에 쓰세요",
            )
        };
        return Problem::syntax(range, message).help(help);
    }
    let (message, help) = if inner.trim_end() == "]" {
        ("라벨이 비어 있습니다", "[ ] 안에 라벨을 쓰거나 대괄호를 지우세요")
    } else if inner.contains('[') {
        ("라벨 안에 대괄호가 있습니다", "[\"라벨 [1]\"]처럼 따옴표로 감싸세요")
    } else {
        ("라벨의 [가 닫히지 않았습니다", "라벨 뒤에 ]를 쓰세요")
    };
    Problem::syntax(range, message).help(help)
}

/// Without the quotes around it, and with escaped signs as they are meant.
fn unquoted(text: &str) -> String {
    let trimmed = text.trim();
    let inner = ['"', '\''].into_iter().find_map(|quote| {
        let inner = trimmed.strip_prefix(quote)?.strip_suffix(quote)?;
        (!inner.replace("\\\\", "").replace(&format!("\\{quote}"), "").contains(quote))
            .then_some(inner)
    });
    let Some(inner) = inner else { return trimmed.to_owned() };
    let mut out = String::with_capacity(inner.len());
    let mut characters = inner.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' if matches!(characters.peek(), Some('"' | '\'' | '\\')) => {
                out.extend(characters.next());
            }
            character => out.push(character),
        }
    }
    out.trim().to_owned()
}
