#!/usr/bin/env bash
# A million damaged HDF5 files: the reader must survive each with a clear error.
# CI does the first 10,000 of them. Ten spells, whose counts are appended to RESULTS
# as they end: stopped, it goes on where it was. What was found on the machine of
# crinn's developers is bench/results/hdf5-mutations.txt.
#
#   bash bench/hdf5_mutations.sh BUILD [RESULTS]
set -euo pipefail
tool="${1:?usage: bench/hdf5_mutations.sh BUILD [RESULTS]}/bin/hdf5-mutations"
results="${2:-$1/bench-results/hdf5-mutations.txt}"
spell=100000
mkdir -p "$(dirname "$results")"
touch "$results"
for ((first = 0; first < 1000000; first += spell)); do
  if ! grep -q "^from $first: " "$results"; then
    said=$("$tool" "$spell" "$first") || { echo "$said" && exit 1; }
    echo "from $first: $said" | tee -a "$results"
  fi
done
