#!/usr/bin/env bash
# A million damaged HDF5 files: the reader must survive each with a clear error.
# CI does the first 10,000 of them. Ten spells, whose counts are appended to
# bench/results/hdf5-mutations.txt as they end: stopped, it goes on where it was.
#
#   bash bench/hdf5_mutations.sh BUILD
set -euo pipefail
tool="${1:?usage: bench/hdf5_mutations.sh BUILD}/bin/hdf5-mutations"
results="$(dirname "$0")/results/hdf5-mutations.txt"
spell=100000
touch "$results"
for ((first = 0; first < 1000000; first += spell)); do
  if ! grep -q "^from $first: " "$results"; then
    said=$("$tool" "$spell" "$first") || { echo "$said" && exit 1; }
    echo "from $first: $said" | tee -a "$results"
  fi
done
