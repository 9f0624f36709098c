//! Statements become a flowchart: names get their places, groups their members, all their looks.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagram::label;
use crate::diagram::layered::Direction;
use crate::diagram::paint::Paint;
use crate::diagram::problem::{Problem, ProblemCode};
use crate::diagram::scene::Link;
use crate::text::{nearest, with_particle};

use super::form::Form;
use super::looks;
use super::model::{Edge, End, Flowchart, Group, Label, Node};
use super::statement::{Arrow, Declaration, Header, Mention, Name, Statement, Wording};

/// As many edges as Mermaid draws.
const MOST_EDGES: usize = 500;
/// Beyond this nobody can read it.
const MOST_NODES: usize = 1500;

/// The flowchart that the statements describe, and what is wrong with it.
pub fn resolve(direction: Direction, statements: Vec<Statement>) -> (Flowchart, Vec<Problem>) {
    let mut draft = Draft::default();
    for statement in statements {
        draft.add(statement);
    }
    draft.finish(direction)
}

/// What is known of the names so far.
#[derive(Default)]
struct Draft {
    nodes: Vec<DraftNode>,
    by_name: BTreeMap<String, usize>,
    edges: Vec<DraftEdge>,
    open: Vec<DraftGroup>,
    closed: Vec<DraftGroup>,
    closings: usize,
    /// Which closed group a name was found in first.
    owners: BTreeMap<String, String>,
    classes: BTreeMap<String, Vec<Declaration>>,
    edge_looks: Vec<Declaration>,
    problems: Vec<Problem>,
}

struct DraftNode {
    name: Name,
    text: Option<Wording>,
    form: Option<Form>,
    icon: Option<String>,
    classes: Vec<String>,
    looks: Vec<Declaration>,
    link: Option<Link>,
}

struct DraftEdge {
    arrow: Arrow,
    from: usize,
    to: usize,
    classes: Vec<String>,
    looks: Vec<Declaration>,
}

struct DraftGroup {
    id: String,
    header: Header,
    direction: Option<Direction>,
    names: Vec<String>,
}

impl Draft {
    fn add(&mut self, statement: Statement) {
        match statement {
            Statement::Chain(lists) => self.add_chain(lists),
            Statement::Open(header) => self.open.push(DraftGroup {
                id: String::new(),
                header,
                direction: None,
                names: Vec::new(),
            }),
            Statement::Close(range) => match self.open.pop() {
                Some(group) => self.close(group),
                None => self.problems.push(
                    Problem::syntax(range, "닫을 subgraph가 없는데 end가 있습니다")
                        .help("end를 지우거나 빠진 subgraph를 쓰세요"),
                ),
            },
            Statement::Direction(direction) => {
                if let Some(group) = self.open.last_mut() {
                    group.direction = Some(direction);
                }
            }
            Statement::Style(names, looks) => self.add_style(&names, &looks),
            Statement::ClassDef(names, looks) => {
                for name in names {
                    self.classes.entry(name.text).or_default().extend(looks.iter().cloned());
                }
            }
            Statement::Class(names, classes) => {
                let classes: Vec<String> = classes.into_iter().map(|name| name.text).collect();
                for name in names {
                    for edge in self.edges.iter_mut().filter(|edge| is_called(edge, &name.text)) {
                        edge.classes.extend(classes.iter().cloned());
                    }
                    self.late(&name, |node| node.classes.extend(classes.iter().cloned()));
                }
            }
            Statement::LinkStyle(edges, looks) => self.add_link_style(edges, looks),
            Statement::Click(names, link) => {
                for name in names {
                    self.late(&name, |node| node.link = link.clone().or(node.link.take()));
                }
            }
        }
    }

    fn add_chain(&mut self, lists: Vec<(Option<Arrow>, Vec<Mention>)>) {
        let mut before: Vec<usize> = Vec::new();
        for (arrow, mentions) in lists {
            let is_edge = arrow.is_none()
                && mentions.iter().all(|mention| {
                    !mention.data.is_empty()
                        && self.edges.iter().any(|edge| is_called(edge, &mention.name.text))
                });
            if is_edge {
                continue;
            }
            let range = mentions.first().map(|mention| mention.name.range.clone());
            let here: Vec<usize> =
                mentions.into_iter().map(|mention| self.mention(mention)).collect();
            for from in arrow.iter().flat_map(|_| &before) {
                for to in &here {
                    self.edges.push(DraftEdge {
                        arrow: arrow.clone().expect("there are ends only where there is an arrow"),
                        from: *from,
                        to: *to,
                        classes: Vec::new(),
                        looks: Vec::new(),
                    });
                    if self.edges.len() == MOST_EDGES + 1 {
                        let message = format!("선이 {MOST_EDGES}개를 넘습니다");
                        let range = range.clone().unwrap_or_default();
                        self.problems.push(
                            Problem::error(ProblemCode::DiagramTooLarge, range, message)
                                .help("다이어그램을 여러 개로 나누세요"),
                        );
                    }
                    if self.edges.len() > MOST_EDGES {
                        return;
                    }
                }
            }
            before = here;
        }
    }

    fn mention(&mut self, mention: Mention) -> usize {
        let index = self.node(&mention.name);
        if let Some(group) = self.open.last_mut() {
            group.names.push(mention.name.text);
        }
        let node = &mut self.nodes[index];
        node.text = mention.text.or(node.text.take());
        node.form = mention.form.or(node.form);
        node.classes.extend(mention.class);
        let value = |key: &str| {
            let found = mention.data.iter().rev().find(|(known, _)| known == key);
            found.map(|(_, value)| value.clone()).filter(|value| !value.is_empty())
        };
        if let Some(text) = value("label") {
            let markdown = value("labelType").is_none_or(|kind| kind == "markdown");
            node.text = Some(Wording { text, markdown });
        }
        if let Some(icon) = value("icon") {
            node.icon = Some(icon);
            node.text.get_or_insert(Wording { text: String::new(), markdown: false });
        }
        index
    }

    fn node(&mut self, name: &Name) -> usize {
        if let Some(index) = self.by_name.get(&name.text) {
            return *index;
        }
        self.by_name.insert(name.text.clone(), self.nodes.len());
        self.nodes.push(DraftNode {
            name: name.clone(),
            text: None,
            form: None,
            icon: None,
            classes: Vec::new(),
            looks: Vec::new(),
            link: None,
        });
        if self.nodes.len() == MOST_NODES + 1 {
            let message = format!("상자가 {MOST_NODES}개를 넘습니다");
            self.problems.push(
                Problem::error(ProblemCode::DiagramTooLarge, name.range.clone(), message)
                    .help("다이어그램을 여러 개로 나누세요"),
            );
        }
        self.nodes.len() - 1
    }

    /// Changes a node that was mentioned before; Mermaid passes over any other name.
    fn late(&mut self, name: &Name, change: impl FnOnce(&mut DraftNode)) {
        let is_group = self.closed.iter().any(|group| group.id == name.text);
        if is_group || self.by_name.contains_key(&name.text) {
            let index = self.node(name);
            change(&mut self.nodes[index]);
        }
    }

    /// `style A,B` is meant for both; Mermaid makes a node of a single name that it does not know.
    fn add_style(&mut self, names: &[Name], looks: &[Declaration]) {
        for name in names {
            let group = |group: &DraftGroup| group.id == name.text;
            let known = self.by_name.contains_key(&name.text) || self.closed.iter().any(group);
            if let Some(edge) = self.edges.iter_mut().find(|edge| is_called(edge, &name.text)) {
                edge.looks.extend(looks.iter().cloned());
                continue;
            }
            if !known {
                self.problems.push(self.unknown(name));
                if names.len() > 1 {
                    continue;
                }
            }
            let index = self.node(name);
            self.nodes[index].looks.extend(looks.iter().cloned());
        }
    }

    fn unknown(&self, name: &Name) -> Problem {
        let message = format!(
            "{} 상자가 없습니다",
            with_particle(&format!("`{}`", name.text), "이라는", "라는")
        );
        let problem = Problem::warning(ProblemCode::DiagramReference, name.range.clone(), message);
        let near = nearest(&name.text, self.by_name.keys().map(String::as_str));
        problem.meant(near, "다이어그램에 있는 상자의 이름을 쓰세요")
    }

    fn add_link_style(
        &mut self,
        edges: Vec<(usize, std::ops::Range<usize>)>,
        looks: Vec<Declaration>,
    ) {
        if edges.is_empty() {
            self.edge_looks.extend(looks.iter().cloned());
        }
        for (index, range) in edges {
            let count = self.edges.len();
            match self.edges.get_mut(index) {
                Some(edge) => edge.looks.extend(looks.iter().cloned()),
                None => {
                    let help = match count {
                        0 => "linkStyle을 선보다 아래에 쓰세요".to_owned(),
                        _ => format!("0부터 {}까지의 번호를 쓰세요", count - 1),
                    };
                    let message = format!("이 자리까지 선이 {count}개라 꾸밀 선이 없습니다");
                    self.problems.push(
                        Problem::error(ProblemCode::DiagramReference, range, message).help(help),
                    );
                }
            }
        }
    }

    /// A name belongs to the group that is closed first.
    fn close(&mut self, mut group: DraftGroup) {
        let id = group.header.id.clone().unwrap_or_else(|| format!("subGraph{}", self.closings));
        self.closings += 1;
        group.id = id.clone();
        let mut seen = BTreeSet::new();
        group.names.retain(|name| {
            *name != id && !self.owners.contains_key(name) && seen.insert(name.clone())
        });
        for name in &group.names {
            self.owners.insert(name.clone(), id.clone());
        }
        if let Some(outer) = self.open.last_mut() {
            outer.names.push(id.clone());
        }
        match self.closed.iter_mut().find(|known| known.id == id) {
            Some(known) => known.names.append(&mut group.names),
            None => self.closed.push(group),
        }
    }

    fn finish(mut self, direction: Direction) -> (Flowchart, Vec<Problem>) {
        while let Some(group) = self.open.pop() {
            let range = group.header.range.clone();
            self.problems.push(
                Problem::syntax(range, "subgraph가 end로 닫히지 않았습니다")
                    .help("subgraph의 끝에 end 한 줄을 쓰세요"),
            );
            self.close(group);
        }
        let (empty, mut groups): (Vec<DraftGroup>, Vec<DraftGroup>) =
            std::mem::take(&mut self.closed).into_iter().partition(|group| group.names.is_empty());
        for group in empty {
            let name = Name { text: group.id, range: group.header.range };
            let index = self.node(&name);
            self.nodes[index].text = Some(group.header.title);
        }
        groups.sort_by_key(|group| group.header.range.start);
        let ends = self.ends(&groups);
        let parents = parents(&groups, &self.owners);
        let mut chart = Flowchart { direction, ..Flowchart::default() };
        for (index, group) in groups.iter().enumerate() {
            let drafted = self.by_name.get(&group.id).map(|index| &self.nodes[*index]);
            let looks: Vec<Declaration> =
                drafted.into_iter().flat_map(|node| self.looks(node)).collect();
            let inside = |end: &End| match end {
                End::Node(_) => true,
                End::Group(inner) => parents[*inner] == Some(index),
            };
            chart.groups.push(Group {
                id: group.id.clone(),
                title: lines(&group.header.title),
                direction: group.direction,
                parent: parents[index],
                members: group.names.iter().map(|name| ends[name]).filter(inside).collect(),
                paint: looks::painted(Paint::default(), &looks, &mut self.problems),
                range: group.header.range.clone(),
            });
        }
        let default = self.classes.get("default").cloned().unwrap_or_default();
        for node in &self.nodes {
            if let End::Group(_) = ends[&node.name.text] {
                continue;
            }
            let owner = self.owners.get(&node.name.text);
            let group = owner.and_then(|id| groups.iter().position(|group| group.id == *id));
            let looks: Vec<Declaration> = default.iter().cloned().chain(self.looks(node)).collect();
            let plain = Wording { text: node.name.text.clone(), markdown: false };
            chart.nodes.push(Node {
                id: node.name.text.clone(),
                label: lines(node.text.as_ref().unwrap_or(&plain)),
                form: node.form.unwrap_or_default(),
                icon: node.icon.clone(),
                paint: looks::painted(Paint::default(), &looks, &mut self.problems),
                link: node.link.clone(),
                group,
                range: node.name.range.clone(),
            });
        }
        for edge in &self.edges {
            let of_classes = edge.classes.iter().filter_map(|class| self.classes.get(class));
            let looks: Vec<Declaration> = self
                .edge_looks
                .iter()
                .chain(of_classes.flatten())
                .chain(&edge.looks)
                .cloned()
                .collect();
            chart.edges.push(Edge {
                id: edge.arrow.id.clone(),
                from: ends[&self.nodes[edge.from].name.text],
                to: ends[&self.nodes[edge.to].name.text],
                tail: edge.arrow.tail,
                head: edge.arrow.head,
                stroke: edge.arrow.stroke,
                length: edge.arrow.length,
                label: edge.arrow.text.as_ref().map(lines).unwrap_or_default(),
                paint: looks::painted(Paint::default(), &looks, &mut self.problems),
            });
        }
        chart.members = top_level(&chart);
        self.problems.dedup();
        (chart, self.problems)
    }

    /// What every name stands for.
    fn ends(&self, groups: &[DraftGroup]) -> BTreeMap<String, End> {
        let mut ends: BTreeMap<String, End> = groups
            .iter()
            .enumerate()
            .map(|(index, group)| (group.id.clone(), End::Group(index)))
            .collect();
        let mut count = 0;
        for node in &self.nodes {
            ends.entry(node.name.text.clone()).or_insert_with(|| {
                count += 1;
                End::Node(count - 1)
            });
        }
        ends
    }

    /// The declarations of a node's classes and then its own.
    fn looks(&self, node: &DraftNode) -> Vec<Declaration> {
        let of_classes = node.classes.iter().filter_map(|class| self.classes.get(class)).flatten();
        of_classes.chain(&node.looks).cloned().collect()
    }
}

fn is_called(edge: &DraftEdge, name: &str) -> bool {
    edge.arrow.id.as_deref() == Some(name)
}

/// The group that each group lies in; a group never lies in itself, however it is named.
fn parents(groups: &[DraftGroup], owners: &BTreeMap<String, String>) -> Vec<Option<usize>> {
    let mut parents = vec![None; groups.len()];
    for (index, group) in groups.iter().enumerate() {
        let Some(owner) = owners.get(&group.id) else { continue };
        let Some(parent) = groups.iter().position(|group| group.id == *owner) else { continue };
        let mut above = Some(parent);
        while let Some(at) = above.filter(|at| *at != index) {
            above = parents[at];
        }
        if above.is_none() {
            parents[index] = Some(parent);
        }
    }
    parents
}

/// What lies in no group, in the order of the source.
fn top_level(chart: &Flowchart) -> Vec<End> {
    let nodes = chart.nodes.iter().enumerate().filter(|(_, node)| node.group.is_none());
    let groups = chart.groups.iter().enumerate().filter(|(_, group)| group.parent.is_none());
    let mut all: Vec<(usize, End)> = nodes
        .map(|(index, node)| (node.range.start, End::Node(index)))
        .chain(groups.map(|(index, group)| (group.range.start, End::Group(index))))
        .collect();
    all.sort();
    all.into_iter().map(|(_, end)| end).collect()
}

/// The lines of a text; nothing when there is nothing to read.
fn lines(wording: &Wording) -> Label {
    let text = without_icons(&wording.text).replace("\\n", "\n");
    let text = text.trim();
    let lines = if wording.markdown { label::markdown(text) } else { label::lines(text) };
    let empty = lines.iter().flatten().all(|run| run.text.trim().is_empty());
    if empty { Vec::new() } else { lines }
}

/// A text without `fa:fa-user`, which names a glyph of a font that pages do not ship.
fn without_icons(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(":fa-") {
        let before = rest[..at].trim_end_matches(|c: char| c.is_ascii_lowercase());
        let is_icon = rest[before.len()..at].starts_with("fa");
        let name = &rest[at + 1..];
        let length =
            name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
        out.push_str(if is_icon { before } else { &rest[..at + 1 + length] });
        rest = &name[length..];
    }
    out.push_str(rest);
    out
}
