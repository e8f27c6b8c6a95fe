//===- Grid.h - beam widths that bracket the window -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GRID_H
#define CRINN_EVAL_JUDGE_GRID_H

#include "eval/support/Result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <functional>
#include <vector>

namespace crinn::eval {

/// A beam width and the recall@10 that the target reaches with it.
struct EfPoint {
  uint32_t Ef = 0;
  double Recall = 0;
  double QuerySeconds = 0; ///< CPU time of a query, one rough measurement
};

/// Measures recall and query time at one ef.
using EfProbe = std::function<Result<EfPoint>(uint32_t)>;

nlohmann::json toJson(const std::vector<EfPoint> &Grid);
/// Of what toJson wrote.
std::vector<EfPoint> efPoints(const nlohmann::json &J);

/// Extends and bisects \p Start so that neighbouring points enclose recall 0.85
/// and 0.95 within 0.01 (or consecutive ef), 0.99 and 0.999 loosely, and
/// returns at most about eleven points: those brackets, the ends, and a few
/// inside the window. Errors: those of \p Probe.
Result<std::vector<EfPoint>> refineGrid(const std::vector<uint32_t> &Start,
                                        const EfProbe &Probe);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GRID_H
