//! What a Sankey diagram says.

/// Amounts that flow between places. No flow leads back to where it came from.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sankey {
    /// The names of the places, in the order of the source.
    pub places: Vec<String>,
    /// The flows, in the order of the source.
    pub flows: Vec<Flow>,
}

/// An amount that goes from one place to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Flow {
    /// The index of the place it leaves.
    pub from: usize,
    /// The index of the place it reaches.
    pub to: usize,
    /// Not negative.
    pub amount: f64,
}

impl Sankey {
    /// What goes through a place: the larger of what comes and what goes.
    pub fn through(&self, place: usize) -> f64 {
        let sum = |end: fn(&Flow) -> usize| -> f64 {
            self.flows.iter().filter(|flow| end(flow) == place).map(|flow| flow.amount).sum()
        };
        sum(|flow| flow.from).max(sum(|flow| flow.to))
    }

    /// The column of each place: the most flows that lead to it one after the other. A place that nothing
    /// leaves stands in the last one.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = vec![0; self.places.len()];
        // Without a ring no way is longer than there are places.
        for _ in &self.places {
            let before = columns.clone();
            for flow in &self.flows {
                columns[flow.to] = columns[flow.to].max(columns[flow.from] + 1);
            }
            if columns == before {
                break;
            }
        }
        let last = columns.iter().copied().max().unwrap_or(0);
        for (place, column) in columns.iter_mut().enumerate() {
            if self.flows.iter().all(|flow| flow.from != place) {
                *column = last;
            }
        }
        columns
    }

    /// Whether the amount of a flow from `from` to `to` would come back to where it left.
    pub fn closes_ring(&self, from: usize, to: usize) -> bool {
        let mut reached = vec![false; self.places.len()];
        let mut open = vec![to];
        while let Some(at) = open.pop() {
            if at == from {
                return true;
            }
            if !std::mem::replace(&mut reached[at], true) {
                open.extend(self.flows.iter().filter(|flow| flow.from == at).map(|flow| flow.to));
            }
        }
        false
    }
}
