//! How narrow a group can be at most: less width than that changes nothing in it.

use super::plan::{Beside, Member, Plan};

/// For each group of the plan the width of its widest box, title or group, each group inside of
/// another `border` wider.
pub fn narrowest(plan: &Plan, border: f64) -> Vec<f64> {
    let mut widths = vec![0.0; plan.frames.len()];
    for member in &plan.members {
        width(plan, *member, border, &mut widths);
    }
    widths
}

fn width(plan: &Plan, member: Member, border: f64, widths: &mut [f64]) -> f64 {
    let beside = |beside: &Beside| beside.near.width + beside.far.width;
    match member {
        Member::Leaf(leaf) => plan.leaves[leaf].size.width + beside(&plan.leaves[leaf].beside),
        Member::Frame(index) => {
            let frame = &plan.frames[index];
            let inner = frame.members.iter().map(|member| width(plan, *member, border, widths));
            let inner = inner.fold(frame.title.width, f64::max);
            widths[index] = inner + border;
            widths[index] + beside(&frame.beside)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::plan::{Frame, Leaf, Ports, Size};
    use super::*;

    #[test]
    fn a_group_is_as_narrow_as_the_widest_thing_in_it() {
        let beside = Beside::default();
        let leaf = |width| Leaf { size: Size::new(width, 40.0), ports: Ports::Spread, beside };
        let frame = |width, members| Frame {
            title: Size::new(width, 20.0),
            members,
            direction: None,
            beside,
        };
        let plan = Plan {
            leaves: vec![leaf(100.0), leaf(60.0)],
            frames: vec![
                frame(80.0, vec![Member::Leaf(1), Member::Frame(1)]),
                frame(30.0, vec![Member::Leaf(0)]),
                frame(0.0, vec![]),
            ],
            members: vec![Member::Frame(0), Member::Frame(2)],
            ..Plan::default()
        };
        assert_eq!(narrowest(&plan, 32.0), [164.0, 132.0, 32.0]);
    }
}
