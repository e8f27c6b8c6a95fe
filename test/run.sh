#!/usr/bin/env bash
# From nothing to a tested build: installs what is missing, builds, tests.
set -euo pipefail
cd "$(dirname "$0")/.."
bash cmake/setup-debian.sh
cmake --preset dev >/dev/null
cmake --build --preset dev
ctest --preset dev "$@"
