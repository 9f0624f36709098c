//! The kinds without an engine of ours, drawn by mermaid-rs-renderer behind our own checks.

mod adopt;
mod check;
mod worker;

use std::io::{BufRead, Write};
use std::panic;
use std::path::PathBuf;
use std::time::Duration;

use mermaid_rs_renderer::{LayoutConfig, Theme, compute_layout, parse_mermaid, render_svg};
use serde::{Deserialize, Serialize};

use super::Sketch;
use super::problem::{Problem, ProblemCode};
use super::scene::{Item, Scene};
use super::source::Source;
use worker::Workers;

/// How the other renderer is run: it can hang and break down, so a build runs it in processes that
/// can be ended.
#[derive(Debug)]
pub struct Other {
    run: Run,
}

#[derive(Debug)]
enum Run {
    Here,
    Workers(Workers),
}

/// Bytes of a source that the other renderer is trusted with: some of its layouts are quadratic.
const LARGEST: usize = 30_000;

/// What the renderer answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Answer {
    /// Its SVG.
    Svg(String),
    /// It refused the source; why, in its words.
    Refused(String),
    /// It broke down.
    Crashed,
    /// It did not answer in time.
    Timeout,
}

impl Other {
    /// In this process, without any protection against a hang: for tests.
    pub fn here() -> Self {
        Self { run: Run::Here }
    }

    /// In processes of `program`, which answers when started with `arguments` by [`serve`]. A
    /// diagram that takes longer than `patience` is given up.
    pub fn workers(program: PathBuf, arguments: Vec<String>, patience: Duration) -> Self {
        Self { run: Run::Workers(Workers::new(program, arguments, patience)) }
    }

    /// Draws a diagram of any kind.
    pub(super) fn draw(&self, source: &Source<'_>) -> Sketch {
        let problems = check::problems(source);
        if !problems.is_empty() {
            return Sketch { problems, ..Sketch::default() };
        }
        let failed = |problem: Problem| Sketch { problems: vec![problem], ..Sketch::default() };
        let header = || source.header.clone();
        if source.text.len() > LARGEST {
            let message = format!("{LARGEST}바이트가 넘는 다이어그램은 그리지 않습니다");
            return failed(
                Problem::error(ProblemCode::DiagramTooLarge, header(), message)
                    .help("다이어그램을 여러 개로 나누세요"),
            );
        }
        let answer = match &self.run {
            Run::Here => answer(&source.code),
            Run::Workers(workers) => workers.ask(&source.code),
        };
        let name = source.kind.name();
        let svg = match answer {
            Answer::Svg(svg) => svg,
            Answer::Refused(why) => {
                let message = format!("{name} 다이어그램을 읽을 수 없습니다: {why}");
                return failed(Problem::syntax(header(), message));
            }
            Answer::Crashed => {
                let message = format!("{name} 다이어그램을 그리다가 그리는 쪽이 멈췄습니다");
                return failed(Problem::error(ProblemCode::DiagramCrashed, header(), message));
            }
            Answer::Timeout => {
                let message = format!("{name} 다이어그램을 제시간에 그리지 못했습니다");
                return failed(
                    Problem::error(ProblemCode::DiagramTimeout, header(), message)
                        .help("다이어그램을 더 작게 나누세요"),
                );
            }
        };
        let Some(adopted) = adopt::adopted(&svg) else {
            let message = format!("{name} 다이어그램의 그림이 온전하지 않습니다");
            return failed(Problem::error(ProblemCode::DiagramCrashed, header(), message));
        };
        let problems = check::lost_labels(source, &adopted.texts);
        let mut scene = Scene::new(source.kind);
        scene.width = adopted.foreign.area.width;
        scene.height = adopted.foreign.area.height;
        scene.push(Item::Foreign(adopted.foreign));
        Sketch { scene: Some(scene), problems, ..Sketch::default() }
    }
}

/// Answers questions, a line each, until there are no more: what a worker process does.
///
/// # Errors
/// When reading or writing fails, which ends the process.
pub fn serve(questions: impl BufRead, mut answers: impl Write) -> std::io::Result<()> {
    panic::set_hook(Box::new(|_| {}));
    for question in questions.lines() {
        let text: String = serde_json::from_str(&question?)?;
        serde_json::to_writer(&mut answers, &answer(&text))?;
        answers.write_all(b"\n")?;
        answers.flush()?;
    }
    Ok(())
}

/// A family that no machine has: it keeps the renderer from measuring with fonts of this machine.
const NO_FAMILY: &str = "seodang-has-no-such-font";

fn answer(text: &str) -> Answer {
    let drawn = panic::catch_unwind(|| {
        let parsed = parse_mermaid(text).map_err(|error| error.to_string())?;
        let (theme, config) = (theme(), config());
        let layout = compute_layout(&parsed.graph, &theme, &config);
        Ok::<_, String>(render_svg(&layout, &theme, &config))
    });
    match drawn {
        Ok(Ok(svg)) => Answer::Svg(svg),
        Ok(Err(why)) => Answer::Refused(why.lines().next().unwrap_or_default().to_owned()),
        Err(_) => Answer::Crashed,
    }
}

/// Our light palette, by which [`adopt`] knows what to give the theme's colours.
fn theme() -> Theme {
    let mut theme = Theme::modern();
    let tones: [String; 8] = std::array::from_fn(|at| adopt::TONES[at].to_owned());
    theme.font_family = NO_FAMILY.to_owned();
    theme.font_size = 16.0;
    theme.primary_color = adopt::NODE.to_owned();
    theme.primary_text_color = adopt::INK.to_owned();
    theme.primary_border_color = adopt::NODE_LINE.to_owned();
    theme.line_color = adopt::LINE.to_owned();
    theme.secondary_color = adopt::GROUP.to_owned();
    theme.tertiary_color = adopt::GROUP.to_owned();
    theme.edge_label_background = adopt::GROUND.to_owned();
    theme.cluster_background = adopt::GROUP.to_owned();
    theme.cluster_border = adopt::GROUP_LINE.to_owned();
    theme.background = adopt::GROUND.to_owned();
    theme.text_color = adopt::INK.to_owned();
    theme.git_inv_colors = tones.clone();
    theme.git_colors = tones;
    theme.git_branch_label_colors = std::array::from_fn(|_| adopt::GROUND.to_owned());
    theme.git_commit_label_color = adopt::INK.to_owned();
    theme.git_commit_label_background = adopt::GROUND.to_owned();
    theme.git_tag_label_color = adopt::INK.to_owned();
    theme.git_tag_label_background = adopt::NODE.to_owned();
    theme.git_tag_label_border = adopt::NODE_LINE.to_owned();
    theme
}

fn config() -> LayoutConfig {
    LayoutConfig { fast_text_metrics: true, ..LayoutConfig::default() }
}
