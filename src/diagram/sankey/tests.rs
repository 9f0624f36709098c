//! What a Sankey diagram becomes.

use proptest::prelude::{ProptestConfig, prop, proptest};

use super::layout::scene;
use super::model::{Flow, Sankey};
use super::parse::parse;
use crate::diagram::geometry::Area;
use crate::diagram::scene::{Role, Scene};
use crate::diagram::source::Source;

fn read(text: &str) -> Sankey {
    let source = Source::new(text);
    let (sankey, problems) = parse(&source);
    assert_eq!(problems, [], "{text}");
    sankey
}

fn bars(scene: &Scene) -> Vec<Area> {
    scene.shapes().filter(|shape| shape.role == Role::Bar).map(|shape| shape.area).collect()
}

#[test]
fn a_place_stands_right_of_all_that_leads_to_it_and_an_end_stands_last() {
    let sankey = read("sankey-beta\n\nA,B,3\nB,C,2\nA,C,1\nA,\"D, the \"\"end\"\"\",4\n");
    assert_eq!(sankey.places, ["A", "B", "C", "D, the \"end\""]);
    assert_eq!(sankey.columns(), [0, 1, 2, 2]);
    let through: Vec<f64> = (0..4).map(|place| sankey.through(place)).collect();
    assert_eq!(through, [8.0, 3.0, 3.0, 4.0]);
}

#[test]
fn every_name_stands_beside_the_middle_of_its_bar_with_what_goes_through() {
    let sankey = read("sankey-beta\nA,IaaS,25\nA,PaaS,15.256\nA,SaaS,0.004\n");
    let scene = scene(&sankey);
    let names: Vec<(String, f64)> =
        scene.texts().map(|text| (text.block.to_line(), text.area().centre().y)).collect();
    let texts: Vec<&str> = names.iter().map(|(text, _)| text.as_str()).collect();
    assert_eq!(texts, ["A 40.26", "IaaS 25", "PaaS 15.26", "SaaS 0"]);
    for ((name, y), bar) in names.iter().zip(bars(&scene)) {
        assert!((y - bar.centre().y).abs() < 1.0, "{name} at {y}, its bar at {}", bar.centre().y);
    }
}

#[test]
fn what_comes_from_one_place_keeps_the_order_of_the_source() {
    let sankey = read("sankey-beta\nA,B,8\nA,C,7\nA,D,10\nA,E,0.1\n");
    let bars = bars(&scene(&sankey));
    assert!(bars[1..].windows(2).all(|pair| pair[0].bottom() < pair[1].y));
}

#[test]
fn what_no_picture_can_show_is_refused_where_it_stands() {
    let cases = [
        ("sankey-beta\nA,B\n", "A,B"),
        ("sankey-beta\nA,B,x\n", "x"),
        ("sankey-beta\nA,B,-1\n", "-1"),
        ("sankey-beta\nA,B,1\nB,A,1\n", "B,A,1"),
        ("sankey-beta\nA,A,1\n", "A,A,1"),
        ("sankey-beta\n가,B,1\n", "가"),
        ("sankey-beta\n,B,1\n", ",B,1"),
        ("sankey-beta\n", "sankey-beta"),
    ];
    for (text, place) in cases {
        let source = Source::new(text);
        let (_, problems) = parse(&source);
        let places: Vec<&str> = problems.iter().map(|it| &text[it.range.clone()]).collect();
        assert_eq!(places, [place], "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Bars never overlap, names never do, and every flow is one ribbon from its bar to its bar.
    #[test]
    fn nothing_overlaps_and_every_flow_is_one_ribbon(
        flows in prop::collection::vec((0..12_usize, 0..12_usize, 0.0..50.0_f64), 1..40)
    ) {
        let mut sankey = Sankey { places: (0..13).map(|at| format!("Place {at}")).collect(), flows: Vec::new() };
        for (from, to, amount) in flows {
            if from < to {
                sankey.flows.push(Flow { from, to, amount });
            }
        }
        let scene = scene(&sankey);
        let bars = bars(&scene);
        let names: Vec<Area> = scene.texts().map(|text| text.area()).collect();
        for areas in [&bars, &names] {
            for (at, one) in areas.iter().enumerate() {
                assert!(areas[at + 1..].iter().all(|other| !one.grown(-0.5).overlaps(other.grown(-0.5))));
            }
        }
        let ribbons: Vec<_> = scene.lines().collect();
        assert_eq!(ribbons.len(), sankey.flows.len());
        for (ribbon, flow) in ribbons.iter().zip(&sankey.flows) {
            let (from, to) = (bars[flow.from], bars[flow.to]);
            assert!((ribbon.path.start.x - from.right()).abs() < 1e-6);
            assert!(from.grown(1.0).overlaps(Area::around(ribbon.path.start, 0.5, 0.5)));
            let end = ribbon.path.pieces[0].end();
            assert!((end.x - to.x).abs() < 1e-6 && to.grown(1.0).overlaps(Area::around(end, 0.5, 0.5)));
        }
    }
}
