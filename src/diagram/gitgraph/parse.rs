//! The text of a history becomes branches and commits; what is wrong in one line does not hide the
//! next.

use std::ops::Range;

use crate::diagram::cursor::Cursor;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::{CodeLine, Piece, Source};
use crate::text::{nearest, with_particle};

use super::model::{Branch, Commit, Flow, Form, History};

/// Beyond this nobody can read it.
const MOST_COMMITS: usize = 500;

const USAGE: &str = "commit, branch, checkout, merge, cherry-pick 가운데 하나로 시작하세요";

/// The history of a source and what is wrong with it.
pub fn parse(source: &Source<'_>) -> (History, Vec<Problem>) {
    let main = source.setting("mainBranchName").unwrap_or("main").to_owned();
    let order = source.setting("mainBranchOrder").and_then(|order| order.parse().ok()).unwrap_or(0);
    let main = Branch { name: main, order, head: None, range: source.header.clone() };
    let mut parser = Parser {
        history: History { branches: vec![main], ..History::default() },
        at: 0,
        is_ordered: vec![true],
    };
    let mut problems = Vec::new();
    for (number, line) in source.lines().enumerate() {
        let line = without_comment(line);
        if line.text.trim().is_empty() {
            continue;
        }
        let mut cursor = Cursor::new(line);
        cursor.skip_blanks();
        let read = match number {
            0 => parser.header(&mut cursor),
            _ => parser.statement(&mut cursor),
        };
        if let Err(problem) = read {
            problems.push(problem);
        }
        if parser.history.commits.len() > MOST_COMMITS {
            let message = format!("커밋이 {MOST_COMMITS}개를 넘습니다");
            let range = line.start..line.start + line.text.len();
            problems.push(
                Problem::error(ProblemCode::DiagramTooLarge, range, message)
                    .help("다이어그램을 여러 개로 나누세요"),
            );
            break;
        }
    }
    (parser.sorted(), problems)
}

struct Parser {
    history: History,
    /// The branch that is checked out.
    at: usize,
    /// Which branches say where they lie.
    is_ordered: Vec<bool>,
}

/// What follows the word of a statement.
#[derive(Default)]
struct Details {
    id: Option<Piece>,
    parent: Option<Piece>,
    tags: Vec<String>,
    form: Option<Form>,
}

impl Parser {
    fn header(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Problem> {
        let flows = [("LR", Flow::Right), ("TB", Flow::Down), ("BT", Flow::Up)];
        let flow = flows.into_iter().find(|(word, _)| cursor.eat_word(word));
        cursor.skip_blanks();
        if cursor.eat(":") || flow.is_none() {
            if let Some((_, flow)) = flow {
                self.history.direction = flow;
            }
            cursor.skip_blanks();
            if cursor.is_done() {
                return Ok(());
            }
            return Err(Problem::syntax(
                cursor.rest_range(),
                "첫 줄에 종류와 방향 말고 다른 글이 있습니다",
            )
            .help("gitGraph나 gitGraph TB:만 쓰고 줄을 바꾸세요"));
        }
        let range = cursor.at().saturating_sub(1)..cursor.at().max(1);
        Err(Problem::syntax(range, "방향 뒤에 콜론이 없습니다").help("gitGraph TB:처럼 쓰세요"))
    }

    fn statement(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Problem> {
        if cursor.eat_word("commit") {
            let details = details(cursor)?;
            return self.commit(details);
        }
        if cursor.eat_word("branch") {
            return self.branch(cursor);
        }
        if cursor.eat_word("checkout") || cursor.eat_word("switch") {
            let name = name(cursor)?;
            done(cursor)?;
            self.at = self.find(&name)?;
            return Ok(());
        }
        if cursor.eat_word("merge") {
            let name = name(cursor)?;
            let details = details(cursor)?;
            return self.merge(&name, details);
        }
        if cursor.eat_word("cherry-pick") {
            let start = cursor.at();
            let details = details(cursor)?;
            return self.cherry_pick(details, start - "cherry-pick".len()..start);
        }
        let length = cursor.rest().find(char::is_whitespace).unwrap_or(cursor.rest().len());
        let range = cursor.at()..cursor.at() + length;
        let word = with_particle(&format!("`{}`", &cursor.rest()[..length]), "은", "는");
        Err(Problem::syntax(range, format!("{word} gitGraph의 명령이 아닙니다")).help(USAGE))
    }

    fn add(&mut self, id: Option<Piece>, tags: Vec<String>, form: Form, parents: Vec<usize>) {
        let commits = &mut self.history.commits;
        let id = id.map(|id| id.text);
        commits.push(Commit { id, tags, form, branch: self.at, parents });
        self.history.branches[self.at].head = Some(self.history.commits.len() - 1);
    }

    fn head(&self) -> Option<usize> {
        self.history.branches[self.at].head
    }

    fn commit(&mut self, details: Details) -> Result<(), Problem> {
        let parents = self.head().into_iter().collect();
        self.add(details.id, details.tags, details.form.unwrap_or_default(), parents);
        Ok(())
    }

    fn branch(&mut self, cursor: &mut Cursor<'_>) -> Result<(), Problem> {
        let name = name(cursor)?;
        cursor.skip_blanks();
        let mut order = None;
        if cursor.eat("order:") {
            cursor.skip_blanks();
            let digits = cursor.take_while(|c| c.is_ascii_digit());
            let number: Option<u32> = digits.text.parse().ok();
            let Some(number) = number else {
                return Err(Problem::syntax(at_or_before(cursor), "order 뒤에 자연수가 없습니다")
                    .help("branch 이름 order: 2처럼 쓰세요"));
            };
            order = Some(number);
        }
        done(cursor)?;
        if self.history.branches.iter().any(|branch| branch.name == name.text) {
            let shown = with_particle(&format!("`{}`", name.text), "이라는", "라는");
            let message = format!("{shown} 브랜치가 이미 있습니다");
            return Err(Problem::error(ProblemCode::DiagramReference, name.range, message).help(
                format!(
                    "{} checkout하거나 다른 이름을 쓰세요",
                    with_particle(&name.text, "을", "를")
                ),
            ));
        }
        let head = self.head();
        self.is_ordered.push(order.is_some());
        let order = order.unwrap_or(0);
        self.history.branches.push(Branch { name: name.text, order, head, range: name.range });
        self.at = self.history.branches.len() - 1;
        Ok(())
    }

    fn find(&self, name: &Piece) -> Result<usize, Problem> {
        let branches = &self.history.branches;
        branches.iter().position(|branch| branch.name == name.text).ok_or_else(|| {
            let shown = with_particle(&format!("`{}`", name.text), "이라는", "라는");
            let message = format!("{shown} 브랜치가 없습니다");
            let near = nearest(&name.text, branches.iter().map(|it| it.name.as_str()));
            Problem::error(ProblemCode::DiagramReference, name.range.clone(), message)
                .meant(near, &format!("위에 branch {} 줄을 먼저 쓰세요", name.text))
        })
    }

    fn merge(&mut self, name: &Piece, details: Details) -> Result<(), Problem> {
        let wrong = |message: &str, help: &str| {
            let range = name.range.clone();
            Err(Problem::error(ProblemCode::DiagramReference, range, message).help(help))
        };
        if self.history.branches[self.at].name == name.text {
            return wrong("브랜치를 자기 자신과 합칩니다", "합칠 다른 브랜치의 이름을 쓰세요");
        }
        let other = self.find(name)?;
        let (Some(head), Some(other)) = (self.head(), self.history.branches[other].head) else {
            return wrong("커밋이 없는 브랜치와는 합칠 수 없습니다", "먼저 commit을 하세요");
        };
        if head == other {
            return wrong(
                "두 브랜치의 마지막 커밋이 같아 합칠 것이 없습니다",
                "합치기 전에 한쪽에 commit을 하세요",
            );
        }
        if let Some(id) = details.id.as_ref().filter(|id| self.has(&id.text)) {
            let shown = with_particle(&format!("`{}`", id.text), "이라는", "라는");
            let message = format!("{shown} 커밋이 이미 있습니다");
            return Err(Problem::error(ProblemCode::DiagramReference, id.range.clone(), message)
                .help("다른 id를 쓰세요"));
        }
        let form = details.form.unwrap_or(Form::Merge);
        self.add(details.id, details.tags, form, vec![head, other]);
        Ok(())
    }

    fn has(&self, id: &str) -> bool {
        self.history.commits.iter().any(|commit| commit.id.as_deref() == Some(id))
    }

    fn cherry_pick(&mut self, details: Details, word: Range<usize>) -> Result<(), Problem> {
        let wrong = |range: Range<usize>, message: String, help: &str| {
            Err(Problem::error(ProblemCode::DiagramReference, range, message).help(help))
        };
        let Some(id) = details.id else {
            return Err(Problem::syntax(word, "cherry-pick에 가져올 커밋의 id가 없습니다")
                .help("cherry-pick id: \"커밋\"처럼 쓰세요"));
        };
        let commits = &self.history.commits;
        let named = |commit: &Commit| commit.id.as_deref() == Some(id.text.as_str());
        let Some(from) = commits.iter().position(named) else {
            let shown = with_particle(&format!("`{}`", id.text), "이라는", "라는");
            let message = format!("{shown} 커밋이 없습니다");
            return wrong(id.range, message, "위에 있는 커밋의 id를 쓰세요");
        };
        if commits[from].parents.len() > 1 && details.parent.is_none() {
            let message = "합친 커밋을 가져오는데 어느 쪽인지 없습니다".to_owned();
            return wrong(id.range, message, "parent: \"커밋\"을 더하세요");
        }
        if commits[from].branch == self.at {
            let message = "같은 브랜치의 커밋을 가져옵니다".to_owned();
            return wrong(id.range, message, "다른 브랜치로 checkout한 다음에 쓰세요");
        }
        let Some(head) = self.head() else {
            let message = "커밋이 없는 브랜치로는 가져올 수 없습니다".to_owned();
            return wrong(word, message, "먼저 commit을 하세요");
        };
        let mut tags = details.tags;
        if tags.is_empty() {
            let parent = details.parent.map(|it| format!("|parent:{}", it.text));
            tags.push(format!("cherry-pick:{}{}", id.text, parent.unwrap_or_default()));
        }
        tags.retain(|tag| !tag.is_empty());
        self.add(None, tags, Form::CherryPick, vec![head, from]);
        Ok(())
    }

    /// With the branches in the order of their lanes: those that do not say lie as they are made,
    /// before those that do.
    fn sorted(mut self) -> History {
        let mut lanes: Vec<usize> = (0..self.history.branches.len()).collect();
        let made = |at: usize| match self.is_ordered[at] {
            true => f64::from(self.history.branches[at].order),
            false => at as f64 / (self.is_ordered.len() as f64 * 10.0),
        };
        lanes.sort_by(|a, b| made(*a).total_cmp(&made(*b)));
        let mut place = vec![0; lanes.len()];
        for (lane, branch) in lanes.iter().enumerate() {
            place[*branch] = lane;
        }
        self.history.commits.iter_mut().for_each(|commit| commit.branch = place[commit.branch]);
        self.history.branches =
            lanes.iter().map(|branch| self.history.branches[*branch].clone()).collect();
        self.history
    }
}

/// The name of a branch: Latin letters, or anything in quotes.
fn name(cursor: &mut Cursor<'_>) -> Result<Piece, Problem> {
    cursor.skip_blanks();
    if let Some(name) = cursor.quoted('"').or_else(|| cursor.quoted('\'')) {
        return Ok(name);
    }
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/');
    let length = cursor.rest().find(|c| !inside(c)).unwrap_or(cursor.rest().len());
    let length = cursor.rest()[..length].trim_end_matches(['.', '/']).len();
    let next = cursor.rest()[length..].chars().next();
    if let Some(letter) = next.filter(|c| c.is_alphabetic()) {
        let range = cursor.at()..cursor.at() + length + letter.len_utf8();
        let word = cursor.rest().split_whitespace().next().unwrap_or_default();
        return Err(Problem::syntax(range, "따옴표 없는 이름에는 영문과 숫자만 쓸 수 있습니다")
            .help(format!("\"{word}\"처럼 따옴표로 묶으세요")));
    }
    if length == 0 {
        return Err(Problem::syntax(at_or_before(cursor), "브랜치의 이름이 없습니다")
            .help("branch feature처럼 이름을 쓰세요"));
    }
    Ok(cursor.take(length))
}

fn details(cursor: &mut Cursor<'_>) -> Result<Details, Problem> {
    let mut details = Details::default();
    loop {
        cursor.skip_blanks();
        if cursor.is_done() {
            return Ok(details);
        }
        if cursor.eat("type:") {
            cursor.skip_blanks();
            let word = cursor.take_while(|c| c.is_ascii_alphanumeric());
            details.form = Some(match word.text.as_str() {
                "NORMAL" => Form::Normal,
                "REVERSE" => Form::Reverse,
                "HIGHLIGHT" => Form::Highlight,
                _ => {
                    return Err(Problem::syntax(word.range, "그런 커밋의 꼴이 없습니다")
                        .help("NORMAL, REVERSE, HIGHLIGHT 가운데 하나를 쓰세요"));
                }
            });
            continue;
        }
        let known = ["id:", "tag:", "msg:", "parent:"];
        let key = known.into_iter().find(|key| cursor.eat(key));
        cursor.skip_blanks();
        let Some(text) = cursor.quoted('"').or_else(|| cursor.quoted('\'')) else {
            let message = match key {
                Some(key) => format!("{key} 뒤에 따옴표로 묶은 글이 없습니다"),
                None => "이 자리에 쓸 수 없는 글이 있습니다".to_owned(),
            };
            return Err(Problem::syntax(at_or_before(cursor), message)
                .help("commit id: \"이름\" tag: \"v1\"처럼 쓰세요"));
        };
        match key {
            Some("id:") => details.id = Some(text).filter(|id| !id.text.is_empty()),
            Some("tag:") => details.tags.push(text.text),
            Some("parent:") => details.parent = Some(text),
            _ => {}
        }
    }
}

fn done(cursor: &mut Cursor<'_>) -> Result<(), Problem> {
    cursor.skip_blanks();
    if cursor.is_done() {
        return Ok(());
    }
    Err(Problem::syntax(cursor.rest_range(), "명령 뒤에 다른 글이 있습니다")
        .help("한 줄에 명령 하나만 쓰세요"))
}

/// What is left, or the last character when nothing is.
fn at_or_before(cursor: &Cursor<'_>) -> Range<usize> {
    let range = cursor.rest_range();
    if range.is_empty() { range.start.saturating_sub(1)..range.start } else { range }
}

/// A line up to its comment.
fn without_comment(line: CodeLine<'_>) -> CodeLine<'_> {
    let mut quote = None;
    for (at, character) in line.text.char_indices() {
        match quote {
            Some(open) if open == character => quote = None,
            Some(_) => {}
            None if matches!(character, '"' | '\'') => quote = Some(character),
            None if line.text[at..].starts_with("%%") => {
                return CodeLine { text: &line.text[..at], ..line };
            }
            None => {}
        }
    }
    line
}
