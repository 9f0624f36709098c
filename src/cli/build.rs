//! `seodang build`

use std::path::PathBuf;

use super::common::{self, CourseArguments, Deny, Failure};
use super::{CLEAN, FOUND};
use crate::diagnostic::render::{Summary, short};
use crate::load::load;
use crate::output;
use crate::pipeline::{Timings, build};
use crate::site::precompress;

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    course: CourseArguments,
    /// 사이트를 쓸 폴더
    #[arg(long, value_name = "DIR", default_value = "public")]
    out: PathBuf,
    /// 사이트가 놓일 주소
    #[arg(long, value_name = "URL", value_parser = common::base_url)]
    base_url: Option<String>,
    /// 바꿀 테마 파일이 든 폴더
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// 이 수준의 문제가 있으면 아무것도 쓰지 않고 1로 끝납니다
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    /// 파일마다 압축한 사본(.br, .gz)을 곁에 둡니다
    #[arg(long)]
    precompress: bool,
    /// 단계마다 걸린 시간을 보여 줍니다
    #[arg(long)]
    timings: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let mut timings = Timings::start();
    let mut inputs = load(&arguments.course.request(&arguments.out, arguments.theme.as_deref()))?;
    if let Some(base_url) = &arguments.base_url {
        inputs.config.site.base_url = Some(base_url.clone());
    }
    let tools = arguments.course.tools();
    timings.lap("load");
    let built = build(&inputs, &tools)?;
    let mut stages = timings.stages().to_vec();
    stages.extend(built.timings.stages());
    common::save(&tools);
    let summary = Summary::of(&built.findings).sentence();
    if arguments.deny.is_some_and(|deny| deny.denies(&built.findings)) {
        anstream::eprint!("{}", short(&built.findings, &inputs.sources));
        let found = summary.unwrap_or_default();
        anstream::eprintln!("{found}: --deny에 걸려 사이트를 쓰지 않았습니다");
        return Ok(FOUND);
    }
    let mut timings = Timings::start();
    let mut site = built.site;
    if arguments.precompress {
        precompress(&mut site);
        timings.lap("compress");
    }
    let written = output::write(&site, &arguments.out)?;
    timings.lap("write");
    stages.extend(timings.stages());
    anstream::eprintln!(
        "{} 폴더에 페이지 {}쪽, 파일 {}개를 만들었습니다 (새 파일 {}, 바뀐 파일 {}, 지운 파일 {})",
        arguments.out.display(),
        built.course.pages.len(),
        site.files().len(),
        written.created,
        written.changed,
        written.removed
    );
    if let Some(summary) = summary {
        anstream::eprintln!(
            "{summary}: `seodang check {}`로 볼 수 있습니다",
            arguments.course.dir.display()
        );
    }
    if arguments.timings {
        for (stage, time) in stages {
            anstream::eprintln!("{stage:>10} {:8.1} ms", time.as_secs_f64() * 1000.0);
        }
        let kilobytes = built.search.bytes as f64 / 1000.0;
        anstream::eprintln!("검색 색인: 파일 {}개, {kilobytes:.1} kB", built.search.files);
    }
    Ok(CLEAN)
}
