//! Failure drills: what is cut off when a service fails, and what promoting its stand-in restores.
//!
//! A service is cut off when it could be reached from the entries along the connections and no
//! longer can. Lines without arrowheads are followed both ways.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::{Outline, Place, PlaceSort, StepSort};

/// What the failure of one service does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The id of the service that fails.
    pub place: String,
    /// The ids that are cut off, in the order of the source; junctions too.
    pub cut: Vec<String>,
    /// The neighbours that can take its place.
    pub promotions: Vec<Promotion>,
}

/// What is left of a failure once a stand-in takes over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Promotion {
    /// The id of the stand-in.
    pub place: String,
    /// The ids of what led to the failed service and now leads to the stand-in.
    pub led_by: Vec<String>,
    /// The ids that are still cut off.
    pub cut: Vec<String>,
}

/// The icon of what stands for the world outside.
const OUTSIDE: &str = "internet";
/// A service with one of these in its id or label stands in for a neighbour.
const STAND_INS: [&str; 4] = ["standby", "replica", "대기", "복제"];

/// The drill of an architecture: one failure for each service that has a name, in the order of the
/// source. Empty when nothing is connected.
pub fn failures(outline: &Outline) -> Vec<Failure> {
    let net = Net::of(outline);
    if net.arrows.is_empty() {
        return Vec::new();
    }
    let before = net.reached(None, None);
    let services = net.places.iter().enumerate().filter(|(_, place)| !place.label.is_empty());
    let ids = |cut: Vec<usize>| cut.into_iter().map(|at| net.places[at].id.clone()).collect();
    let failure = |(failed, place): (usize, &&Place)| {
        let cut = |promoted: Option<usize>| {
            let after = net.reached(Some(failed), promoted);
            before.difference(&after).copied().filter(|at| *at != failed).collect::<Vec<_>>()
        };
        let promotions = net.stand_ins(failed).into_iter().map(|stand_in| Promotion {
            place: net.places[stand_in].id.clone(),
            led_by: ids(net.leading_to(failed).filter(|at| *at != stand_in).collect()),
            cut: ids(cut(Some(stand_in))),
        });
        Failure { place: place.id.clone(), cut: ids(cut(None)), promotions: promotions.collect() }
    };
    services.map(failure).collect()
}

/// Services and junctions with the ways between them.
struct Net<'a> {
    places: Vec<&'a Place>,
    /// Ways that can be followed, from one place to the next.
    arrows: BTreeSet<(usize, usize)>,
    entries: BTreeSet<usize>,
}

impl<'a> Net<'a> {
    fn of(outline: &'a Outline) -> Self {
        let places: Vec<&Place> =
            outline.places.iter().filter(|place| place.sort != PlaceSort::Group).collect();
        let by_id: BTreeMap<&str, usize> =
            places.iter().zip(0..).map(|(place, at)| (place.id.as_str(), at)).collect();
        let mut arrows = BTreeSet::new();
        let mut led_to = BTreeSet::new();
        for step in &outline.steps {
            let [from, to] = step.places.as_slice() else { continue };
            let (Some(from), Some(to)) = (by_id.get(from.as_str()), by_id.get(to.as_str())) else {
                continue;
            };
            arrows.insert((*from, *to));
            if matches!(step.sort, StepSort::Both | StepSort::Plain) {
                arrows.insert((*to, *from));
            }
            if from != to {
                led_to.insert(*to);
            }
        }
        let all = || 0..places.len();
        let outside = all().filter(|at| places[*at].icon.as_deref() == Some(OUTSIDE));
        let mut entries: BTreeSet<usize> = outside.collect();
        if entries.is_empty() {
            entries = all().filter(|at| !led_to.contains(at)).collect();
        }
        if entries.is_empty() {
            // A ring is entered where the author began.
            entries = all().take(1).collect();
        }
        Self { places, arrows, entries }
    }

    /// What can be reached while one place is down, and what led to it leads to another.
    fn reached(&self, failed: Option<usize>, promoted: Option<usize>) -> BTreeSet<usize> {
        let up = |at: &usize| Some(*at) != failed;
        let mut reached: BTreeSet<usize> = self.entries.iter().copied().filter(up).collect();
        let mut open: Vec<usize> = reached.iter().copied().collect();
        while let Some(from) = open.pop() {
            for (_, to) in self.arrows.range((from, 0)..=(from, usize::MAX)) {
                let to = if up(to) { Some(*to) } else { promoted };
                open.extend(to.filter(|to| reached.insert(*to)));
            }
        }
        reached
    }

    /// What leads to a place.
    fn leading_to(&self, place: usize) -> impl Iterator<Item = usize> {
        let leads = move |at: &usize| *at != place && self.arrows.contains(&(*at, place));
        (0..self.places.len()).filter(leads)
    }

    /// The neighbours that are named as stand-ins.
    fn stand_ins(&self, of: usize) -> Vec<usize> {
        let named = |at: usize| {
            let names = [&self.places[at].id, &self.places[at].label];
            let names = names.map(|name| name.to_lowercase());
            STAND_INS.iter().any(|word| names.iter().any(|name| name.contains(word)))
        };
        let beside = |at: usize| self.arrows.contains(&(of, at)) || self.arrows.contains(&(at, of));
        (0..self.places.len()).filter(|at| *at != of && beside(*at) && named(*at)).collect()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{ProptestConfig, prop, proptest};

    use super::*;
    use crate::diagram::{Icons, Other, draw};

    fn drill(text: &str) -> Vec<Failure> {
        let drawing = draw(text, &Icons::default(), &Other::here());
        failures(&drawing.picture.expect(text).outline)
    }

    fn failing<'a>(drill: &'a [Failure], id: &str) -> &'a Failure {
        drill.iter().find(|failure| failure.place == id).unwrap()
    }

    /// An architecture of services with these names and of these connections.
    fn text(services: &[&str], lines: &[&str]) -> String {
        let mut text = "architecture-beta\n".to_owned();
        for service in services {
            text += &format!("service {service}\n");
        }
        for line in lines {
            text += &format!("{line}\n");
        }
        text
    }

    const DAY: ([&str; 6], [&str; 7]) = (
        [
            "internet(internet)[Internet]",
            "ec2(server)[EC2 API Server]",
            "rds_primary(database)[RDS Primary]",
            "rds_standby(database)[RDS Standby]",
            "redis(disk)[ElastiCache Redis]",
            "cw(disk)[CloudWatch]",
        ],
        [
            "internet:R --> L:ec2",
            "ec2:B --> T:rds_primary",
            "ec2:B --> T:redis",
            "rds_primary:R --> L:rds_standby",
            "ec2:T --> B:cw",
            "rds_primary:T --> B:cw",
            "redis:T --> B:cw",
        ],
    );

    #[test]
    fn a_failed_primary_cuts_off_its_standby_alone_and_promoting_that_restores_it() {
        let drill = drill(&text(&DAY.0, &DAY.1));
        assert_eq!(drill.len(), 6);
        let primary = failing(&drill, "rds_primary");
        assert_eq!(primary.cut, ["rds_standby"]);
        let none: Vec<String> = Vec::new();
        let promotion = Promotion {
            place: "rds_standby".to_owned(),
            led_by: vec!["ec2".to_owned()],
            cut: none.clone(),
        };
        assert_eq!(primary.promotions, [promotion]);
        assert_eq!(failing(&drill, "redis").cut, none);
        assert_eq!(failing(&drill, "ec2").cut, ["rds_primary", "rds_standby", "redis", "cw"]);
        assert_eq!(failing(&drill, "ec2").promotions, []);
        assert_eq!(failing(&drill, "internet").cut.len(), 5);
    }

    #[test]
    fn lines_without_arrowheads_are_followed_both_ways() {
        let services = ["db(database)[DB]", "api(server)[API]", "waf(internet)[WAF]"];
        let drill = drill(&text(&services, &["db:R -- L:api", "api:R -- L:waf"]));
        assert_eq!(failing(&drill, "api").cut, ["db"]);
        assert!(failing(&drill, "db").cut.is_empty());
    }

    #[test]
    fn without_an_internet_the_entries_are_what_nothing_leads_to() {
        let services = ["a(server)[A]", "b(server)[B]", "c(server)[C]", "d(server)[D]"];
        let split = drill(&text(&services, &["a:R --> L:b", "c:B --> T:b", "d:R --> B:d"]));
        assert!(failing(&split, "a").cut.is_empty(), "b is reached from c as well");
        let ring = drill(&text(&services[..2], &["a:R --> L:b", "b:T --> B:a"]));
        assert_eq!(failing(&ring, "a").cut, ["b"]);
    }

    #[test]
    fn what_could_not_be_reached_before_is_not_cut_off() {
        let services =
            ["net(internet)[Net]", "a(server)[A]", "ops(server)[운영자]", "b(server)[B]"];
        let drill = drill(&text(&services, &["net:R --> L:a", "ops:R --> L:b"]));
        assert!(failing(&drill, "ops").cut.is_empty());
    }

    #[test]
    fn a_stand_in_takes_what_led_to_the_failed_one_through_junctions_too() {
        let services = [
            "net(internet)[Net]",
            "db(database)[주 DB]",
            "second(database)[DB 복제본]",
            "job(server)[배치]",
        ];
        let lines =
            ["junction j", "net:R --> L:j", "j:R --> L:db", "db:R --> L:second", "db:B --> T:job"];
        let drill = drill(&text(&services, &lines));
        let failure = failing(&drill, "db");
        assert_eq!(failure.cut, ["second", "job"]);
        assert_eq!(failure.promotions.len(), 1);
        assert_eq!(failure.promotions[0].cut, ["job"], "nothing but the failed one leads there");
        assert_eq!(failing(&drill, "net").cut, ["db", "second", "job", "j"]);
        assert!(drill.iter().all(|failure| failure.place != "j"), "a junction does not fail");
    }

    #[test]
    fn where_nothing_is_connected_there_is_no_drill() {
        assert!(drill(&text(&["a(server)[A]"], &[])).is_empty());
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Reachability the slow way: everything that some walk without the failed place leads to.
        #[test]
        fn exactly_what_no_walk_leads_to_is_cut_off(
            lines in prop::collection::btree_set((0..7_usize, 0..7_usize), 1..14)
        ) {
            let services: Vec<String> = (0..7).map(|at| format!("n{at}(server)[N{at}]")).collect();
            let services: Vec<&str> = services.iter().map(String::as_str).collect();
            let lines: Vec<(usize, usize)> = lines.into_iter().filter(|(a, b)| a != b).collect();
            let written: Vec<String> =
                lines.iter().map(|(a, b)| format!("n{a}:R --> L:n{b}")).collect();
            let written: Vec<&str> = written.iter().map(String::as_str).collect();
            let drill = drill(&text(&services, &written));
            let mut entries: Vec<usize> =
                (0..7).filter(|at| lines.iter().all(|(_, to)| to != at)).collect();
            if entries.is_empty() {
                entries.push(0);
            }
            let walks = |without: usize| {
                let mut seen: Vec<bool> =
                    (0..7).map(|at| at != without && entries.contains(&at)).collect();
                for _ in 0..7 {
                    for (from, to) in &lines {
                        seen[*to] |= seen[*from] && *to != without;
                    }
                }
                seen
            };
            let before = walks(7);
            for (failed, failure) in drill.iter().enumerate() {
                let after = walks(failed);
                let cut: Vec<String> = (0..7)
                    .filter(|at| *at != failed && before[*at] && !after[*at])
                    .map(|at| format!("n{at}"))
                    .collect();
                assert_eq!(failure.cut, cut);
            }
        }
    }
}
