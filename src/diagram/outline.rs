//! What a diagram says, as data: for reading aloud, stepping through, and failure drills.

use serde::{Deserialize, Serialize};

/// The places of a diagram and what goes between them. Empty for kinds that are read otherwise.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Participants, services, junctions, groups, nodes, states; in the order of the source.
    pub places: Vec<Place>,
    /// Messages, notes and frames in their order; connections in the order of the source.
    pub steps: Vec<Step>,
    /// The places of a chart in the order in which it is told; empty when it has none, and where
    /// messages have an order of their own.
    pub order: Vec<String>,
}

impl Outline {
    /// How many steps there are; zero when it is not stepped through.
    pub fn count(&self) -> u32 {
        let told = u32::try_from(self.order.len()).unwrap_or(u32::MAX);
        self.steps.iter().map(|step| step.number).max().unwrap_or(0).max(told)
    }
}

/// Something with a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The author's id: `data-id` in the picture.
    pub id: String,
    /// Its text, on one line.
    pub label: String,
    /// Which sort of place.
    pub sort: PlaceSort,
    /// The id of the group it lies in.
    pub group: Option<String>,
    /// The icon's name, as written.
    pub icon: Option<String>,
}

/// Sorts of places.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum PlaceSort {
    /// A participant, service, node or state.
    Node,
    /// A place that holds others.
    Group,
    /// A place where lines meet, without a text.
    Junction,
}

/// Something that happens, or a connection.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// `data-step` in the picture, from one; zero when it is not stepped through.
    pub number: u32,
    /// The number that the picture shows beside it, as `autonumber` counts.
    pub badge: Option<String>,
    /// Which sort of step.
    pub sort: StepSort,
    /// Ids: for a line the two ends, for a note the places it stands at.
    pub places: Vec<String>,
    /// Its text, on one line.
    pub text: String,
}

/// Sorts of steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StepSort {
    /// From the first place to the second.
    Forward,
    /// Between two places, both ways.
    Both,
    /// Between two places, without a direction.
    Plain,
    /// A note.
    Note,
    /// The beginning of a frame (`alt [조건]`).
    Open,
    /// The beginning of its next branch (`else [조건]`).
    Branch,
    /// The end of a frame.
    Close,
}
