//! Help texts with nothing but Korean around them.

use clap::{Arg, Command};

const TEMPLATE: &str = "\
{about}

사용법: {usage}

{all-args}";

/// A command, and those below it, with headings, defaults and values said in Korean.
pub(super) fn in_korean(command: Command) -> Command {
    below(command, "")
}

/// `parents` are the names of the commands above, each with a blank behind it.
fn below(command: Command, parents: &str) -> Command {
    let name = format!("{parents}{}", command.get_name());
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").replace("[OPTIONS]", "[선택]");
    let usage = usage.replace("[COMMAND]", "<명령>").replace("<COMMAND>", "<명령>");
    command
        .mut_args(argument)
        .mut_subcommands(|command| below(command, &format!("{name} ")))
        .subcommand_help_heading("명령")
        .override_usage(format!("{parents}{usage}"))
        .help_template(TEMPLATE)
}

fn argument(argument: Arg) -> Arg {
    let heading = if argument.is_positional() { "인수" } else { "선택" };
    let default = argument.get_default_values().first();
    let mut notes: Vec<String> =
        default.map(|value| format!("기본: {}", value.to_string_lossy())).into_iter().collect();
    let takes = argument.get_action().takes_values();
    let values: Vec<String> = argument
        .get_possible_values()
        .iter()
        .filter(|value| takes && !value.is_hide_set())
        .map(|value| value.get_name().to_owned())
        .collect();
    if !values.is_empty() {
        notes.push(format!("값: {}", values.join(", ")));
    }
    let help = argument.get_help().map(ToString::to_string).unwrap_or_default();
    let help = if notes.is_empty() { help } else { format!("{help} ({})", notes.join("; ")) };
    let argument = argument.help(help).help_heading(heading);
    if takes { argument.hide_default_value(true).hide_possible_values(true) } else { argument }
}
