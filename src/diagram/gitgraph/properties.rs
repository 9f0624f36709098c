//! What holds for the picture of any history.

use proptest::collection::vec;
use proptest::prelude::prop_assert;
use proptest::{prop_oneof, proptest};

use super::draw::scene;
use super::parse::parse;
use crate::diagram::geometry::Area;
use crate::diagram::scene::Role;
use crate::diagram::source::Source;

proptest! {
    #![proptest_config(proptest::test_runner::Config { failure_persistence: None, cases: 96, ..Default::default() })]

    #[test]
    fn any_statements_give_texts_that_do_not_overlap(statements in vec(prop_oneof![
        "commit( id: \"[가-힣a-z ]{1,30}\")?( tag: \"v[0-9]{1,9}\"){0,2}( type: (REVERSE|HIGHLIGHT))?",
        "branch b[0-4]( order: [0-9])?",
        "checkout (main|b[0-4])",
        "merge (main|b[0-4])( tag: \"[가-힣]{1,20}\")?",
        "cherry-pick id: \"[a-c]\"",
        "(commit|branch|merge|id:|\"|'|%%| |[가-힣]){1,6}",
    ], 0..24), flow in "(| LR:| TB:| BT:)") {
        let text = format!("gitGraph{flow}\n{}\n", statements.join("\n"));
        let (history, problems) = parse(&Source::new(&text));
        for problem in &problems {
            prop_assert!(text.get(problem.range.clone()).is_some(), "{text}\n{problem:?}");
        }
        let scene = scene(&history);
        let whole = Area::new(0.0, 0.0, scene.width, scene.height).grown(0.01);
        let texts: Vec<Area> = scene.texts().map(|text| text.area()).collect();
        for (at, area) in texts.iter().enumerate() {
            prop_assert!(whole.contains(*area), "{text}");
            for other in &texts[at + 1..] {
                prop_assert!(!area.grown(-0.5).overlaps(*other), "{text}\n{area:?}\n{other:?}");
            }
        }
        let dots: Vec<Area> =
            scene.shapes().filter(|it| it.role == Role::Commit).map(|it| it.area).collect();
        prop_assert!(dots.len() == history.commits.len());
        for dot in &dots {
            prop_assert!(texts.iter().all(|text| !text.overlaps(*dot)), "{text}");
        }
        let expected = history.commits.iter().map(|commit| commit.parents.len()).sum::<usize>();
        let joined = scene.lines().filter(|line| line.role == Role::Edge).count();
        prop_assert!(joined >= expected, "{text}");
    }
}
