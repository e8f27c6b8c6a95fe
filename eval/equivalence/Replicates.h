//===- Replicates.h - several builds of each arm ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Where a candidate changes construction, its graph is another one, and one
/// graph against one says little: builds of the same program differ too. The
/// ABI asks that a build be deterministic, so the draw is made by the order of
/// the rows: each arm builds from the same permutations of the base. Five, for
/// the interval of a gain counts them, not the pairs (judge/Interval.h): of
/// three it would be 2.8 times as wide.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_EQUIVALENCE_REPLICATES_H
#define CRINN_EVAL_EQUIVALENCE_REPLICATES_H

#include "eval/judge/Gate.h"

#include <nlohmann/json.hpp>

namespace crinn::eval {

/// Builds of each arm.
constexpr unsigned ReplicateCount = 5;

/// One build from permuted(*Base.Data, Order), and what it took.
struct Replicate {
  uint64_t Order = 0; ///< seed of the permutation
  std::string IndexPath, IndexHash;
  double BuildCpu = 0, BuildWall = 0; ///< seconds
  uint64_t IndexBytes = 0;
  uint64_t PeakBytes = 0; ///< largest resident set of the worker that built
};

/// False: both arms answer on the frozen index (class exact, or construction
/// is not reached), and that it is left as it was is proved.
bool buildsItsOwn(const Variant &V);

/// \p Arm's builds, kept below Base.WorkDir under its hash: a second call takes
/// them from there. \p Label as of a worker. The orders are After + 1 to
/// After + Count. Errors: Worker (that arm), Build (link), Environment,
/// Interrupted.
Result<std::vector<Replicate>>
replicates(const Baseline &Base, const Build &Arm, const std::string &Label,
           const Context &Ctx, unsigned Count = ReplicateCount,
           unsigned After = 0);

struct BothReplicates {
  std::vector<Replicate> A, B;
};

/// The builds of both arms, of orders after S.Orders, alone on the machine
/// (MeasureLock) and in turns, so that what changes on it meets both; those
/// built already are found again. Errors: as of replicates(); the candidate's
/// are ofCandidate().
Result<BothReplicates> bothReplicates(const Subject &S, const Context &Ctx,
                                      unsigned Count = ReplicateCount);

/// Whether bothReplicates() failed by the candidate's fault.
bool ofCandidate(const Error &E);

/// Removes the indexes of \p Arm: they are as large as the data.
void dropReplicates(const Baseline &Base, const Build &Arm);

/// {order, build_cpu_seconds, build_wall_seconds, index_bytes, peak_bytes,
/// index_sha256}
nlohmann::json toJson(const Replicate &R);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_REPLICATES_H
