//! The kinds of diagrams that Mermaid knows, by the word they begin with.

use serde::{Deserialize, Serialize};

use crate::text::nearest;

/// A kind of diagram.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// `sequenceDiagram`
    Sequence,
    /// `architecture-beta`
    Architecture,
    /// `flowchart` and `graph`
    Flowchart,
    /// `stateDiagram` and `stateDiagram-v2`
    State,
    /// `timeline`
    Timeline,
    /// `pie`
    Pie,
    /// `quadrantChart`
    Quadrant,
    /// `xychart` and `xychart-beta`
    Xychart,
    /// `gantt`
    Gantt,
    /// `mindmap`
    Mindmap,
    /// `classDiagram`
    Class,
    /// `erDiagram`
    Er,
    /// `gitGraph`
    Gitgraph,
    /// `sankey-beta`
    Sankey,
    /// `journey`
    Journey,
    /// `requirementDiagram`
    Requirement,
    /// `block-beta`
    Block,
    /// `packet-beta`
    Packet,
    /// `kanban`
    Kanban,
    /// `C4Context` and its four siblings
    C4,
    /// `radar-beta`
    Radar,
    /// `treemap-beta`
    Treemap,
    /// `zenuml`
    Zenuml,
    /// None of these.
    Unknown,
}

const WORDS: [(&str, Kind); 39] = [
    ("sequenceDiagram", Kind::Sequence),
    ("architecture-beta", Kind::Architecture),
    ("architecture", Kind::Architecture),
    ("flowchart", Kind::Flowchart),
    ("flowchart-elk", Kind::Flowchart),
    ("graph", Kind::Flowchart),
    ("stateDiagram", Kind::State),
    ("stateDiagram-v2", Kind::State),
    ("timeline", Kind::Timeline),
    ("pie", Kind::Pie),
    ("quadrantChart", Kind::Quadrant),
    ("xychart", Kind::Xychart),
    ("xychart-beta", Kind::Xychart),
    ("gantt", Kind::Gantt),
    ("mindmap", Kind::Mindmap),
    ("classDiagram", Kind::Class),
    ("classDiagram-v2", Kind::Class),
    ("erDiagram", Kind::Er),
    ("gitGraph", Kind::Gitgraph),
    ("sankey", Kind::Sankey),
    ("sankey-beta", Kind::Sankey),
    ("journey", Kind::Journey),
    ("requirement", Kind::Requirement),
    ("requirementDiagram", Kind::Requirement),
    ("block", Kind::Block),
    ("block-beta", Kind::Block),
    ("packet", Kind::Packet),
    ("packet-beta", Kind::Packet),
    ("kanban", Kind::Kanban),
    ("C4Context", Kind::C4),
    ("C4Container", Kind::C4),
    ("C4Component", Kind::C4),
    ("C4Dynamic", Kind::C4),
    ("C4Deployment", Kind::C4),
    ("radar", Kind::Radar),
    ("radar-beta", Kind::Radar),
    ("treemap", Kind::Treemap),
    ("treemap-beta", Kind::Treemap),
    ("zenuml", Kind::Zenuml),
];

impl Kind {
    /// The kind that a diagram beginning with `word` is of.
    pub fn of(word: &str) -> Self {
        WORDS.iter().find(|(known, _)| *known == word).map_or(Self::Unknown, |(_, kind)| *kind)
    }

    /// The word that is most like `word`, when one is near.
    pub fn like(word: &str) -> Option<&'static str> {
        nearest(word, WORDS.iter().map(|(known, _)| *known))
    }

    /// The short name, such as `sequence`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sequence => "sequence",
            Self::Architecture => "architecture",
            Self::Flowchart => "flowchart",
            Self::State => "state",
            Self::Timeline => "timeline",
            Self::Pie => "pie",
            Self::Quadrant => "quadrant",
            Self::Xychart => "xychart",
            Self::Gantt => "gantt",
            Self::Mindmap => "mindmap",
            Self::Class => "class",
            Self::Er => "er",
            Self::Gitgraph => "gitgraph",
            Self::Sankey => "sankey",
            Self::Journey => "journey",
            Self::Requirement => "requirement",
            Self::Block => "block",
            Self::Packet => "packet",
            Self::Kanban => "kanban",
            Self::C4 => "c4",
            Self::Radar => "radar",
            Self::Treemap => "treemap",
            Self::Zenuml => "zenuml",
            Self::Unknown => "unknown",
        }
    }
}
