#!/usr/bin/env bash
# The main job, on a fresh Debian 12: installs what is missing, builds, and lets
# crinn-optimize work on a library with its data set (fashion-mnist as Debian
# ships it).
#
#   bash bench/demo.sh                        our own library, baseline_glass
#   bash bench/demo.sh hnswlib                Debian's hnswlib
#   bash bench/demo.sh hnswlib --max-candidates=4
#
# The run is left in crinn-run/TARGET. The same command goes on where it was
# stopped; remove the directory to begin anew.
set -euo pipefail
cd "$(dirname "$0")/.."

target=baseline_glass
if [ $# -gt 0 ] && [[ $1 != -* ]]; then
  target=$1
  shift
fi

bash cmake/setup-debian.sh
cmake --preset release -DBUILD_TESTING=OFF >/dev/null
cmake --build --preset release --target crinn-optimize crinn-eval crinn-worker

exec build/release/bin/crinn-optimize run --target="$target" \
  --out="crinn-run/$target" "$@"
