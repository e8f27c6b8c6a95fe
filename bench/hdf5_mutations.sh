#!/usr/bin/env bash
# A million damaged HDF5 files: the reader must survive each with a clear error.
# CI does the first 10,000 of them.
#
#   bash bench/hdf5_mutations.sh BUILD
set -euo pipefail
exec "${1:?usage: bench/hdf5_mutations.sh BUILD}/bin/hdf5-mutations" 1000000
