//===- Dataset.h - vectors, queries and exact answers -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_DATASET_H
#define CRINN_EVAL_DATA_DATASET_H

#include "eval/support/Context.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

enum class Metric { L2, InnerProduct };

/// Rows x Cols floats, row-major.
struct Matrix {
  size_t Rows = 0, Cols = 0;
  std::vector<float> Data;
  const float *row(size_t I) const { return Data.data() + I * Cols; }
  float *row(size_t I) { return Data.data() + I * Cols; }
};

/// The ann-benchmarks contents. Angular data is normalised on loading and has
/// the metric InnerProduct from then on.
struct Dataset {
  std::string Name;   ///< registry name, or the file's name without .hdf5
  std::string Hash;   ///< SHA-256 over metric, shape, base and queries
  uint64_t Order = 0; ///< of the rows; 0: as in the file. Not in Hash
  Metric Distance = Metric::L2;
  Matrix Base, Queries;
  size_t TruthK = 0;           ///< columns of Truth: min(100, Base.Rows)
  std::vector<uint32_t> Truth; ///< Queries.Rows x TruthK, nearest first
};

/// Loads \p NameOrPath: a registry name that was fetched (or that Debian's
/// package provides), the name of an imported set, or the path of a .flat file
/// or of a file in the ann-benchmarks HDF5 layout (`train`, `test`, optional
/// `neighbors`, attribute `distance`). What has to be computed (conversion,
/// ground truth) is kept in the cache, written atomically. Angular zero vectors
/// are refused, or dropped where the registry says so. Neighbours of the file
/// are tried once (TruthCheck.h).
/// Errors: Usage (no such name), Input (not fetched; missing, truncated or
/// odd-shaped file, neighbours of another base, with the remedy), Environment
/// (cannot write the cache).
Result<std::shared_ptr<const Dataset>>
openDataset(const std::string &NameOrPath, const Context &Ctx);

/// Tries the neighbours of \p Flat, if it has any, before it gets a name: as
/// openDataset will. Messages name \p Path. Errors: as openDataset.
Status checkFlat(const std::string &Flat, const std::string &Path,
                 bool DropZeros, const Context &Ctx);

/// True distance, in double: Euclidean (not squared), or minus the inner
/// product.
double distance(Metric M, const float *A, const float *B, size_t D);

/// Query numbers by use, disjoint, each in ascending order. Every query falls
/// into a part by a hash of its number alone, so the split never moves: 50 %
/// search (timed, tuned on), 40 % gate (equivalence), 10 % confirmation (used
/// once, at the end, by crinn-optimize).
struct QuerySplit {
  std::vector<uint32_t> Search, Gate, Confirm;
};
QuerySplit splitQueries(size_t Count);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_DATASET_H
