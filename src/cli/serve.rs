//! `seodang serve`

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use super::common::{self, CourseArguments, Failure};
use crate::diagnostic::render::{self, Summary};
use crate::load::{Inputs, Request, load};
use crate::pipeline::{Build, Tools, build};
use crate::serve::{Preview, Server};
use crate::watch::{Waited, Watcher};

#[derive(clap::Args)]
pub(super) struct Arguments {
    #[command(flatten)]
    course: CourseArguments,
    /// 포트. 다른 프로그램이 쓰고 있으면 다음 빈 포트를 씁니다
    #[arg(long, value_name = "N", default_value_t = 4000)]
    port: u16,
    /// 바꿀 테마 파일이 든 폴더
    #[arg(long, value_name = "DIR")]
    theme: Option<PathBuf>,
    /// 브라우저에서 엽니다
    #[arg(long)]
    open: bool,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let request = arguments.course.request(Path::new("public"), arguments.theme.as_deref());
    let tools = arguments.course.tools();
    // A course that cannot be read at all is a slip in the command; later it is a save half done.
    let inputs = load(&request)?;
    let mut folders = vec![arguments.course.dir.as_path()];
    let others = [&arguments.course.config, &arguments.course.pricing, &arguments.theme];
    folders.extend(others.into_iter().flatten().map(PathBuf::as_path));
    let mut watcher = Watcher::new(&folders)?;
    let server = Server::start(arguments.port)?;
    let address = format!("http://127.0.0.1:{}/", server.port());
    if arguments.port != 0 && server.port() != arguments.port {
        anstream::eprintln!(
            "{}번 포트를 다른 프로그램이 쓰고 있어 {}번으로 엽니다",
            arguments.port,
            server.port()
        );
    }
    let ours = left_out(&request);
    publish(&server, &inputs, &tools);
    let mut shows_pages = !inputs.pages.is_empty();
    common::save(&tools);
    anstream::eprintln!("{address} 에서 미리 볼 수 있습니다 (끝내려면 Ctrl-C)");
    if arguments.open {
        open(&address);
    }
    loop {
        let changed = watcher.wait(Duration::from_secs(3600), |path| {
            ours.iter().any(|folder| path.starts_with(folder))
        });
        if changed == Waited::TimedOut {
            continue;
        }
        match load(&request) {
            // A folder that is being put back, as by `git checkout`, is empty for a moment.
            Ok(inputs) if inputs.pages.is_empty() && shows_pages => {
                anstream::eprintln!("과정 폴더에 페이지가 없어 마지막 사이트를 계속 보여 줍니다");
            }
            Ok(inputs) => {
                shows_pages = !inputs.pages.is_empty();
                publish(&server, &inputs, &tools);
            }
            Err(error) => {
                anstream::eprintln!("오류: {error}\n마지막 사이트를 계속 보여 줍니다");
            }
        }
    }
}

/// Builds and shows; what cannot be built leaves the last site standing.
fn publish(server: &Server, inputs: &Inputs, tools: &Tools) {
    match build(inputs, tools) {
        Ok(built) => {
            anstream::eprint!("{}", render::short(&built.findings, &inputs.sources));
            let summary = Summary::of(&built.findings).sentence();
            anstream::eprintln!("{}", summary.unwrap_or_else(|| "문제가 없습니다".to_owned()));
            server.publish(preview(inputs, built));
        }
        Err(error) => anstream::eprintln!("오류: {error}"),
    }
}

/// The site with the findings of each of its pages.
fn preview(inputs: &Inputs, built: Build) -> Preview {
    let mut findings: BTreeMap<String, Vec<_>> = BTreeMap::new();
    for finding in &built.findings {
        let source = inputs.sources.by_id(finding.span.source);
        if let Some(page) = source.and_then(|source| built.course.page(&source.path)) {
            let value = render::value(finding, &inputs.sources);
            findings.entry(page.route.file()).or_default().push(value);
        }
    }
    Preview { site: built.site, findings }
}

/// Folders whose changes are our own doing, as the watcher names them.
fn left_out(request: &Request) -> Vec<PathBuf> {
    request.leave_out.iter().filter_map(|folder| std::path::absolute(folder).ok()).collect()
}

fn open(address: &str) {
    let (program, arguments): (&str, &[&str]) = match std::env::consts::OS {
        "macos" => ("open", &[address]),
        "windows" => ("cmd", &["/c", "start", "", address]),
        _ => ("xdg-open", &[address]),
    };
    if Command::new(program).args(arguments).spawn().is_err() {
        anstream::eprintln!("브라우저를 열지 못했습니다. {address} 주소를 직접 여세요");
    }
}
