//! First pages: what a new course, week, day or unit begins with.

mod next;

use std::collections::BTreeMap;

use thiserror::Error;

use crate::course::UnitKind;
use crate::text::SourcePath;

pub use next::next;

/// New files with their text, by path in the course folder.
pub type Files = BTreeMap<SourcePath, String>;

/// What to begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// A week with its index.
    Week,
    /// A day of a week, with its index.
    Day,
    /// A page of a day.
    Unit(UnitKind),
}

/// Why nothing new can begin there.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum StarterError {
    /// No page lies in the folder that was named.
    #[error("과정에 `{0}` 폴더가 없습니다. --in에 페이지가 있는 폴더를 적으세요")]
    NoFolder(SourcePath),
    /// A title is one line of text.
    #[error("제목이 비어 있거나 한 줄이 아닙니다. \"캐싱 패턴\"처럼 한 줄로 적으세요")]
    Title,
    /// A week lies in no week, a day in no day.
    #[error("`{0}` 폴더 안에는 {1} 만들 수 없습니다. --in에 {2} 적으세요")]
    Misplaced(SourcePath, &'static str, &'static str),
    /// A day needs a week.
    #[error("주차 폴더가 없습니다. `seodang new week 제목`으로 먼저 만드세요")]
    NoWeek,
    /// A unit needs a day.
    #[error("일차 폴더가 없습니다. `seodang new day 제목`으로 먼저 만드세요")]
    NoDay,
}

/// The files of a course of one week, one day, a session and a lab: it builds and is right.
pub fn course() -> Files {
    let page =
        |path: &str, text: &str| (SourcePath::new(path).expect("a path of ours"), text.to_owned());
    [
        page("README.md", include_str!("pages/course.md")),
        page("course.toml", include_str!("pages/course.toml")),
        page("pricing.toml", include_str!("pages/pricing.toml")),
        page("week_01/README.md", &filled(include_str!("pages/week.md"), 1, 1, "첫 주")),
        page("week_01/day1/README.md", include_str!("pages/first_day.md")),
        page("week_01/day1/session_1.md", include_str!("pages/first_session.md")),
        page("week_01/day1/lab_1.md", include_str!("pages/first_lab.md")),
    ]
    .into()
}

/// A page with its numbers and its title.
fn filled(page: &str, week: u32, number: u32, title: &str) -> String {
    page.replace("{week}", &week.to_string())
        .replace("{number}", &number.to_string())
        .replace("{title}", &title.replace('<', "\\<"))
}
