#!/usr/bin/env bash
# Installs what the tests need and runs all of them: the house, the library, the program.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo fmt --check
cargo clippy --all-targets --quiet -- -D warnings
cargo test --quiet
