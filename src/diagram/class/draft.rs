//! A class diagram while its text is read.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagram::flowchart::{Declaration, painted};
use crate::diagram::paint::Paint;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::scene::Link;
use crate::text::{nearest, with_particle};

use super::member::{self, Line};
use super::model::{Class, Lollipop, Model, Note, Relation, Space, Thing};

/// As many relations as Mermaid draws edges.
const MOST_RELATIONS: usize = 500;
/// Beyond this nobody can read it.
const MOST_CLASSES: usize = 500;

/// A name as written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// Its characters, without blanks.
    pub text: String,
    /// What stands between the `~` behind it.
    pub generic: Option<String>,
    /// Its bytes.
    pub range: Range<usize>,
}

/// What makes a class look different.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looks {
    /// The name of a `classDef`.
    Class(String),
    /// What `style` says.
    Own(Vec<Declaration>),
}

/// What has been read.
#[derive(Debug, Default)]
pub struct Draft {
    /// The model so far.
    pub model: Model,
    /// What is wrong so far.
    pub problems: Vec<Problem>,
    by_name: BTreeMap<String, usize>,
    by_space: BTreeMap<String, usize>,
    /// The namespaces around; a name with dots enters several, which are left together.
    open: Vec<usize>,
    styles: BTreeMap<String, Vec<Declaration>>,
    /// Classes and looks of names, in their order.
    looks: BTreeMap<String, (Range<usize>, Vec<Looks>)>,
    links: Vec<(Name, Link)>,
    notes: Vec<(Name, usize)>,
}

impl Draft {
    /// The class of this name, a new one when there is none yet.
    pub fn class(&mut self, name: &Name) -> usize {
        if let Some(class) = self.by_name.get(&name.text) {
            return *class;
        }
        let id = name.text.clone();
        self.by_name.insert(id.clone(), self.model.classes.len());
        let generic = name.generic.clone();
        self.model.classes.push(Class { label: id.clone(), id, generic, ..Class::default() });
        if self.model.classes.len() == MOST_CLASSES + 1 {
            self.too_large(&name.range, "클래스가", MOST_CLASSES);
        }
        self.model.classes.len() - 1
    }

    /// Puts a class into the namespace that is open, unless it lies in one.
    pub fn place(&mut self, class: usize) {
        let space = &mut self.model.classes[class].space;
        *space = space.or(self.open.last().copied());
    }

    /// What a line of a class says.
    pub fn member(&mut self, class: usize, line: &str) {
        let class = &mut self.model.classes[class];
        match member::read(line) {
            Some(Line::Annotation(text)) => class.annotations.push(text),
            Some(Line::Method(method)) => class.methods.push(method),
            Some(Line::Attribute(attribute)) => class.attributes.push(attribute),
            None => {}
        }
    }

    /// `<<…>>` before the name of a class.
    ///
    /// # Errors
    /// When the class has not been named before.
    pub fn annotate(&mut self, name: &Name, annotation: String) -> Result<(), Problem> {
        let Some(class) = self.by_name.get(&name.text) else {
            let shown = with_particle(&format!("`{}`", name.text), "이라는", "라는");
            let message = format!("{shown} 클래스가 아직 없습니다");
            let problem =
                Problem::error(ProblemCode::DiagramReference, name.range.clone(), message);
            return Err(problem.help(format!("이 줄 위에 class {} 한 줄을 넣으세요", name.text)));
        };
        self.model.classes[*class].annotations.push(annotation);
        Ok(())
    }

    /// A namespace begins; one with dots in its name lies in those before the dots.
    pub fn enter(&mut self, name: &Name, label: Option<String>) {
        let outer = self.open.last().copied();
        let mut parent = outer;
        for part in name.text.split('.').filter(|part| !part.is_empty()) {
            let id = parent.map_or(part.to_owned(), |parent| {
                format!("{}.{part}", self.model.spaces[parent].id)
            });
            let spaces = &mut self.model.spaces;
            let space = *self.by_space.entry(id.clone()).or_insert_with(|| {
                spaces.push(Space { id, label: part.to_owned(), parent });
                spaces.len() - 1
            });
            parent = Some(space);
        }
        if let (Some(space), Some(label)) = (parent, label) {
            self.model.spaces[space].label = label;
        }
        self.open.extend(parent.or(outer));
    }

    /// A namespace ends.
    pub fn leave(&mut self) {
        self.open.pop();
    }

    /// A note, about a class or about nothing.
    pub fn note(&mut self, name: Option<Name>, text: String) {
        self.notes.extend(name.map(|name| (name, self.model.notes.len())));
        let space = self.open.last().copied();
        // As old versions of Mermaid had it.
        let text = text.replace("\\n", "\n");
        self.model.notes.push(Note { text, class: None, space });
    }

    /// A `classDef`.
    pub fn define(&mut self, name: String, looks: &[Declaration]) {
        self.styles.entry(name).or_default().extend(looks.iter().cloned());
    }

    /// What a class looks like.
    pub fn paint(&mut self, name: &Name, looks: Looks) {
        let entry = self.looks.entry(name.text.clone());
        entry.or_insert((name.range.clone(), Vec::new())).1.push(looks);
    }

    /// Where a class leads to.
    pub fn lead(&mut self, name: &Name, link: Link) {
        self.links.push((name.clone(), link));
    }

    /// A class at the end of a relation.
    pub fn end(&mut self, name: &Name) -> Thing {
        Thing::Class(self.class(name))
    }

    /// The interface that `owner` offers.
    pub fn lollipop(&mut self, name: &Name, owner: Thing) -> Thing {
        let space = match owner {
            Thing::Class(class) => self.model.classes[class].space,
            Thing::Lollipop(_) => None,
        };
        let label = name.text.clone();
        let known = self.model.lollipops.iter().filter(|it| it.label == label).count();
        let id = match known {
            0 => format!("{label}()"),
            known => format!("{label}() {}", known + 1),
        };
        self.model.lollipops.push(Lollipop { id, label, space });
        Thing::Lollipop(self.model.lollipops.len() - 1)
    }

    /// A relation.
    pub fn relate(&mut self, relation: Relation, range: Range<usize>) {
        if self.model.relations.len() == MOST_RELATIONS {
            self.too_large(&range, "관계가", MOST_RELATIONS);
        }
        if self.model.relations.len() <= MOST_RELATIONS {
            self.model.relations.push(relation);
        }
    }

    fn too_large(&mut self, range: &Range<usize>, what: &str, most: usize) {
        let message = format!("{what} {most}개를 넘습니다");
        self.problems.push(
            Problem::error(ProblemCode::DiagramTooLarge, range.clone(), message)
                .help("다이어그램을 여러 개로 나누세요"),
        );
    }

    /// The model, once what names others has found them.
    pub fn finish(mut self) -> (Model, Vec<Problem>) {
        for (name, note) in std::mem::take(&mut self.notes) {
            self.model.notes[note].class = self.found(&name.text, &name.range);
            let class = self.model.notes[note].class;
            let space = class.and_then(|class| self.model.classes[class].space);
            self.model.notes[note].space = space.or(self.model.notes[note].space);
        }
        for (name, link) in std::mem::take(&mut self.links) {
            if let Some(class) = self.found(&name.text, &name.range) {
                self.model.classes[class].link = Some(link);
            }
        }
        let usual = self.styles.get("default").cloned().unwrap_or_default();
        if !usual.is_empty() {
            let paint = painted(Paint::default(), &usual, &mut self.problems);
            self.model.classes.iter_mut().for_each(|class| class.paint = paint.clone());
        }
        for (name, (range, all)) in std::mem::take(&mut self.looks) {
            let Some(class) = self.found(&name, &range) else { continue };
            let mut looks: Vec<Declaration> = Vec::new();
            for item in all {
                match item {
                    Looks::Class(css) => {
                        looks.extend(self.styles.get(&css).into_iter().flatten().cloned());
                    }
                    Looks::Own(own) => looks.extend(own),
                }
            }
            let paint = self.model.classes[class].paint.clone();
            self.model.classes[class].paint = painted(paint, &looks, &mut self.problems);
        }
        self.problems.dedup();
        (self.model, self.problems)
    }

    /// The class of this name; that there is none is a problem.
    fn found(&mut self, name: &str, range: &Range<usize>) -> Option<usize> {
        let class = self.by_name.get(name).copied();
        if class.is_none() {
            let shown = with_particle(&format!("`{name}`"), "이라는", "라는");
            let message = format!("{shown} 클래스가 없습니다");
            let problem = Problem::warning(ProblemCode::DiagramReference, range.clone(), message);
            let near = nearest(name, self.by_name.keys().map(String::as_str));
            self.problems.push(problem.meant(near, "다이어그램에 있는 클래스의 이름을 쓰세요"));
        }
        class
    }
}
