//! What lies where in a plan, and how links run through the groups: each link joins two members of
//! one level and crosses the borders of the groups that its ends lie deeper in.

use std::collections::BTreeMap;

use super::orient;
use super::plan::{Direction, Member, Plan};

/// A plan by levels: the top, and the inside of every group.
#[derive(Clone, Debug, PartialEq)]
pub struct Nest {
    /// The top level.
    pub top: Level,
    /// The inside of each group.
    pub frames: Vec<Level>,
}

/// What lies in one group, or in none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Level {
    /// Which way it runs.
    pub direction: Direction,
    /// How many groups it lies in.
    pub depth: usize,
    /// Its members, in the order of the source.
    pub members: Vec<Member>,
    /// Links between two members.
    pub joints: Vec<Joint>,
    /// Links that cross the border.
    pub stubs: Vec<Stub>,
    /// Links from a member to itself: the link and the member.
    pub loops: Vec<(usize, usize)>,
}

/// A link between two members, by their indices in the level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joint {
    /// The link.
    pub link: usize,
    /// The member it begins at or in.
    pub from: usize,
    /// The member it ends at or in.
    pub to: usize,
    /// Whether it leads against the direction of the level.
    pub backwards: bool,
}

/// A link that crosses the border of a level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stub {
    /// The link.
    pub link: usize,
    /// The member it touches, or goes on in.
    pub member: usize,
    /// Whether it leads out.
    pub outwards: bool,
    /// Whether it crosses the border where the ranks begin, or else where they end.
    pub at_start: bool,
}

impl Nest {
    /// The levels of a plan.
    pub fn new(plan: &Plan) -> Self {
        let mut draft = Draft::new(plan);
        for link in 0..plan.links.len() {
            draft.add(plan, link);
        }
        draft.levels.iter_mut().for_each(turn);
        draft.settle_stubs(plan);
        let mut levels = draft.levels;
        direct(&mut levels, plan, 0, plan.direction);
        let top = levels.remove(0);
        Self { top, frames: levels }
    }

    /// The level inside of a group.
    pub fn inside(&self, frame: usize) -> &Level {
        &self.frames[frame]
    }
}

/// The levels while they are filled; the first is the top, that of frame `f` is the one at `f + 1`.
struct Draft {
    levels: Vec<Level>,
    /// The level each member lies in.
    homes: BTreeMap<Member, usize>,
    /// The place of each member in its level.
    places: BTreeMap<Member, usize>,
}

impl Draft {
    fn new(plan: &Plan) -> Self {
        let mut draft = Self {
            levels: vec![Level::default(); plan.frames.len() + 1],
            homes: BTreeMap::new(),
            places: BTreeMap::new(),
        };
        draft.fill(plan, 0, 0, &plan.members);
        draft
    }

    fn fill(&mut self, plan: &Plan, level: usize, depth: usize, members: &[Member]) {
        self.levels[level].depth = depth;
        self.levels[level].members = members.to_vec();
        for (place, member) in members.iter().enumerate() {
            self.homes.insert(*member, level);
            self.places.insert(*member, place);
            if let Member::Frame(frame) = member {
                self.fill(plan, frame + 1, depth + 1, &plan.frames[*frame].members);
            }
        }
    }

    /// The levels around a member, from its own outwards, each with the member that lies in it.
    fn way_out(&self, member: Member) -> Vec<(usize, Member)> {
        let mut way = Vec::new();
        let mut at = member;
        while let Some(home) = self.homes.get(&at) {
            way.push((*home, at));
            match home.checked_sub(1) {
                Some(frame) => at = Member::Frame(frame),
                None => break,
            }
        }
        way
    }

    fn add(&mut self, plan: &Plan, link: usize) {
        let (from, to) = (plan.links[link].from, plan.links[link].to);
        let (out, into) = (self.way_out(from), self.way_out(to));
        if from == to {
            if let Some((home, member)) = out.first() {
                let place = self.places[member];
                self.levels[*home].loops.push((link, place));
            }
            return;
        }
        let own = |member: Member| match member {
            Member::Frame(frame) => Some(frame + 1),
            Member::Leaf(_) => None,
        };
        // The innermost level that holds both ends; a group holds itself when the link stays inside.
        let holds = |way: &[(usize, Member)], member: Member, level: usize| {
            own(member) == Some(level) || way.iter().any(|(home, _)| *home == level)
        };
        let candidates = own(from).into_iter().chain(out.iter().map(|(home, _)| *home));
        let Some(shared) = candidates.into_iter().find(|level| holds(&into, to, *level)) else {
            return;
        };
        let below = |way: &[(usize, Member)]| -> Vec<(usize, Member)> {
            way.iter().copied().take_while(|(home, _)| *home != shared).collect()
        };
        let at_shared = |way: &[(usize, Member)]| {
            way.iter().find(|(home, _)| *home == shared).map(|(_, member)| self.places[member])
        };
        let (a, b) = (at_shared(&out), at_shared(&into));
        // A link between a group and what lies in it has no joint: it ends at the border's inside.
        let (out_below, into_below) = if own(from) == Some(shared) {
            let mut inside = below(&into);
            inside.extend(into.iter().find(|(home, _)| *home == shared));
            (Vec::new(), inside)
        } else if own(to) == Some(shared) {
            let mut inside = below(&out);
            inside.extend(out.iter().find(|(home, _)| *home == shared));
            (inside, Vec::new())
        } else {
            (below(&out), below(&into))
        };
        for (ways, outwards) in [(out_below, true), (into_below, false)] {
            for (home, member) in ways {
                let member = self.places[&member];
                let stub = Stub { link, member, outwards, at_start: !outwards };
                self.levels[home].stubs.push(stub);
            }
        }
        let joins = own(from) != Some(shared) && own(to) != Some(shared);
        if let (Some(from), Some(to), true) = (a, b, joins) {
            self.levels[shared].joints.push(Joint { link, from, to, backwards: false });
        }
    }

    /// A link that leads backwards leaves at the start of its groups and enters at their end.
    fn settle_stubs(&mut self, plan: &Plan) {
        let mut backwards = vec![false; plan.links.len()];
        for joint in self.levels.iter().flat_map(|level| &level.joints) {
            backwards[joint.link] = joint.backwards;
        }
        for stub in self.levels.iter_mut().flat_map(|level| &mut level.stubs) {
            stub.at_start ^= backwards[stub.link];
        }
    }
}

/// Turns links around so that those of a level form no cycle.
fn turn(level: &mut Level) {
    let pairs: Vec<(usize, usize)> =
        level.joints.iter().map(|joint| (joint.from, joint.to)).collect();
    let groups: Vec<bool> =
        level.members.iter().map(|member| matches!(member, Member::Frame(_))).collect();
    let backwards = orient::backwards(&groups, &pairs);
    for (joint, backwards) in level.joints.iter_mut().zip(backwards) {
        joint.backwards = backwards;
    }
}

/// A group has a direction of its own only when no link crosses its border.
fn direct(levels: &mut [Level], plan: &Plan, at: usize, direction: Direction) {
    levels[at].direction = direction;
    for member in levels[at].members.clone() {
        let Member::Frame(frame) = member else { continue };
        let closed = levels[frame + 1].stubs.is_empty();
        let own = plan.frames[frame].direction.filter(|_| closed);
        direct(levels, plan, frame + 1, own.unwrap_or(direction));
    }
}
