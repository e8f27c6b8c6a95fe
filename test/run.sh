#!/usr/bin/env bash
# From nothing to a tested build: installs what is missing, builds, tests.
set -euo pipefail
cd "$(dirname "$0")/.."
bash cmake/setup-debian.sh
cmake --preset dev >/dev/null
cmake --build --preset dev
# A cheat that is accepted once is accepted. Other tests measure planted
# slow-downs, and another machine's work on the same host may spoil a comparison:
# one of them that fails once runs once more.
status=0
ctest --preset dev -R '^cheats/' "$@" || status=$?
ctest --preset dev -E '^cheats/' --repeat until-pass:2 "$@" || status=$?
exit $status
