//! The text files of a course, by path.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Lines, Place, SourceId, SourcePath, Span};

/// One text file as read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// A hash of the path.
    pub id: SourceId,
    /// Where it lies in the course folder.
    pub path: SourcePath,
    /// Its text, without a byte order mark.
    pub text: Arc<str>,
    /// Where its lines begin.
    pub lines: Lines,
}

impl Source {
    /// A source with this text; a leading byte order mark is dropped.
    pub fn new(path: SourcePath, text: &str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { id: SourceId::of(&path), path, lines: Lines::new(text), text: text.into() }
    }

    /// The span of a range of bytes.
    pub fn span(&self, range: std::ops::Range<usize>) -> Span {
        Span::new(self.id, range)
    }

    /// The text of a span of this source; empty when the span does not lie in it.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or("")
    }

    /// Line and column of a byte.
    pub fn place(&self, offset: usize) -> Place {
        self.lines.place(&self.text, offset)
    }
}

/// All text files of a course, sorted by path.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    by_path: BTreeMap<SourcePath, Source>,
    paths: BTreeMap<SourceId, SourcePath>,
}

impl Sources {
    /// Adds a source, or replaces the one at its path.
    pub fn insert(&mut self, source: Source) {
        self.paths.insert(source.id, source.path.clone());
        self.by_path.insert(source.path.clone(), source);
    }

    /// Makes known that there is a file at `path` whose text is not here, so that findings can name
    /// it.
    pub fn name(&mut self, path: &SourcePath) {
        self.paths.insert(SourceId::of(path), path.clone());
    }

    /// The path of the source or the named file with this id.
    pub fn path(&self, id: SourceId) -> Option<&SourcePath> {
        self.paths.get(&id)
    }

    /// The source at `path`.
    pub fn get(&self, path: &SourcePath) -> Option<&Source> {
        self.by_path.get(path)
    }

    /// The source with this id.
    pub fn by_id(&self, id: SourceId) -> Option<&Source> {
        self.by_path.get(self.paths.get(&id)?)
    }

    /// Every source, by path.
    pub fn iter(&self) -> impl Iterator<Item = &Source> {
        self.by_path.values()
    }

    /// Line and column where a span begins; the very first place when its source is not here.
    pub fn place(&self, span: Span) -> Place {
        self.by_id(span.source)
            .map_or(Place { line: 1, column: 1 }, |source| source.place(span.start as usize))
    }
}

impl FromIterator<Source> for Sources {
    fn from_iter<I: IntoIterator<Item = Source>>(sources: I) -> Self {
        let mut all = Self::default();
        sources.into_iter().for_each(|source| all.insert(source));
        all
    }
}
