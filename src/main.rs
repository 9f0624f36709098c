//! Arguments in, exit code out.

fn main() -> std::process::ExitCode {
    seodang::cli::run()
}
