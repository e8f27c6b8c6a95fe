//===- Baseline.h - what every comparison on a target shares ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_BASELINE_H
#define CRINN_EVAL_JUDGE_BASELINE_H

#include "eval/data/Dataset.h"
#include "eval/judge/Grid.h"
#include "eval/target/Build.h"

#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

/// The unmodified target, compiled, its frozen index, and the ef grid. Prepared
/// once per target and data set; the index is cached by the build's hash.
struct Baseline {
  Target T;
  std::shared_ptr<const Dataset> Data; ///< rows in this machine's order
  QuerySplit Split;
  Tree Sources;
  Build Binary;
  std::string WorkDir;     ///< absolute; trees, shared objects, scratch indexes
  std::string IndexPath;   ///< the frozen index
  std::string IndexHash;   ///< SHA-256 of it
  double BuildSeconds = 0; ///< CPU time of crinn_build, when it ran
  std::vector<EfPoint> Grid; ///< ascending ef; brackets 0.85, 0.95 and 0.99
  /// Its answers to the gate queries (Split.Gate), one entry per grid point:
  /// k = 10 ids per query. What class `exact` compares with.
  std::vector<std::vector<uint32_t>> GateIds;
  std::vector<std::vector<float>> GateDistances; ///< of these
};

/// Copies, compiles, builds the frozen index in a worker and refines the ef
/// grid, all below \p WorkDir (created; the caller removes it). \p Data null
/// loads the target's own data set.
/// Errors: as materialise, compile, openDataset; Worker.
Result<Baseline> prepareBaseline(const Target &T,
                                 std::shared_ptr<const Dataset> Data,
                                 const std::string &WorkDir,
                                 const Context &Ctx);

/// \p B with another data set: its own index, grid and gate answers; the
/// sources and the build are shared. Errors: as prepareBaseline.
Result<Baseline> onOtherData(const Baseline &B,
                             std::shared_ptr<const Dataset> Data,
                             const Context &Ctx);

/// Copies the tree, lays \p V over it and compiles: an arm for Equivalence and
/// Compare. Errors: as applyVariant and compile.
Result<Build> buildVariant(const Baseline &B, const Variant &V,
                           const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_BASELINE_H
