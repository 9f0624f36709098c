//! A sequence diagram while it is read: who is who, who is busy, and what is the next number.

use std::collections::BTreeMap;
use std::ops::Range;

use super::label::Label;
use super::model::{
    Arrow, Effect, Event, Frame, Group, Link, Message, Note, Participant, Sequence, Shape, Side,
    Who,
};
use crate::diagram::problem::{Problem, ProblemCode};
use crate::text::with_particle;

/// What has been read so far. Statements are told to it in the order of the source.
#[derive(Debug, Default)]
pub struct Draft {
    /// What needs no second thought.
    pub sequence: Sequence,
    /// What does not add up.
    pub problems: Vec<Problem>,
    seen: Vec<Seen>,
    by_id: BTreeMap<String, Who>,
    /// Those who take part, in the order in which they were named.
    listed: Vec<Who>,
    group: Option<usize>,
    created: Option<(Who, Range<usize>)>,
    destroyed: Option<(Who, Range<usize>)>,
    numbers: Numbers,
}

/// Somebody who was named. Not all who are named take part: `destroy X` alone adds nobody.
#[derive(Debug)]
struct Seen {
    participant: Participant,
    is_listed: bool,
    is_gone: bool,
    active: u32,
    /// The first statement that needs somebody who takes part.
    needed: Option<Range<usize>>,
}

/// How messages are numbered.
#[derive(Debug)]
struct Numbers {
    are_shown: bool,
    next: f64,
    step: f64,
}

impl Default for Numbers {
    fn default() -> Self {
        Self { are_shown: false, next: 1.0, step: 1.0 }
    }
}

/// A message as its statement says it.
pub struct Signal {
    /// The sender's id and where it stands.
    pub from: (String, Range<usize>),
    /// The receiver's id and where it stands.
    pub to: (String, Range<usize>),
    /// The arrow.
    pub arrow: Arrow,
    /// The text.
    pub label: Label,
    /// What the sign after the arrow or before it asks for.
    pub marks: Marks,
    /// The statement.
    pub place: Range<usize>,
}

/// The signs beside an arrow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// `()` before the arrow.
    pub dot_at_start: bool,
    /// What stands after the arrow.
    pub after: Option<Mark>,
}

/// A sign after an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// `+`: the receiver becomes busy.
    Activates,
    /// `-`: the sender is done.
    Deactivates,
    /// `()`
    Dot,
}

/// `participant …`, as its statement says it.
pub struct Declaration {
    /// The id and where it stands.
    pub name: (String, Range<usize>),
    /// How it is drawn.
    pub shape: Shape,
    /// The name shown, when it is not the id.
    pub label: Option<Label>,
}

impl Draft {
    /// Numbers all messages from the first one on.
    pub fn number_all(&mut self) {
        self.numbers.are_shown = true;
    }

    /// `autonumber`: shown from here on, from a start and in steps when they are given.
    pub fn number_from(&mut self, start: Option<f64>, step: Option<f64>) {
        // Zero asks for what is already there, as in mermaid.
        let given =
            |value: Option<f64>, old: f64| value.filter(|value| *value != 0.0).unwrap_or(old);
        self.numbers = Numbers {
            are_shown: true,
            next: given(start, self.numbers.next),
            step: given(step, self.numbers.step),
        };
    }

    /// `autonumber off`
    pub fn hide_numbers(&mut self) {
        self.numbers.are_shown = false;
    }

    /// `participant` and `actor`.
    pub fn declare(&mut self, declaration: Declaration) {
        let (id, place) = declaration.name;
        let who = self.seen(&id, &place);
        let group = self.seen[who].participant.group;
        if let (Some(old), Some(new)) = (group, self.group)
            && old != new
        {
            self.problems.push(
                Problem::error(
                    ProblemCode::DiagramReference,
                    place,
                    format!("참가자 {} 두 box에 들어 있습니다", quoted(&id, "이", "가")),
                )
                .help("한 box에만 쓰세요"),
            );
            return;
        }
        let is_new = !self.seen[who].is_listed;
        self.list(who);
        let participant = &mut self.seen[who].participant;
        participant.group = group.or(self.group);
        if is_new || declaration.label.is_some() {
            participant.shape = declaration.shape;
        }
        // A name of blanks would leave the head empty: the id stays.
        if let Some(label) = declaration.label.filter(|label| !label.is_empty()) {
            participant.label = label;
        }
    }

    /// `create participant`: it begins with the next message.
    pub fn create(&mut self, declaration: Declaration) {
        let (id, place) = declaration.name.clone();
        if self.by_id.get(&id).is_some_and(|who| self.seen[*who].is_listed) {
            self.problems.push(
                Problem::error(
                    ProblemCode::DiagramReference,
                    place,
                    format!("`create`로 만드는 참가자 {} 이미 있습니다", quoted(&id, "이", "가")),
                )
                .help("다른 이름을 쓰고 `as`로 같은 글을 보이세요"),
            );
            return;
        }
        self.declare(declaration);
        self.created = Some((self.by_id[&id], place));
    }

    /// `destroy`: it ends with the next message.
    pub fn destroy(&mut self, id: &str, place: Range<usize>) {
        let who = self.seen(id, &place);
        self.destroyed = Some((who, place));
    }

    /// A message, and what `+` and `-` say.
    pub fn message(&mut self, signal: Signal) {
        let [from, to] = [&signal.from, &signal.to].map(|(id, place)| self.refer(id, place));
        for (who, (_, place)) in [(from, &signal.from), (to, &signal.to)] {
            self.warn_of_gone(who, place);
        }
        let effect = self.effect(from, to);
        let number = self.numbers.are_shown.then(|| self.numbers.next.to_string());
        self.numbers.next = ((self.numbers.next + self.numbers.step) * 100.0).round() / 100.0;
        self.sequence.events.push(Event::Message(Message {
            from,
            to,
            arrow: signal.arrow,
            label: signal.label,
            number,
            effect,
            dot_at_start: signal.marks.dot_at_start,
            dot_at_end: signal.marks.after == Some(Mark::Dot),
            place: signal.place,
        }));
        match signal.marks.after {
            Some(Mark::Activates) => self.activate(&signal.to.0, signal.to.1),
            Some(Mark::Deactivates) => self.deactivate(&signal.from.0, signal.from.1),
            Some(Mark::Dot) | None => {}
        }
    }

    /// `activate`
    pub fn activate(&mut self, id: &str, place: Range<usize>) {
        let who = self.seen(id, &place);
        self.seen[who].active += 1;
        self.seen[who].needed.get_or_insert(place);
        self.sequence.events.push(Event::Activate(who));
    }

    /// `deactivate`
    pub fn deactivate(&mut self, id: &str, place: Range<usize>) {
        let who = self.seen(id, &place);
        if self.seen[who].active == 0 {
            self.problems.push(
                Problem::error(
                    ProblemCode::DiagramReference,
                    place,
                    format!("활성화하지 않은 참가자 {} 비활성화합니다", quoted(id, "을", "를")),
                )
                .help(format!("앞에 `activate {id}`를 쓰거나 이 비활성화를 지우세요")),
            );
            return;
        }
        self.seen[who].active -= 1;
        self.sequence.events.push(Event::Deactivate(who));
    }

    /// `Note …`; `side` is told who is who.
    pub fn note(
        &mut self,
        names: &[(String, Range<usize>)],
        side: impl FnOnce(&[Who]) -> Side,
        label: Label,
        place: Range<usize>,
    ) {
        let whos: Vec<Who> = names.iter().map(|(id, place)| self.refer(id, place)).collect();
        self.sequence.events.push(Event::Note(Note { side: side(&whos), label, place }));
    }

    /// `links` and `link`.
    pub fn link(&mut self, id: &str, place: &Range<usize>, links: Vec<Link>) {
        let who = self.refer(id, place);
        self.seen[who].participant.links.extend(links);
    }

    /// A frame begins.
    pub fn open(&mut self, frame: Frame) {
        self.sequence.events.push(Event::Open(frame));
    }

    /// A box begins: participants that are declared from here on stand in it.
    pub fn open_box(&mut self, group: Group) {
        self.group = Some(self.sequence.boxes.len());
        self.sequence.boxes.push(group);
    }

    /// The box ends.
    pub fn close_box(&mut self) {
        self.group = None;
    }

    /// Names somebody who takes part from here on at the latest.
    pub fn refer(&mut self, id: &str, place: &Range<usize>) -> Who {
        let who = self.seen(id, place);
        self.list(who);
        who
    }

    /// The finished diagram and what does not add up.
    pub fn finish(mut self) -> (Sequence, Vec<Problem>) {
        for seen in self.seen.iter().filter(|seen| !seen.is_listed) {
            let Some(place) = seen.needed.clone() else { continue };
            let id = &seen.participant.id;
            self.problems.push(
                Problem::error(
                    ProblemCode::DiagramReference,
                    place,
                    format!("{} 참가자가 없습니다", quoted(id, "이라는", "라는")),
                )
                .help("이름을 고치거나 `participant`로 먼저 알리세요"),
            );
        }
        for (group, ends) in self.sequence.boxes.iter().enumerate() {
            let place = ends.place.clone();
            if !self.seen.iter().any(|seen| seen.participant.group == Some(group)) {
                let message = "box에 참가자가 없어 그림에 나오지 않습니다";
                let code = ProblemCode::DiagramLabelLost;
                let problem = Problem::warning(code, place, message);
                self.problems.push(problem.help("`participant`를 box와 end 사이에 쓰세요"));
            }
        }
        let pending = [
            (
                &self.created,
                "만드는 메시지가 없습니다",
                "바로 다음에 이 참가자가 받는 메시지를 쓰세요",
            ),
            (
                &self.destroyed,
                "없애는 메시지가 없습니다",
                "바로 다음에 이 참가자가 주고받는 메시지를 쓰세요",
            ),
        ];
        for (pending, message, help) in pending {
            if let Some((who, place)) = pending {
                let id = &self.seen[*who].participant.id;
                let message = format!("참가자 {} {message}", quoted(id, "을", "를"));
                let code = ProblemCode::DiagramReference;
                self.problems.push(Problem::warning(code, place.clone(), message).help(help));
            }
        }
        self.seat();
        (self.sequence, self.problems)
    }

    /// Gives those who take part their places from left to right: in the order of the source, but
    /// members of a box beside its first one.
    fn seat(&mut self) {
        let mut first = BTreeMap::new();
        for (at, who) in self.listed.iter().enumerate() {
            if let Some(group) = self.seen[*who].participant.group {
                first.entry(group).or_insert(at);
            }
        }
        let mut order: Vec<(usize, Who)> = self.listed.iter().copied().enumerate().collect();
        order.sort_by_key(|(at, who)| {
            let group = self.seen[*who].participant.group;
            (group.map_or(*at, |group| first[&group]), *at)
        });
        let mut seats = vec![None; self.seen.len()];
        for (seat, (_, who)) in order.iter().enumerate() {
            seats[*who] = Some(seat);
        }
        self.sequence.events.retain_mut(|event| reseat(event, &seats));
        let mut seated: Vec<(Option<usize>, Participant)> =
            self.seen.drain(..).zip(&seats).map(|(seen, seat)| (*seat, seen.participant)).collect();
        seated.retain(|(seat, _)| seat.is_some());
        seated.sort_by_key(|(seat, _)| *seat);
        self.sequence.participants =
            seated.into_iter().map(|(_, participant)| participant).collect();
    }

    /// What the next message does to a lifeline, when the statement before it was about one.
    fn effect(&mut self, from: Who, to: Who) -> Option<Effect> {
        if let Some((who, place)) = self.created.take() {
            if who == to {
                return Some(Effect::Creates);
            }
            self.lacks(who, place, "만드는 메시지가 아닌 메시지가 뒤따릅니다", "받는");
            return None;
        }
        let (who, place) = self.destroyed.take()?;
        if who == from || who == to {
            self.seen[who].is_gone = true;
            return Some(Effect::Destroys(who));
        }
        self.lacks(who, place, "없애는 메시지가 아닌 메시지가 뒤따릅니다", "주고받는");
        None
    }

    fn warn_of_gone(&mut self, who: Who, place: &Range<usize>) {
        if !self.seen[who].is_gone {
            return;
        }
        let id = quoted(&self.seen[who].participant.id, "은", "는");
        let message = format!("참가자 {id} 이미 없앴습니다");
        let code = ProblemCode::DiagramReference;
        self.problems.push(
            Problem::warning(code, place.clone(), message)
                .help("destroy를 뒤로 옮기거나 참가자를 고치세요"),
        );
    }

    fn lacks(&mut self, who: Who, place: Range<usize>, message: &str, verb: &str) {
        let id = &self.seen[who].participant.id;
        self.problems.push(
            Problem::error(
                ProblemCode::DiagramReference,
                place,
                format!("참가자 {} {message}", quoted(id, "을", "를")),
            )
            .help(format!("바로 다음에 {} {verb} 메시지를 쓰세요", quoted(id, "이", "가"))),
        );
    }

    fn seen(&mut self, id: &str, place: &Range<usize>) -> Who {
        if let Some(who) = self.by_id.get(id) {
            return *who;
        }
        let who = self.seen.len();
        self.by_id.insert(id.to_owned(), who);
        self.seen.push(Seen {
            participant: Participant {
                id: id.to_owned(),
                label: Label::read(id),
                shape: Shape::Participant,
                group: None,
                links: Vec::new(),
                place: place.clone(),
            },
            is_listed: false,
            is_gone: false,
            active: 0,
            needed: None,
        });
        who
    }

    fn list(&mut self, who: Who) {
        if !self.seen[who].is_listed {
            self.seen[who].is_listed = true;
            self.listed.push(who);
        }
    }
}

/// Writes the seats into an event; says whether all that it names have one.
fn reseat(event: &mut Event, seats: &[Option<usize>]) -> bool {
    let mut all = true;
    let mut seat = |who: &mut Who| match seats[*who] {
        Some(seat) => *who = seat,
        None => all = false,
    };
    match event {
        Event::Message(message) => {
            seat(&mut message.from);
            seat(&mut message.to);
            if let Some(Effect::Destroys(who)) = &mut message.effect {
                seat(who);
            }
        }
        Event::Note(note) => match &mut note.side {
            Side::LeftOf(who) | Side::RightOf(who) => seat(who),
            Side::Over(first, last) => {
                seat(first);
                seat(last);
            }
        },
        Event::Activate(who) | Event::Deactivate(who) => seat(who),
        Event::Open(_) | Event::Divide(_) | Event::Close => {}
    }
    all
}

/// An id in backticks with the particle that fits it.
fn quoted(id: &str, after_consonant: &str, after_vowel: &str) -> String {
    with_particle(&format!("`{id}`"), after_consonant, after_vowel)
}
