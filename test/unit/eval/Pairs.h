//===- Pairs.h - pairs of launches with made-up figures ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TEST_UNIT_EVAL_PAIRS_H
#define CRINN_TEST_UNIT_EVAL_PAIRS_H

#include "eval/judge/Sample.h"

#include <cmath>
#include <vector>

namespace crinn::eval {

/// Ten pairs at two ef of an honest B, which takes four fifths of the time: for
/// queries together and alone, known and fresh.
inline std::vector<PairSample> honest() {
  PairSample P;
  P.A.QuerySeconds = {90e-6, 110e-6};
  P.B.QuerySeconds = {72e-6, 88e-6};
  P.A.Recall = P.B.Recall = {0.84, 0.96};
  P.LogRatio = {std::log(1.25), std::log(1.25)};
  P.A.Costs.TogetherSeconds = 100e-6;
  P.B.Costs.TogetherSeconds = 80e-6;
  P.A.Costs.AloneSeconds = 110e-6;
  P.B.Costs.AloneSeconds = 90e-6;
  P.A.Costs.KnownSeconds = P.A.Costs.FreshSeconds = 100e-6;
  P.B.Costs.KnownSeconds = P.B.Costs.FreshSeconds = 80e-6;
  P.A.Costs.P99Seconds = 120e-6;
  P.B.Costs.P99Seconds = 100e-6;
  P.Answered = 1000;
  P.Unseen = 500;
  return std::vector<PairSample>(10, P);
}

} // namespace crinn::eval

#endif // CRINN_TEST_UNIT_EVAL_PAIRS_H
