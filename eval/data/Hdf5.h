//===- Hdf5.h - the ann-benchmarks file layout ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_HDF5_H
#define CRINN_EVAL_DATA_HDF5_H

#include "eval/data/Dataset.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// What a file holds, as it stands there.
struct RawDataset {
  Matrix Train, Test;
  std::vector<int32_t> Neighbors; ///< Test.Rows x NeighborsK; may be empty
  size_t NeighborsK = 0;
  std::string Distance; ///< the attribute: "euclidean", "angular", "ip", ...
};

/// Reads an ann-benchmarks file; any number type, contiguous or chunked, gzip.
/// Errors: Input (missing, truncated, a data set missing, not two-dimensional,
/// empty, `train` and `test` of different width, not finite, no `distance`).
Result<RawDataset> readHdf5(const std::string &Path);

/// Writes train, test, neighbors, distances (float, Test.Rows x NeighborsK) and
/// the attribute `distance`, atomically. Errors: Environment.
Status writeHdf5(const std::string &Path, const RawDataset &D,
                 const std::vector<float> &Distances);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_HDF5_H
