//! What a user journey says.

/// Tasks one after another.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journey {
    /// The title, as written.
    pub title: Option<String>,
    /// The sections, in the order of the source; the first has no name when tasks come before any.
    pub sections: Vec<Section>,
}

/// Tasks that belong together.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its name, as written.
    pub name: Option<String>,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// Something that people do.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// Its name, as written.
    pub name: String,
    /// How they like it: 1 is bad, 5 is good; `None` when that could not be read.
    pub score: Option<f64>,
    /// Who does it, as written.
    pub actors: Vec<String>,
}

impl Journey {
    /// All actors, in the order in which they appear.
    pub fn actors(&self) -> Vec<&str> {
        let mut actors: Vec<&str> = Vec::new();
        let tasks = self.sections.iter().flat_map(|section| &section.tasks);
        for actor in tasks.flat_map(|task| &task.actors) {
            if !actors.contains(&actor.as_str()) {
                actors.push(actor);
            }
        }
        actors
    }
}
