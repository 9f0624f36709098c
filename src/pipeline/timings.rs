//! How long the stages of a build took.

use std::time::{Duration, Instant};

/// The stages in order, with the wall time of each.
#[derive(Clone, Debug)]
pub struct Timings {
    last: Instant,
    stages: Vec<(&'static str, Duration)>,
}

impl Timings {
    /// The clock runs.
    pub fn start() -> Self {
        Self { last: Instant::now(), stages: Vec::new() }
    }

    /// What ran since the last lap was this stage.
    pub fn lap(&mut self, stage: &'static str) {
        let now = Instant::now();
        self.stages.push((stage, now - self.last));
        self.last = now;
    }

    /// The stages in order.
    pub fn stages(&self) -> &[(&'static str, Duration)] {
        &self.stages
    }
}
