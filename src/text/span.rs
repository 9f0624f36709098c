//! Where something stands: a range of bytes in one source.

use std::ops::Range;

use super::SourcePath;

/// Names a source by a hash of its path, so that it stays the same when other files come and go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceId(u64);

impl SourceId {
    /// The id of the source at `path`.
    pub fn of(path: &SourcePath) -> Self {
        let hash = blake3::hash(path.as_str().as_bytes());
        let (head, _) = hash.as_bytes().split_at(8);
        Self(head.iter().fold(0, |id, byte| id << 8 | u64::from(*byte)))
    }
}

/// A range of bytes, end excluded, in the text of one source; both ends lie between characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// The source it lies in.
    pub source: SourceId,
    /// First byte, counting from zero.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// The span of `range` in `source`.
    pub fn new(source: SourceId, range: Range<usize>) -> Self {
        let bound = |byte: usize| u32::try_from(byte).expect("a source is shorter than 4 GiB");
        Self { source, start: bound(range.start), end: bound(range.end) }
    }

    /// The bytes, for slicing the text of the source.
    pub fn range(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    /// From the start of this span to the end of `other`, both of one source.
    pub fn to(self, other: Self) -> Self {
        Self { end: other.end.max(self.end), ..self }
    }

    /// Whether `other` lies inside this span.
    pub fn contains(self, other: Self) -> bool {
        self.source == other.source && self.start <= other.start && other.end <= self.end
    }
}
