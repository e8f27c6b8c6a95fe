#!/usr/bin/env bash
# From nothing to a tested build: installs what is missing, builds, tests.
set -euo pipefail
cd "$(dirname "$0")/.."
bash cmake/setup-debian.sh
cmake --preset dev >/dev/null
cmake --build --preset dev
# A cheat that is accepted once is accepted, and what fails by chance has a fault.
# But a comparison may be spoiled by another machine's work on the same host, and a
# download by the network: a test of either that fails once runs once more.
twice='^(measures|registry)$'
status=0
ctest --preset dev -R '^cheats/' "$@" || status=$?
ctest --preset dev -E '^cheats/' -LE "$twice" "$@" || status=$?
ctest --preset dev -E '^cheats/' -L "$twice" --repeat until-pass:2 "$@" || status=$?
exit $status
