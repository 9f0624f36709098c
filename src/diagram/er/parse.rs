//! The text of an entity-relationship diagram becomes a model; what is wrong in one line does not
//! hide the next.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagram::flowchart::{Declaration, painted};
use crate::diagram::layered::Direction;
use crate::diagram::paint::Paint;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::source::Source;
use crate::text::{nearest, with_particle};

use super::model::{Attribute, Entity, Group, Model, Relation};
use super::token::{self, Keyword, Sort, Token};

/// As many relations as Mermaid draws edges.
const MOST_RELATIONS: usize = 500;
/// Beyond this nobody can read it.
const MOST_ENTITIES: usize = 500;

const USAGE: &str = "A ||--o{ B : 관계처럼 쓰세요";

/// The model of a source and what is wrong with it.
pub fn parse(source: &Source<'_>) -> (Model, Vec<Problem>) {
    let mut parser = Parser {
        code: &source.code,
        at: source.header.end,
        model: Model::default(),
        by_name: BTreeMap::new(),
        open: Vec::new(),
        classes: BTreeMap::new(),
        looks: BTreeMap::new(),
        problems: Vec::new(),
    };
    parser.run();
    parser.finish()
}

struct Parser<'s> {
    code: &'s str,
    at: usize,
    model: Model,
    by_name: BTreeMap<String, usize>,
    /// The groups around, each with where it begins.
    open: Vec<(usize, Range<usize>)>,
    classes: BTreeMap<String, Vec<Declaration>>,
    /// Classes and looks of names, in their order.
    looks: BTreeMap<String, (Range<usize>, Vec<Looks>)>,
    problems: Vec<Problem>,
}

enum Looks {
    Class(String),
    Own(Vec<Declaration>),
}

impl Parser<'_> {
    fn run(&mut self) {
        loop {
            let token = self.peek();
            match token.sort {
                Sort::End => break,
                Sort::Newline => self.at = token.range.end,
                _ => {
                    if let Err(problem) = self.statement(token) {
                        self.problems.push(problem);
                        self.recover();
                    }
                }
            }
        }
        for (_, range) in std::mem::take(&mut self.open) {
            self.problems.push(
                Problem::syntax(range, "subgraph가 end로 닫히지 않았습니다")
                    .help("subgraph의 끝에 end 한 줄을 쓰세요"),
            );
        }
    }

    /// Goes on with the next line; a table that was opened in this one is passed over.
    fn recover(&mut self) {
        let rest = &self.code[self.at..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let opens = rest[..line].trim_end().ends_with('{') && !rest[..line].contains("--");
        let close = rest.find('}').filter(|_| opens);
        self.at += close.map_or(line, |close| close + 1);
    }

    fn peek(&self) -> Token {
        token::next(self.code, self.at)
    }

    fn take(&mut self, sort: Sort) -> Option<Token> {
        let token = self.peek();
        (token.sort == sort).then(|| {
            self.at = token.range.end;
            token
        })
    }

    fn text(&self, token: &Token) -> String {
        self.code[token.range.clone()].trim_matches(['"', '`']).to_owned()
    }

    fn statement(&mut self, token: Token) -> Result<(), Problem> {
        match token.sort {
            Sort::Direction(direction) => {
                self.at = token.range.end;
                self.direct(direction);
                Ok(())
            }
            Sort::Keyword(keyword) => {
                self.at = token.range.end;
                self.keyword(keyword, token.range)
            }
            _ => self.entity(),
        }
    }

    fn direct(&mut self, direction: Direction) {
        match self.open.last() {
            Some((group, _)) => self.model.groups[*group].direction = Some(direction),
            None => self.model.direction = direction,
        }
    }

    fn keyword(&mut self, keyword: Keyword, range: Range<usize>) -> Result<(), Problem> {
        match keyword {
            Keyword::Subgraph => {
                let id = self.name("subgraph의 이름")?;
                let id_text = self.text(&id);
                let mut label = id_text.clone();
                if self.take(Sort::SquareOpen).is_some() {
                    label = self.until_square()?;
                }
                let parent = self.open.last().map(|(group, _)| *group);
                self.model.groups.push(Group { id: id_text, label, parent, direction: None });
                self.open.push((self.model.groups.len() - 1, range));
                Ok(())
            }
            Keyword::End => match self.open.pop() {
                Some(_) => Ok(()),
                None => Err(Problem::syntax(range, "닫을 subgraph가 없는데 end가 있습니다")
                    .help("end를 지우거나, 테이블 이름이라면 \"end\"로 쓰세요")),
            },
            Keyword::Style => {
                let names = self.names("style의 이름")?;
                let looks = self.declarations();
                for (name, range) in names {
                    self.looks
                        .entry(name)
                        .or_insert((range, Vec::new()))
                        .1
                        .push(Looks::Own(looks.clone()));
                }
                Ok(())
            }
            Keyword::ClassDef => {
                let names = self.names("classDef의 이름")?;
                let looks = self.declarations();
                for (name, _) in names {
                    self.classes.entry(name).or_default().extend(looks.iter().cloned());
                }
                Ok(())
            }
            Keyword::Class => {
                let names = self.names("class의 이름")?;
                let classes = self.names("클래스의 이름")?;
                for (name, range) in names {
                    let looks = &mut self.looks.entry(name).or_insert((range, Vec::new())).1;
                    looks.extend(classes.iter().map(|(class, _)| Looks::Class(class.clone())));
                }
                Ok(())
            }
        }
    }

    /// The text up to `]`.
    fn until_square(&mut self) -> Result<String, Problem> {
        let rest = &self.code[self.at..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let Some(end) = rest[..line].find(']') else {
            return Err(self.found("]").help("대괄호를 닫으세요"));
        };
        let text = rest[..end].trim().trim_matches('"').to_owned();
        self.at += end + 1;
        Ok(text)
    }

    fn names(&mut self, expected: &str) -> Result<Vec<(String, Range<usize>)>, Problem> {
        let mut names = Vec::new();
        loop {
            let name = self.name(expected)?;
            names.push((self.text(&name), name.range));
            if self.take(Sort::Comma).is_none() {
                return Ok(names);
            }
        }
    }

    /// `property:value` with commas between them, up to the end of the line.
    fn declarations(&mut self) -> Vec<Declaration> {
        let rest = &self.code[self.at..];
        let line = rest.find('\n').unwrap_or(rest.len());
        let mut start = self.at;
        let mut all = Vec::new();
        for part in rest[..line].split([',', ';']) {
            let range = start..start + part.len();
            start = range.end + 1;
            if let Some((property, value)) = part.split_once(':') {
                all.push(Declaration {
                    property: property.trim().to_ascii_lowercase(),
                    value: value.trim().to_owned(),
                    range,
                });
            }
        }
        self.at += line;
        all
    }

    fn name(&mut self, expected: &str) -> Result<Token, Problem> {
        let token = self.peek();
        let empty = token.sort == Sort::Quoted && self.text(&token).trim().is_empty();
        if matches!(token.sort, Sort::Name | Sort::Quoted) && !empty {
            self.at = token.range.end;
            return Ok(token);
        }
        Err(self.found(expected).help(USAGE))
    }

    /// A table, with its columns or with what relates it to another.
    fn entity(&mut self) -> Result<(), Problem> {
        let name = self.name("테이블의 이름")?;
        let mut label = None;
        if self.take(Sort::SquareOpen).is_some() {
            let alias = self.name("테이블의 다른 이름")?;
            label = Some(self.text(&alias));
            if self.take(Sort::SquareClose).is_none() {
                return Err(self.found("]").help("대괄호를 닫으세요"));
            }
        }
        let classes = self.class_marks()?;
        let entity = self.mention(&name, classes);
        if let Some(label) = label {
            self.model.entities[entity].label = label;
        }
        let next = self.peek();
        match next.sort {
            Sort::Open => {
                self.at = next.range.end;
                self.table(entity, next.range)
            }
            Sort::Many(tail) => {
                self.at = next.range.end;
                let relation = self.peek();
                let Sort::Relation(sort) = relation.sort else {
                    return Err(self.found("--나 ..").help(USAGE));
                };
                self.at = relation.range.end;
                let many = self.peek();
                let Sort::Many(head) = many.sort else {
                    return Err(self.found("o{, ||, |{ 같은 개수 표시").help(USAGE));
                };
                self.at = many.range.end;
                let other = self.name("둘째 테이블의 이름")?;
                let classes = self.class_marks()?;
                let to = self.mention(&other, classes);
                if self.take(Sort::Colon).is_none() {
                    return Err(self
                        .found("콜론과 관계의 이름")
                        .help("뒤에 : 관계를 쓰세요. 이름이 없으면 : \"\"로 쓰세요"));
                }
                let token = self.peek();
                if !matches!(token.sort, Sort::Name | Sort::Quoted) {
                    return Err(self.found("관계의 이름").help(USAGE));
                }
                self.at = token.range.end;
                let label = self.text(&token);
                self.relate(Relation { from: entity, to, label, tail, head, sort }, name.range);
                Ok(())
            }
            Sort::Relation(_) => Err(self.found("||, o{ 같은 개수 표시").help(USAGE)),
            _ => Ok(()),
        }
    }

    fn relate(&mut self, relation: Relation, range: Range<usize>) {
        if self.model.relations.len() == MOST_RELATIONS {
            let message = format!("관계가 {MOST_RELATIONS}개를 넘습니다");
            self.problems.push(
                Problem::error(ProblemCode::DiagramTooLarge, range, message)
                    .help("다이어그램을 여러 개로 나누세요"),
            );
        }
        if self.model.relations.len() <= MOST_RELATIONS {
            self.model.relations.push(relation);
        }
    }

    fn class_marks(&mut self) -> Result<Vec<String>, Problem> {
        if self.take(Sort::ClassMark).is_none() {
            return Ok(Vec::new());
        }
        Ok(self.names("클래스의 이름")?.into_iter().map(|(name, _)| name).collect())
    }

    /// A table that is named. It belongs to the group that names it first.
    fn mention(&mut self, token: &Token, classes: Vec<String>) -> usize {
        let id = self.text(token);
        let group = self.open.last().map(|(group, _)| *group);
        let entities = &mut self.model.entities;
        let index = *self.by_name.entry(id.clone()).or_insert_with(|| {
            entities.push(Entity { id: id.clone(), label: id.clone(), ..Entity::default() });
            entities.len() - 1
        });
        let entity = &mut entities[index];
        entity.group = entity.group.or(group);
        if entities.len() == MOST_ENTITIES + 1 {
            let message = format!("테이블이 {MOST_ENTITIES}개를 넘습니다");
            let problem =
                Problem::error(ProblemCode::DiagramTooLarge, token.range.clone(), message);
            let problem = problem.help("다이어그램을 여러 개로 나누세요");
            if !self.problems.contains(&problem) {
                self.problems.push(problem);
            }
        }
        if !classes.is_empty() {
            let looks = &mut self.looks.entry(id).or_insert((token.range.clone(), Vec::new())).1;
            looks.extend(classes.into_iter().map(Looks::Class));
        }
        index
    }

    /// The columns of a table, up to its closing brace.
    fn table(&mut self, entity: usize, open: Range<usize>) -> Result<(), Problem> {
        loop {
            let token = token::next_in_table(self.code, self.at);
            match token.sort {
                Sort::Close => {
                    self.at = token.range.end;
                    return Ok(());
                }
                Sort::End => {
                    self.at = token.range.end;
                    return Err(Problem::syntax(open, "`{`가 닫히지 않았습니다")
                        .help("테이블이 끝나는 곳에 }를 쓰세요"));
                }
                _ => match self.attribute() {
                    Ok(attribute) => self.model.entities[entity].attributes.push(attribute),
                    Err(problem) => {
                        self.problems.push(problem);
                        // The word that does not fit may stand on a line further down.
                        self.at = self.at.max(token.range.end);
                        let rest = &self.code[self.at..];
                        self.at += token::run(rest, |c| !matches!(c, '\n' | '}'));
                    }
                },
            }
        }
    }

    fn attribute(&mut self) -> Result<Attribute, Problem> {
        let next = |parser: &Self| token::next_in_table(parser.code, parser.at);
        let help = "string name PK \"설명\"처럼 쓰세요";
        let sort = next(self);
        if sort.sort != Sort::Name {
            return Err(self.found_at(&sort, "열의 형식").help(help));
        }
        self.at = sort.range.end;
        let mut sort_text = generic(&self.text(&sort));
        if next(self).sort == Sort::Question {
            self.at = next(self).range.end;
            sort_text.push('?');
        }
        let name = next(self);
        if name.sort != Sort::Name {
            return Err(self.found_at(&name, "열의 이름").help(help));
        }
        self.at = name.range.end;
        let mut keys: Vec<String> = Vec::new();
        while next(self).sort == Sort::Key {
            let key = next(self);
            self.at = key.range.end;
            keys.push(self.text(&key));
            if next(self).sort != Sort::Comma {
                break;
            }
            self.at = next(self).range.end;
            if next(self).sort != Sort::Key {
                return Err(self.found_at(&next(self), "PK, FK, UK 가운데 하나").help(help));
            }
        }
        let comment = next(self);
        let comment = if comment.sort == Sort::Quoted {
            self.at = comment.range.end;
            self.text(&comment)
        } else {
            String::new()
        };
        Ok(Attribute {
            sort: sort_text,
            name: generic(&self.text(&name)),
            keys: keys.join(","),
            comment,
        })
    }

    /// What comes next, as a problem: `expected` is what should.
    fn found(&self, expected: &str) -> Problem {
        self.found_at(&self.peek(), expected)
    }

    fn found_at(&self, token: &Token, expected: &str) -> Problem {
        if matches!(token.sort, Sort::Newline | Sort::End) {
            return Problem::line_ends(self.code, token.range.start, expected);
        }
        Problem::instead_of(self.code, token.range.clone(), expected)
    }

    fn finish(mut self) -> (Model, Vec<Problem>) {
        for (name, (range, all)) in std::mem::take(&mut self.looks) {
            let Some(index) = self.by_name.get(&name) else {
                self.problems.push(self.unknown(&name, range));
                continue;
            };
            let mut looks: Vec<Declaration> = Vec::new();
            for item in all {
                match item {
                    Looks::Class(class) => {
                        looks.extend(self.classes.get(&class).into_iter().flatten().cloned());
                    }
                    Looks::Own(own) => looks.extend(own),
                }
            }
            let paint = painted(Paint::default(), &looks, &mut self.problems);
            self.model.entities[*index].paint = paint;
        }
        (self.model, self.problems)
    }

    fn unknown(&self, name: &str, range: Range<usize>) -> Problem {
        let shown = with_particle(&format!("`{name}`"), "이라는", "라는");
        let message = format!("{shown} 테이블이 없습니다");
        let problem = Problem::warning(ProblemCode::DiagramReference, range, message);
        let near = nearest(name, self.by_name.keys().map(String::as_str));
        problem.meant(near, "다이어그램에 있는 테이블의 이름을 쓰세요")
    }
}

/// `list~string~` as `list<string>`.
fn generic(text: &str) -> String {
    let count = text.matches('~').count();
    if count < 2 {
        return text.to_owned();
    }
    let mut opened = 0;
    let half = count / 2;
    text.chars()
        .map(|c| match c {
            '~' if opened < half => {
                opened += 1;
                '<'
            }
            '~' => '>',
            c => c,
        })
        .collect()
}
