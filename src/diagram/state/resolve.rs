//! Statements become a state diagram: names get their places, states their members, all their looks.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::diagram::flowchart::{Declaration, painted};
use crate::diagram::label;
use crate::diagram::layered::Direction;
use crate::diagram::paint::Paint;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::scene::Link;
use crate::diagram::source::Piece;
use crate::text::{nearest, with_particle};

use super::model::{End, Form, Group, GroupSort, Label, Machine, Note, Side, State, Transition};
use super::statement::{Composite, Mention, Statement};

/// As many transitions as Mermaid draws edges.
const MOST_TRANSITIONS: usize = 500;
/// Beyond this nobody can read it.
const MOST_STATES: usize = 1500;
/// Beyond this nobody can read them.
const MOST_NOTES: usize = 200;

/// The state diagram that the statements describe, and what is wrong with it.
pub fn resolve(statements: Vec<Statement>) -> (Machine, Vec<Problem>) {
    let mut draft = Draft::default();
    draft.walk(statements, None);
    draft.finish()
}

/// What is known of the names so far.
#[derive(Default)]
struct Draft {
    states: Vec<Known>,
    by_name: BTreeMap<String, usize>,
    direction: Direction,
    transitions: Vec<(usize, usize, Option<Piece>)>,
    notes: Vec<(usize, Side, Piece)>,
    /// Names that stand in a statement which draws nothing.
    bare: Vec<Piece>,
    classes: BTreeMap<String, Vec<Declaration>>,
    /// Names that get classes or looks, wherever they are drawn.
    late: Vec<(Piece, Late)>,
    problems: Vec<Problem>,
}

enum Late {
    Classes(Vec<Piece>),
    Looks(Vec<Declaration>),
}

/// A state as far as it is known.
struct Known {
    name: Piece,
    form: Form,
    texts: Vec<Piece>,
    classes: Vec<String>,
    looks: Vec<Declaration>,
    link: Option<Link>,
    parent: Option<usize>,
    body: Option<GroupSort>,
    direction: Option<Direction>,
    /// A note at a name that nothing has said yet what it is.
    is_only_noted: bool,
}

impl Draft {
    fn walk(&mut self, statements: Vec<Statement>, scope: Option<usize>) {
        for statement in statements {
            self.add(statement, scope);
        }
    }

    fn add(&mut self, statement: Statement, scope: Option<usize>) {
        match statement {
            Statement::State(mention, text) => {
                let state = self.mention(mention, Form::Start, scope);
                self.describe(state, text);
            }
            Statement::Transition(from, to, text) => {
                let place = from.name.range.clone();
                let from = self.mention(from, Form::Start, scope);
                let to = self.mention(to, Form::End, scope);
                if self.transitions.len() == MOST_TRANSITIONS {
                    let message = format!("화살표가 {MOST_TRANSITIONS}개를 넘습니다");
                    self.problems.push(
                        Problem::error(ProblemCode::DiagramTooLarge, place, message)
                            .help("다이어그램을 여러 개로 나누세요"),
                    );
                }
                if self.transitions.len() <= MOST_TRANSITIONS {
                    self.transitions.push((from, to, text));
                }
            }
            Statement::Named(name, texts) => {
                let state = self.state(name, Form::Plain, scope);
                for text in texts {
                    self.describe(state, Some(text));
                }
            }
            Statement::Special(name, Form::History) => self.special(name, Form::History, scope),
            Statement::Special(name, form) => self.special(name, form, scope),
            Statement::Bare(name) => self.bare.push(name),
            Statement::Composite(composite) => self.composite(composite, scope),
            Statement::Divide(_) => {}
            Statement::Direction(direction) => match scope {
                Some(state) => self.states[state].direction = Some(direction),
                None => self.direction = direction,
            },
            Statement::Note(side, name, text) => {
                let is_new = !self.by_name.contains_key(&self.key(&name, Form::Start, scope));
                let mention = Mention { name, class: None };
                let state = self.mention(mention, Form::Start, scope);
                if is_new && self.states[state].form == Form::Plain {
                    self.states[state].is_only_noted = true;
                }
                if self.notes.len() == MOST_NOTES {
                    let message = format!("메모가 {MOST_NOTES}개를 넘습니다");
                    self.problems.push(
                        Problem::error(ProblemCode::DiagramTooLarge, text.range.clone(), message)
                            .help("다이어그램을 여러 개로 나누세요"),
                    );
                }
                if self.notes.len() <= MOST_NOTES {
                    self.notes.push((state, side, text));
                }
            }
            Statement::Floating(range) => self.problems.push(
                Problem::warning(
                    ProblemCode::DiagramLabelLost,
                    range,
                    "상태에 붙지 않은 메모는 그려지지 않습니다",
                )
                .help("note right of 상태 : 글처럼 쓰세요"),
            ),
            Statement::ClassDef(name, looks) => {
                self.classes.entry(name.text).or_default().extend(looks);
            }
            Statement::Class(names, classes) => {
                for name in names {
                    self.late.push((name, Late::Classes(classes.clone())));
                }
            }
            Statement::Style(names, looks) => {
                for name in names {
                    self.late.push((name, Late::Looks(looks.clone())));
                }
            }
            Statement::Click(mention, link) => {
                if let Some(state) = self.by_name.get(&mention.name.text) {
                    self.states[*state].link = Some(link);
                }
            }
        }
    }

    /// The name that a state goes by: `[*]` is another one in every scope.
    fn key(&self, name: &Piece, edge: Form, scope: Option<usize>) -> String {
        if name.text != "[*]" {
            return name.text.clone();
        }
        let scope = scope.map_or("root", |scope| self.states[scope].name.text.as_str());
        format!("{scope}_{}", if edge == Form::End { "end" } else { "start" })
    }

    /// A state that is named; `edge` is what `[*]` means there.
    fn mention(&mut self, mention: Mention, edge: Form, scope: Option<usize>) -> usize {
        let is_edge = mention.name.text == "[*]";
        let key = self.key(&mention.name, edge, scope);
        let name = Piece { text: key, range: mention.name.range };
        let state = self.state(name, if is_edge { edge } else { Form::Plain }, scope);
        self.states[state].classes.extend(mention.class.map(|class| class.text));
        state
    }

    fn state(&mut self, name: Piece, form: Form, scope: Option<usize>) -> usize {
        if let Some(index) = self.by_name.get(&name.text).copied() {
            let known = &self.states[index];
            if known.parent.is_none() && scope.is_some_and(|scope| !self.lies_in(scope, index)) {
                self.states[index].parent = scope;
            }
            return index;
        }
        if matches!(form, Form::Plain) {
            self.warn_of_sign(&name);
        }
        self.states.push(Known {
            name: name.clone(),
            form,
            texts: Vec::new(),
            classes: Vec::new(),
            looks: Vec::new(),
            link: None,
            parent: scope,
            body: None,
            direction: None,
            is_only_noted: false,
        });
        if self.states.len() == MOST_STATES + 1 {
            let message = format!("상태가 {MOST_STATES}개를 넘습니다");
            self.problems.push(
                Problem::error(ProblemCode::DiagramTooLarge, name.range, message)
                    .help("다이어그램을 여러 개로 나누세요"),
            );
        }
        self.by_name.insert(name.text, self.states.len() - 1);
        self.states.len() - 1
    }

    /// Whether `state` is, or lies in, `group`.
    fn lies_in(&self, state: usize, group: usize) -> bool {
        std::iter::successors(Some(state), |state| self.states[*state].parent)
            .any(|state| state == group)
    }

    /// Signs that are seldom meant to be part of a name.
    fn warn_of_sign(&mut self, name: &Piece) {
        let help = if name.text.contains(';') {
            "세미콜론을 지우세요. 글 속에서는 #semi;로 쓰세요"
        } else if name.text.contains('}') {
            "닫을 상태가 없는 }를 지우거나 다음 줄로 옮기세요"
        } else if name.text.chars().all(|c| c.is_ascii_punctuation()) {
            "화살표는 -->로 쓰세요"
        } else {
            return;
        };
        let shown = with_particle(&format!("`{}`", name.text), "이", "가");
        let message = format!("{shown} 상태의 이름으로 그려집니다");
        self.problems.push(
            Problem::warning(ProblemCode::DiagramReference, name.range.clone(), message).help(help),
        );
    }

    fn describe(&mut self, state: usize, text: Option<Piece>) {
        let Some(text) = text.filter(|text| !text.text.is_empty()) else { return };
        let known = &mut self.states[state];
        known.is_only_noted = false;
        known.texts.push(text);
    }

    /// Mermaid draws what it knows already as a plain state.
    fn special(&mut self, name: Piece, form: Form, scope: Option<usize>) {
        if let Some(index) = self.by_name.get(&name.text) {
            if self.states[*index].form != form {
                let shown = &name.text;
                let message = format!(
                    "{} 이 줄보다 먼저 쓰여 보통 상태로 그려집니다",
                    with_particle(&format!("`{shown}`"), "은", "는")
                );
                self.problems.push(
                    Problem::warning(ProblemCode::DiagramReference, name.range, message)
                        .help(format!("이 줄을 {shown}에 닿는 첫 화살표보다 위로 옮기세요")),
                );
            }
            return;
        }
        self.state(name, form, scope);
    }

    fn composite(&mut self, composite: Composite, scope: Option<usize>) {
        let Composite { name, title, body } = composite;
        let last = body.iter().rposition(|statement| matches!(statement, Statement::Divide(_)));
        if let Some(Statement::Divide(range)) = last.and_then(|at| body.get(at))
            && body.last() == body.get(last.unwrap_or(0))
        {
            self.problems.push(
                Problem::syntax(range.clone(), "-- 뒤에 나란히 놓일 상태가 없습니다")
                    .help("이 --를 지우거나 뒤에 상태를 쓰세요"),
            );
        }
        let range = name.range.clone();
        let index = self.state(name, Form::Plain, scope);
        self.describe(index, title);
        let known = &mut self.states[index];
        known.is_only_noted = false;
        known.body.get_or_insert(GroupSort::State);
        if last.is_none() {
            self.walk(body, Some(index));
            return;
        }
        let mut parts = vec![Vec::new()];
        for statement in body {
            match statement {
                Statement::Divide(_) => parts.push(Vec::new()),
                other => parts.last_mut().expect("there is a part").push(other),
            }
        }
        for (at, part) in parts.into_iter().filter(|part| !part.is_empty()).enumerate() {
            let text = format!("{}-{}", self.states[index].name.text, at + 1);
            let region = self.state(Piece { text, range: range.clone() }, Form::Plain, Some(index));
            self.states[region].body.get_or_insert(GroupSort::Region);
            self.walk(part, Some(region));
        }
    }

    fn finish(mut self) -> (Machine, Vec<Problem>) {
        self.settle_late();
        let held: BTreeSet<usize> = self.states.iter().filter_map(|state| state.parent).collect();
        let is_group = |index: usize| self.states[index].body.is_some() && held.contains(&index);
        let mut ends = Vec::with_capacity(self.states.len());
        let (mut states, mut groups) = (0, 0);
        for index in 0..self.states.len() {
            ends.push(if is_group(index) {
                groups += 1;
                End::Group(groups - 1)
            } else {
                states += 1;
                End::State(states - 1)
            });
        }
        let mut machine = Machine { direction: self.direction, ..Machine::default() };
        let mut problems = std::mem::take(&mut self.problems);
        for (index, known) in self.states.iter().enumerate() {
            let looks: Vec<Declaration> = known
                .classes
                .iter()
                .filter_map(|class| self.classes.get(class))
                .flatten()
                .chain(&known.looks)
                .cloned()
                .collect();
            let paint = painted(Paint::default(), &looks, &mut problems);
            let parent = known.parent.and_then(|parent| match ends[parent] {
                End::Group(group) => Some(group),
                End::State(_) => None,
            });
            if known.is_only_noted {
                problems.push(unknown_at_note(&known.name));
            }
            if is_group(index) {
                if let Some(second) = known.texts.get(1) {
                    problems.push(
                        Problem::syntax(
                            second.range.clone(),
                            "다른 상태가 들어 있는 상태에 설명이 둘 있습니다",
                        )
                        .help("설명을 하나만 남기고, 더 쓸 것은 note right of에 쓰세요"),
                    );
                }
                let sort = known.body.unwrap_or(GroupSort::State);
                let title = match sort {
                    GroupSort::State => text(known.texts.first().unwrap_or(&known.name)),
                    GroupSort::Region => Label::new(),
                };
                machine.groups.push(Group {
                    id: known.name.text.clone(),
                    title,
                    sort,
                    direction: known.direction,
                    paint,
                    parent,
                    members: Vec::new(),
                });
                continue;
            }
            let form = if known.texts.is_empty() { known.form } else { Form::Plain };
            let (label, details) = match known.texts.as_slice() {
                [] if matches!(form, Form::Plain | Form::History) => {
                    (text(&known.name), Label::new())
                }
                [] => (Label::new(), Label::new()),
                [first, more @ ..] => (text(first), more.iter().flat_map(text).collect()),
            };
            machine.states.push(State {
                id: known.name.text.clone(),
                form,
                label,
                details,
                paint,
                link: known.link.clone(),
                group: parent,
            });
        }
        for (end, known) in ends.iter().zip(&self.states) {
            match known.parent.map(|parent| ends[parent]) {
                Some(End::Group(group)) => machine.groups[group].members.push(*end),
                _ => machine.members.push(*end),
            }
        }
        machine.transitions = self
            .transitions
            .iter()
            .map(|(from, to, words)| Transition {
                from: ends[*from],
                to: ends[*to],
                label: words.as_ref().map(text).unwrap_or_default(),
            })
            .collect();
        machine.notes = self
            .notes
            .iter()
            .map(|(at, side, words)| Note { at: ends[*at], side: *side, label: text(words) })
            .collect();
        self.problems = problems;
        self.warn_of_bare();
        self.problems.dedup();
        (machine, self.problems)
    }

    /// Gives classes and looks to those that are drawn.
    fn settle_late(&mut self) {
        for (name, late) in std::mem::take(&mut self.late) {
            let Some(index) = self.by_name.get(&name.text) else {
                self.problems.push(self.unknown(&name));
                continue;
            };
            let known = &mut self.states[*index];
            match late {
                Late::Classes(classes) => {
                    known.classes.extend(classes.into_iter().map(|class| class.text));
                }
                Late::Looks(looks) => known.looks = looks,
            }
        }
    }

    fn unknown(&self, name: &Piece) -> Problem {
        let shown = with_particle(&format!("`{}`", name.text), "이라는", "라는");
        let message = format!("{shown} 상태가 없습니다");
        let problem = Problem::warning(ProblemCode::DiagramReference, name.range.clone(), message);
        let near = nearest(&name.text, self.by_name.keys().map(String::as_str));
        problem.meant(near, "다이어그램에 있는 상태의 이름을 쓰세요")
    }

    /// `state X` alone draws nothing: that is all right when `X` is drawn by what else names it.
    fn warn_of_bare(&mut self) {
        for name in std::mem::take(&mut self.bare) {
            if self.by_name.contains_key(&name.text) {
                continue;
            }
            let message = format!("`state {}`만으로는 아무것도 그려지지 않습니다", name.text);
            let object = with_particle(&name.text, "을", "를");
            let help = format!("{object} 화살표에 쓰거나 {} : 설명처럼 쓰세요", name.text);
            self.problems.push(
                Problem::warning(ProblemCode::DiagramLabelLost, name.range, message).help(help),
            );
        }
    }
}

fn unknown_at_note(name: &Piece) -> Problem {
    let range: Range<usize> = name.range.clone();
    let shown = with_particle(&format!("`{}`", name.text), "이라는", "라는");
    let message = format!("메모가 붙을 {shown} 상태가 앞에 없습니다");
    Problem::error(ProblemCode::DiagramReference, range, message)
        .help("메모를 그 상태가 나오는 줄보다 아래에 쓰세요")
}

/// The lines of a text; nothing when there is nothing to read.
fn text(piece: &Piece) -> Label {
    let lines = label::emphasised(label::lines(&piece.text));
    let empty = lines.iter().flatten().all(|run| run.text.trim().is_empty());
    if empty { Label::new() } else { lines }
}
