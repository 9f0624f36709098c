//! `seodang new`

use std::path::PathBuf;

use clap::ValueEnum;

use super::CLEAN;
use super::common::Failure;
use crate::course::UnitKind;
use crate::load;
use crate::output;
use crate::pipeline;
use crate::starter::{self, Part};
use crate::text::{SourcePath, with_particle};

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// 무엇을 새로 만들까요
    #[arg(value_name = "KIND")]
    kind: Kind,
    /// 제목
    #[arg(value_name = "TITLE")]
    title: String,
    /// 만들 자리: 과정 폴더 안의 폴더 (기본: 마지막 주나 날)
    #[arg(long = "in", value_name = "FOLDER")]
    within: Option<String>,
    /// 과정 폴더
    #[arg(long, value_name = "DIR", default_value = "course")]
    course: PathBuf,
}

#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// 주
    Week,
    /// 날
    Day,
    /// 세션
    Session,
    /// 핸즈온
    Handson,
    /// 실습
    Lab,
    /// 챌린지
    Challenge,
    /// 가이드
    Guide,
}

impl Kind {
    fn part(self) -> Part {
        match self {
            Self::Week => Part::Week,
            Self::Day => Part::Day,
            Self::Session => Part::Unit(UnitKind::Session),
            Self::Handson => Part::Unit(UnitKind::HandsOn),
            Self::Lab => Part::Unit(UnitKind::Lab),
            Self::Challenge => Part::Unit(UnitKind::Challenge),
            Self::Guide => Part::Unit(UnitKind::Guide),
        }
    }
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let within = match &arguments.within {
        Some(folder) => Some(SourcePath::new(folder).map_err(|error| {
            let folder = with_particle(&format!("`{folder}`"), "은", "는");
            Failure::Usage(format!("--in의 {folder} {error}"))
        })?),
        None => None,
    };
    let request = load::Request { course: arguments.course.clone(), ..load::Request::default() };
    let course = pipeline::course(&load::load(&request)?);
    let files =
        starter::next(&course, arguments.kind.part(), within.as_ref(), arguments.title.trim())
            .map_err(|error| Failure::Usage(error.to_string()))?;
    output::create(&files, &arguments.course)?;
    for path in files.keys() {
        anstream::println!("{}", arguments.course.join(path.as_str()).display());
    }
    if let Part::Unit(_) = arguments.kind.part() {
        anstream::eprintln!("시간표에 넣으려면 그날 README.md의 일정 표에 링크를 한 줄 더하세요");
    }
    Ok(CLEAN)
}
