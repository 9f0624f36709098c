//! `seodang init`

use std::path::PathBuf;

use super::CLEAN;
use super::common::Failure;
use crate::output;
use crate::starter;

#[derive(clap::Args)]
pub(super) struct Arguments {
    /// 새로 만들 과정 폴더
    #[arg(value_name = "DIR")]
    dir: PathBuf,
}

pub(super) fn run(arguments: &Arguments) -> Result<u8, Failure> {
    let dir = arguments.dir.display();
    let files = starter::course();
    output::create(&files, &arguments.dir)?;
    anstream::eprintln!("{dir} 폴더에 파일 {}개로 과정을 시작했습니다", files.len());
    let shown = arguments.dir.to_string_lossy();
    let plain = shown.chars().all(|c| c.is_alphanumeric() || "/._-~:\\".contains(c));
    let quoted =
        if plain { shown.into_owned() } else { format!("'{}'", shown.replace('\'', "'\\''")) };
    anstream::eprintln!("`seodang serve {quoted}`로 보면서 고치세요");
    Ok(CLEAN)
}
