//! How often each way of computing is right on a page: what is only suggested needs company.

use std::collections::BTreeMap;

use super::claim::{Claim, Support, Way};
use super::verdict::{Status, Verdict};

/// How often each way of computing is right, by piece and on the whole page.
#[derive(Debug, Default)]
pub struct Proof {
    pieces: BTreeMap<(Way, usize), usize>,
    page: BTreeMap<Way, usize>,
    /// Right figures of one digit: each may be a coincidence.
    weak: BTreeMap<(Way, usize), usize>,
}

/// Whether a match says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Telling {
    /// It does.
    Yes,
    /// A figure of one digit is met by chance.
    No,
}

/// How many figures of one digit can be right by chance.
const WEAK: usize = 2;

impl Proof {
    /// Counts a figure that came about in a way.
    pub fn count(&mut self, support: Support, status: Status, telling: Telling) {
        let Support { way, piece, .. } = support;
        if telling == Telling::Yes {
            *self.pieces.entry((way, piece)).or_default() += 1;
            *self.page.entry(way).or_default() += 1;
        } else if status == Status::Verified {
            *self.weak.entry((way, piece)).or_default() += 1;
        }
    }

    /// Whether others came about the same way: one more of the piece, or two more of the page.
    pub fn company(&self, way: Way, piece: usize, own: Telling) -> bool {
        let own = usize::from(own == Telling::Yes);
        let here = self.pieces.get(&(way, piece)).copied().unwrap_or(0);
        let page = self.page.get(&way).copied().unwrap_or(0);
        let weak = self.weak.get(&(way, piece)).copied().unwrap_or(0);
        // A column of one table is no company for the same column of another, and other things grow
        // otherwise.
        let placed = matches!(way, Way::Elsewhere(_) | Way::Echo(_) | Way::Scaled);
        here > own || page > own + 1 && !placed || weak > WEAK
    }
}

/// Whether a match says something: a figure of one digit is met by chance.
pub fn telling(claim: &Claim, verdict: &Verdict) -> Telling {
    let said = claim.figure.significant_digits() > 1 && verdict.status == Status::Verified;
    if said { Telling::Yes } else { Telling::No }
}
