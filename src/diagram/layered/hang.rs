//! Children that hang below their parent: a list beside one upright line takes little breadth where
//! a rank of them would take much.

use super::sheet::{self, Cut, Drawn, Item, Ordered, Sheet, Tip, Wire};

/// What it costs against other ways to draw a sheet.
const TOLL: f64 = 40.0;
/// From a parent to its first child, and between two children.
const STEP: f64 = 16.0;
/// From the upright line to a child.
const REACH: f64 = 30.0;
/// On either side of a label on its way to a child.
const BESIDE_LABEL: f64 = 6.0;
/// Room for the head of an arrow.
const HEAD: f64 = 18.0;
/// How far from the near side of a parent the line begins.
const INDENT: f64 = 20.0;

/// The ways to hang up the children of those items from which no way is longer than one of
/// `heights`: only such as hang something, each once.
pub fn families<'s>(
    sheet: &'s Sheet,
    heights: impl IntoIterator<Item = usize>,
) -> impl Iterator<Item = Family<'s>> {
    let mut families: Vec<Family> =
        heights.into_iter().map(|height| Family::new(sheet, height)).collect();
    families.dedup_by(|one, before| one.children == before.children);
    families.into_iter().filter(|family| family.is_hung.contains(&true))
}

/// The sheet with the children hung up; nothing when a drawing that is not smaller than that is not
/// wanted.
pub fn hung(family: &Family, is_wanted: impl Fn(Cut, f64) -> bool) -> Option<Drawn> {
    let sheet = family.sheet;
    let bunches: Vec<Option<Bunch>> = (0..sheet.items.len())
        .map(|item| (!family.is_hung[item]).then(|| family.bunch(item)))
        .collect();
    let kept: Vec<usize> = (0..bunches.len()).filter(|item| bunches[*item].is_some()).collect();
    let mut place = vec![0; sheet.items.len()];
    for (at, item) in kept.iter().enumerate() {
        place[*item] = at;
    }
    let size = |item: usize| bunches[item].as_ref().map(|bunch| bunch.size).unwrap_or_default();
    let items = kept.iter().map(|item| Item { size: size(*item), ..sheet.items[*item] });
    let is_hung = |tip: Tip| matches!(tip, Tip::Item(item, _) if family.is_hung[item]);
    let wires: Vec<usize> =
        (0..sheet.wires.len()).filter(|wire| !is_hung(sheet.wires[*wire].lower)).collect();
    let tip = |tip: Tip| match tip {
        Tip::Item(item, port) => Tip::Item(place[item], port),
        Tip::Border => Tip::Border,
    };
    let kept_wires = wires.iter().map(|wire| &sheet.wires[*wire]);
    let kept_wires =
        kept_wires.map(|wire| Wire { upper: tip(wire.upper), lower: tip(wire.lower), ..*wire });
    let mut smaller = Sheet { items: items.collect(), wires: kept_wires.collect(), ..*sheet };
    let ranks = sheet::item_ranks(&smaller);
    // Beside a long list everything begins where the list does.
    for at in 0..kept.len() {
        let beside = (0..kept.len()).filter(|other| ranks[*other] == ranks[at]);
        let any = beside.into_iter().any(|other| !family.children[kept[other]].is_empty());
        smaller.items[at].is_frame |= any;
    }
    let ordered = Ordered::new(&smaller, &ranks);
    if !is_wanted(ordered.least(), TOLL) {
        return None;
    }
    let inner = ordered.drawn(0);
    let mut drawn = Drawn {
        size: inner.size,
        items: vec![(0.0, 0.0); sheet.items.len()],
        wires: vec![Vec::new(); sheet.wires.len()],
        labels: vec![None; sheet.wires.len()],
        title: inner.title,
        toll: TOLL,
    };
    for ((wire, points), label) in wires.iter().zip(inner.wires).zip(inner.labels) {
        drawn.wires[*wire] = points;
        drawn.labels[*wire] = label;
    }
    for (item, corner) in kept.iter().zip(inner.items) {
        let Some(bunch) = &bunches[*item] else { continue };
        let moved = |(across, along): (f64, f64)| (corner.0 + across, corner.1 + along);
        for (item, at) in &bunch.items {
            drawn.items[*item] = moved(*at);
        }
        for (wire, points, label) in &bunch.wires {
            drawn.wires[*wire] = points.iter().copied().map(moved).collect();
            drawn.labels[*wire] = label.map(moved);
        }
    }
    Some(drawn)
}

/// Who hangs from whom.
pub struct Family<'s> {
    sheet: &'s Sheet,
    /// The wires to the children that hang from each item.
    children: Vec<Vec<usize>>,
    is_hung: Vec<bool>,
}

impl<'s> Family<'s> {
    fn new(sheet: &'s Sheet, height: usize) -> Self {
        let count = sheet.items.len();
        let (mut out, mut into) = (vec![Vec::new(); count], vec![Vec::new(); count]);
        for (index, wire) in sheet.wires.iter().enumerate() {
            if let Tip::Item(upper, _) = wire.upper {
                out[upper].push(index);
            }
            if let Tip::Item(lower, _) = wire.lower {
                into[lower].push(index);
            }
        }
        // What can hang: a box with one free link to it, from which nothing leads but to such.
        let mut hangs = vec![false; count];
        let mut children = vec![Vec::new(); count];
        let free = |wire: usize| {
            let Wire { upper, lower, length, .. } = sheet.wires[wire];
            let free = |tip: Tip| matches!(tip, Tip::Item(_, None));
            free(upper) && free(lower) && length == 1
        };
        let is_plain = |item: usize| {
            let Item { near, above, below, is_frame, .. } = sheet.items[item];
            !is_frame && near + above + below == 0.0
        };
        let is_single =
            |item: usize| is_plain(item) && into[item].len() == 1 && free(into[item][0]);
        for item in 0..count {
            hangs[item] = is_single(item) && out[item].is_empty();
        }
        for _ in 0..height {
            let before = hangs.clone();
            for item in 0..count {
                let wires = &out[item];
                let child = |wire: &usize| match sheet.wires[*wire].lower {
                    Tip::Item(child, _) => before[child],
                    Tip::Border => false,
                };
                let looks = |wire: &usize| sheet.wires[*wire].looks;
                let holds = is_plain(item)
                    && !wires.is_empty()
                    && wires.iter().all(|wire| looks(wire) == looks(&wires[0]))
                    && wires.iter().all(|wire| child(wire) && free(*wire));
                if holds {
                    children[item].clone_from(wires);
                    hangs[item] = is_single(item);
                }
            }
        }
        let mut family = Self { sheet, children, is_hung: vec![false; count] };
        family.settle(&into);
        family
    }

    /// A parent of one child alone needs no list, unless it hangs itself.
    fn settle(&mut self, into: &[Vec<usize>]) {
        let count = self.children.len();
        let parent = |item: usize| {
            let wire = into[item].first()?;
            match self.sheet.wires[*wire].upper {
                Tip::Item(parent, _) => Some(parent),
                Tip::Border => None,
            }
        };
        let parents: Vec<Option<usize>> = (0..count).map(parent).collect();
        loop {
            let holder = |item: usize| {
                parents[item].filter(|parent| {
                    self.children[*parent].iter().any(|wire| into[item].first() == Some(wire))
                })
            };
            let idle =
                (0..count).find(|item| self.children[*item].len() == 1 && holder(*item).is_none());
            match idle {
                Some(item) => self.children[item].clear(),
                None => {
                    let hung: Vec<bool> = (0..count).map(|item| holder(item).is_some()).collect();
                    self.is_hung = hung;
                    return;
                }
            }
        }
    }

    /// An item with all that hangs from it, counted from its near corner.
    fn bunch(&self, item: usize) -> Bunch {
        let own = &self.sheet.items[item];
        let mut bunch =
            Bunch { size: own.size, items: vec![(item, (0.0, 0.0))], wires: Vec::new() };
        let line = match own.ports {
            super::plan::Ports::Middle => (own.body / 2.0).round(),
            super::plan::Ports::Spread | super::plan::Ports::Apart(_) => {
                INDENT.min((own.body / 2.0).round())
            }
        };
        for wire in &self.children[item] {
            let Tip::Item(child, _) = self.sheet.wires[*wire].lower else { continue };
            let inner = self.bunch(child);
            let label = self.sheet.wires[*wire].label;
            let reach = label.map_or(REACH, |label| label.breadth + BESIDE_LABEL + HEAD + 6.0);
            let along = bunch.size.depth + STEP;
            let lower_by = label.map_or(0.0, |label| {
                ((label.depth - self.sheet.items[child].size.depth) / 2.0).max(0.0)
            });
            let corner = (line + reach, along + lower_by);
            let middle = corner.1 + (self.sheet.items[child].size.depth / 2.0).floor();
            let points = vec![(line, own.size.depth), (line, middle), (corner.0, middle)];
            let at = label.map(|label| (line + BESIDE_LABEL + label.breadth / 2.0, middle));
            bunch.wires.push((*wire, points, at));
            bunch.take_in(inner, corner);
        }
        bunch
    }
}

/// An item with what hangs from it.
struct Bunch {
    size: Cut,
    items: Vec<(usize, (f64, f64))>,
    wires: Vec<(usize, Vec<Corner>, Option<Corner>)>,
}

/// Across and along.
type Corner = (f64, f64);

impl Bunch {
    fn take_in(&mut self, inner: Bunch, by: (f64, f64)) {
        let moved = |at: (f64, f64)| (at.0 + by.0, at.1 + by.1);
        self.size.breadth = self.size.breadth.max(by.0 + inner.size.breadth);
        self.size.depth = self.size.depth.max(by.1 + inner.size.depth);
        self.items.extend(inner.items.into_iter().map(|(item, at)| (item, moved(at))));
        self.wires.extend(inner.wires.into_iter().map(|(wire, points, label)| {
            (wire, points.into_iter().map(moved).collect(), label.map(moved))
        }));
    }
}
