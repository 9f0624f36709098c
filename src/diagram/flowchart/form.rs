//! The forms of nodes and the names they go by.

use super::token::Bracket;
use crate::text::nearest;

/// The form of a node.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Form {
    /// A rectangle.
    #[default]
    Rect,
    /// A rectangle with round corners.
    Rounded,
    /// Half circles left and right.
    Stadium,
    /// A rectangle with a second line left and right.
    Subroutine,
    /// A drum.
    Cylinder,
    /// Lines above and below.
    DataStore,
    /// A folder with its tab.
    Folder,
    /// A vessel that narrows downwards.
    Bucket,
    /// A window with a prompt.
    Console,
    /// A window with an address line.
    Browser,
    /// Head and shoulders.
    Person,
    /// A circle.
    Circle,
    /// An ellipse.
    Ellipse,
    /// A jagged star.
    Bang,
    /// A cloud.
    Cloud,
    /// A rhombus.
    Diamond,
    /// Pointed left and right.
    Hexagon,
    /// A parallelogram that leans to the right.
    LeanRight,
    /// A parallelogram that leans to the left.
    LeanLeft,
    /// Wider below.
    Trapezoid,
    /// Wider above.
    TrapezoidTop,
    /// Two circles.
    Rings,
    /// The text alone.
    Text,
    /// A rectangle without its upper left corner.
    Card,
    /// A rectangle with a second line on the left.
    Lined,
    /// A small disc.
    Start,
    /// A small disc in a ring.
    Stop,
    /// A thick bar.
    Bar,
    /// Two triangles, tip to tip.
    Hourglass,
    /// A brace on the left.
    BraceLeft,
    /// A brace on the right.
    BraceRight,
    /// Braces on both sides.
    Braces,
    /// A flash.
    Bolt,
    /// A sheet with a wavy foot.
    Document,
    /// Half a circle on the right.
    Delay,
    /// A drum that lies.
    Drum,
    /// A drum with a second line.
    LinedCylinder,
    /// Pointed left, round on the right.
    Display,
    /// A rectangle with a line below its top.
    Divided,
    /// A triangle.
    Triangle,
    /// A rectangle with a line below its top and one beside its left.
    Pane,
    /// A tiny disc.
    Junction,
    /// A rectangle without its upper corners.
    Pentagon,
    /// A triangle upside down.
    Flipped,
    /// A rectangle whose top slopes.
    Sloped,
    /// Several sheets.
    Documents,
    /// Several rectangles.
    Stack,
    /// Round on both sides, inwards on the right.
    Stored,
    /// A circle with a cross.
    Crossed,
    /// A sheet with a folded corner.
    TaggedDocument,
    /// A rectangle with a folded corner.
    Tagged,
    /// Waves above and below.
    Flag,
    /// A rectangle with a notch on the left.
    Odd,
    /// A sheet with a second line on the left.
    LinedDocument,
}

/// Every name that `@{ shape: … }` takes, the short one of each form first.
const NAMES: [(Form, &[&str]); 53] = [
    (Form::Rect, &["rect", "proc", "process", "rectangle"]),
    (Form::Rounded, &["rounded", "event"]),
    (Form::Stadium, &["stadium", "terminal", "pill"]),
    (Form::Subroutine, &["fr-rect", "subprocess", "subproc", "framed-rectangle", "subroutine"]),
    (Form::Cylinder, &["cyl", "db", "database", "cylinder"]),
    (Form::DataStore, &["datastore", "data-store", "bpmn-data-store"]),
    (Form::Folder, &["folder", "directory"]),
    (Form::Bucket, &["bucket"]),
    (Form::Console, &["console"]),
    (Form::Browser, &["browser"]),
    (Form::Person, &["person"]),
    (Form::Circle, &["circle", "circ"]),
    (Form::Bang, &["bang"]),
    (Form::Cloud, &["cloud"]),
    (Form::Diamond, &["diam", "decision", "diamond", "question", "choice", "bpmn-gateway"]),
    (Form::Hexagon, &["hex", "hexagon", "prepare"]),
    (Form::LeanRight, &["lean-r", "lean-right", "in-out"]),
    (Form::LeanLeft, &["lean-l", "lean-left", "out-in"]),
    (Form::Trapezoid, &["trap-b", "priority", "trapezoid-bottom", "trapezoid"]),
    (Form::TrapezoidTop, &["trap-t", "manual", "trapezoid-top", "inv-trapezoid"]),
    (Form::Rings, &["dbl-circ", "double-circle", "doublecircle"]),
    (Form::Text, &["text", "bpmn-annotation"]),
    (Form::Card, &["notch-rect", "card", "notched-rectangle"]),
    (Form::Lined, &["lin-rect", "lined-rectangle", "lined-process", "lin-proc", "shaded-process"]),
    (Form::Start, &["sm-circ", "start", "small-circle", "bpmn-start"]),
    (Form::Stop, &["fr-circ", "stop", "framed-circle", "bpmn-end"]),
    (Form::Bar, &["fork", "join"]),
    (Form::Hourglass, &["hourglass", "collate"]),
    (Form::BraceLeft, &["brace", "comment", "brace-l"]),
    (Form::BraceRight, &["brace-r"]),
    (Form::Braces, &["braces"]),
    (Form::Bolt, &["bolt", "com-link", "lightning-bolt"]),
    (Form::Document, &["doc", "document", "note", "bpmn-data"]),
    (Form::Delay, &["delay", "half-rounded-rectangle"]),
    (Form::Drum, &["h-cyl", "das", "horizontal-cylinder"]),
    (Form::LinedCylinder, &["lin-cyl", "disk", "lined-cylinder"]),
    (Form::Display, &["curv-trap", "curved-trapezoid", "display"]),
    (Form::Divided, &["div-rect", "div-proc", "divided-rectangle", "divided-process"]),
    (Form::Triangle, &["tri", "extract", "triangle"]),
    (Form::Pane, &["win-pane", "internal-storage", "window-pane"]),
    (Form::Junction, &["f-circ", "junction", "filled-circle"]),
    (Form::Pentagon, &["notch-pent", "loop-limit", "notched-pentagon"]),
    (Form::Flipped, &["flip-tri", "manual-file", "flipped-triangle"]),
    (Form::Sloped, &["sl-rect", "manual-input", "sloped-rectangle"]),
    (Form::Documents, &["docs", "documents", "st-doc", "stacked-document"]),
    (Form::Stack, &["st-rect", "procs", "processes", "stacked-rectangle"]),
    (Form::Stored, &["bow-rect", "stored-data", "bow-tie-rectangle"]),
    (Form::Crossed, &["cross-circ", "summary", "crossed-circle"]),
    (Form::TaggedDocument, &["tag-doc", "tagged-document"]),
    (Form::Tagged, &["tag-rect", "tagged-rectangle", "tag-proc", "tagged-process"]),
    (Form::Flag, &["flag", "paper-tape"]),
    (Form::Odd, &["odd"]),
    (Form::LinedDocument, &["lin-doc", "lined-document"]),
];

/// Names that Mermaid takes too and that have no form of their own here.
const PLAIN: [&str; 7] =
    ["state", "composite", "icon", "anchor", "bpmn-activity", "bpmn-intermediate", "bpmn-boundary"];

impl Form {
    /// The form that a name stands for.
    ///
    /// # Errors
    /// The name that is most like it, when it is none.
    pub fn named(name: &str) -> Result<Self, Option<&'static str>> {
        let known =
            || NAMES.iter().flat_map(|(form, names)| names.iter().map(|name| (*form, *name)));
        if let Some((form, _)) = known().find(|(_, known)| *known == name) {
            return Ok(form);
        }
        if PLAIN.contains(&name) {
            return Ok(Self::Rect);
        }
        Err(nearest(name, known().map(|(_, known)| known)))
    }

    /// The form of a text between `open` and `close`, when they belong together.
    pub fn between(open: Bracket, close: &str) -> Option<Self> {
        match (open, close) {
            (Bracket::Square | Bracket::Properties, "]") => Some(Self::Rect),
            (Bracket::Round, ")") => Some(Self::Rounded),
            (Bracket::Stadium, "])") => Some(Self::Stadium),
            (Bracket::Subroutine, "]]") => Some(Self::Subroutine),
            (Bracket::Cylinder, ")]") => Some(Self::Cylinder),
            (Bracket::Circle, "))") => Some(Self::Circle),
            (Bracket::Rings, ")))") => Some(Self::Rings),
            (Bracket::Ellipse, "-)" | "/)" | "))") => Some(Self::Ellipse),
            (Bracket::Flag, "]") => Some(Self::Odd),
            (Bracket::Diamond, "}") => Some(Self::Diamond),
            (Bracket::Hexagon, "}}") => Some(Self::Hexagon),
            (Bracket::Slash, "/]") => Some(Self::LeanRight),
            (Bracket::Backslash, "\\]") => Some(Self::LeanLeft),
            (Bracket::Slash, "\\]") => Some(Self::Trapezoid),
            (Bracket::Backslash, "/]") => Some(Self::TrapezoidTop),
            _ => None,
        }
    }
}
