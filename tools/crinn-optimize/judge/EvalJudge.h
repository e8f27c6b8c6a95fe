//===- EvalJudge.h - the judge that measures --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The gates of docs/judge.md, by eval, on the search queries. A confirmation
/// is a comparison of whole budget on the confirmation queries, with other
/// seeds, so other link layouts and orders; of a variant that may build another
/// graph, on new builds.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_JUDGE_EVALJUDGE_H
#define CRINN_OPTIMIZE_JUDGE_EVALJUDGE_H

#include "tools/crinn-optimize/judge/Judge.h"

#include "eval/judge/Compare.h"
#include "eval/judge/Equivalence.h"

namespace crinn::optimize {

class EvalJudge final : public Judge {
public:
  /// \p Floor: as a logarithm.
  EvalJudge(const eval::Baseline &Base, const eval::Context &Ctx, uint64_t Seed,
            double Floor)
      : Base(Base), Ctx(Ctx), Seed(Seed), Floor(Floor) {}

  llvm::Expected<Judged> judge(const std::string &Dir,
                               const std::vector<Attempt> &Before) override;
  llvm::Expected<Judged> confirm(const std::string &Dir, double Level) override;
  double floor() const override { return Floor; }

private:
  const eval::Baseline &Base;
  const eval::Context &Ctx;
  uint64_t Seed;
  double Floor;
};

/// The floor for \p Base: the stored one if it is young enough, else measured
/// now and stored. Errors: Worker, Environment, Interrupted.
llvm::Expected<double> measuredFloor(const eval::Baseline &Base, uint64_t Seed,
                                     const eval::Context &Ctx);

/// Launch pairs of a comparison at most: with 20 balanced ones the interval is
/// about +-3 % on hnswlib and fashion-mnist and a comparison lasts 50 s; clear
/// cases end after 10.
inline constexpr unsigned MostPairs = 20;

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_JUDGE_EVALJUDGE_H
