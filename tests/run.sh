#!/usr/bin/env bash
# Installs what the tests need and runs all of them: the house, the library, the program, then the site in a browser.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo fmt --check
cargo clippy --all-targets --quiet -- -D warnings
cargo test --quiet

packages=()
for package in chromium fonts-noto-cjk; do
  dpkg -s "$package" >/dev/null 2>&1 || packages+=("$package")
done
command -v npm >/dev/null || packages+=(nodejs npm)
if [ ${#packages[@]} -gt 0 ]; then
  root=(env DEBIAN_FRONTEND=noninteractive)
  [ "$(id -u)" = 0 ] || root=(sudo "${root[@]}")
  "${root[@]}" apt-get update -q </dev/null
  "${root[@]}" apt-get install -yq --no-install-recommends "${packages[@]}" </dev/null
fi
npm ci --prefix tests/browser --loglevel error
SEODANG="${CARGO_TARGET_DIR:-target}/debug/seodang" \
  node --test --test-concurrency=1 --test-reporter=spec tests/browser/run.mjs tests/browser/reading.mjs
