//===- SetCheck.cpp - one generated set, asked of both arms ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/GroundTruth.h"
#include "eval/equivalence/Checks.h"
#include "eval/equivalence/Conduct.h"
#include "eval/measure/Recall.h"

#include <fmt/format.h>

namespace crinn::eval {

namespace {

/// On some hundred rows a class that may change answers loses or gains a few
/// hundredths. Ten standard deviations of the recall of 60 queries are 0.2: a
/// shape that is not served at all, no matter of degree.
constexpr double GrossLoss = 0.2;

/// The true answers of a set.
Result<Dataset> withTruth(const TestSet &Set, const Context &Ctx) {
  Dataset D;
  D.Distance = Set.Distance;
  D.Base = Set.Base;
  D.Queries = Set.Queries;
  D.TruthK = std::min<size_t>(TimedK, Set.Base.Rows);
  auto Truth = exactNeighbors(D.Distance, D.Base, D.Queries, D.TruthK, Ctx);
  if (!Truth)
    return Truth.takeError();
  D.Truth = std::move(*Truth);
  return D;
}

struct Asked {
  uint32_t K, Ef;
  Both R;
};

/// "recall-fell". For class curve ef means something else, so that only the
/// widest beam counts.
Checked checkGross(const Bench &B, const TestSet &Set,
                   const std::vector<Asked> &All) {
  auto D = withTruth(Set, B.Ctx);
  if (!D)
    return D.takeError();
  RecallMeter Meter(*D, TimedK);
  const auto Order = firstNumbers(Set.Queries.Rows);
  for (const Asked &Q : All) {
    if (Q.K != TimedK ||
        (B.S.V.Class == EquivalenceClass::Curve && Q.Ef != TestEf.back()))
      continue;
    Score A = Meter.score(Order, Q.R.A), C = Meter.score(Order, Q.R.B);
    if (A.Bad.empty() && C.Bad.empty() && C.Recall < A.Recall - GrossLoss)
      return found({"recall-fell",
                    fmt::format("recall {:.2f} on {} at ef {}; the baseline's "
                                "is {:.2f}",
                                C.Recall, Set.Name, Q.Ef, A.Recall)});
  }
  return fine();
}

/// Class exact: the same bits, or the same up to rounding on real numbers.
std::optional<Finding> checkSame(const Bench &B, const TestSet &Set,
                                 const Ruler &R, const Asked &Q, Tally &T) {
  const auto Order = firstNumbers(Set.Queries.Rows);
  if (B.S.V.UpToRounding && Set.Of != Kind::Integers)
    return T.Rounded.add(R, Q.R.A, Q.R.B, Order, Set.Name, Q.Ef);
  return firstDifference(Q.R.A, Q.R.B, Order, Set.Name, Q.Ef);
}

/// Everything of what was answered.
Checked judgeSet(const Bench &B, const TestSet &Set,
                 const std::vector<Asked> &All, Tally &T) {
  const auto Order = firstNumbers(Set.Queries.Rows);
  const size_t Rows = Set.Base.Rows;
  auto on = [&](Finding F) {
    if (F.Detail.find(Set.Name) == std::string::npos)
      F.Detail = Set.Name + ": " + F.Detail;
    return found(std::move(F));
  };
  Ruler R(Set.Base, Set.Queries, Set.Distance);
  Conduct OfA, OfB;
  std::vector<const Asked *> Sound;
  for (const Asked &Q : All) {
    // A baseline that gives no sound ids here has no rule to hold to.
    if (!checkIds(Q.R.A, Rows)) {
      if (auto F = checkIds(Q.R.B, Rows))
        return on(std::move(*F));
      R.learn(Order, Q.R.A);
      Sound.push_back(&Q);
    } else if (B.exact()) {
      if (auto F = firstDifference(Q.R.A, Q.R.B, Order, Set.Name, Q.Ef))
        return on(std::move(*F));
    }
  }
  for (const Asked *Q : Sound) {
    if (B.exact())
      if (auto F = checkSame(B, Set, R, *Q, T))
        return on(std::move(*F));
    OfA.add(R, Order, Q->R.A, Rows);
    OfB.add(R, Order, Q->R.B, Rows);
    if (auto F = R.hold(Order, Q->R.B))
      return on(std::move(*F));
  }
  if (auto F = OfA.worse(OfB))
    return on(std::move(*F));
  T.Answers += OfB.Answers;
  if (Set.Of == Kind::Integers)
    T.IntegerAnswers += OfB.Answers;
  return B.exact() ? fine() : checkGross(B, Set, All);
}

} // namespace

Checked checkSet(const Bench &B, const TestSet &Set, Tally &T) {
  Arms Pair;
  if (Checked C = Arms::start(B, Set.Distance, Set.Base.Cols, Pair); !C || *C)
    return C;
  Both Built;
  if (Checked C = Pair.ask(
          [&](Worker &W, Answers &) { return W.build(Set.Base); }, Built);
      !C || *C)
    return C;
  // A library may refuse a metric or a shape; then there is nothing to equal.
  if (Built.What != Both::Outcome::Answered)
    return fine();
  ++T.Sets;
  const auto Order = firstNumbers(Set.Queries.Rows);
  std::vector<Asked> All;
  for (uint32_t K : Set.K)
    for (uint32_t Ef : TestEf) {
      Asked Q{K, Ef, {}};
      if (Checked C = Pair.ask(
              [&](Worker &W, Answers &Out) {
                return W.search(Set.Queries, Order, K, Ef, K * 1000 + Ef, Out);
              },
              Q.R);
          !C || *C)
        return C;
      if (Q.R.What == Both::Outcome::Answered)
        All.push_back(std::move(Q));
    }
  return judgeSet(B, Set, All, T);
}

} // namespace crinn::eval
