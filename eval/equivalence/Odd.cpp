//===- Odd.cpp - no rows, and numbers that are none -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Checks.h"

#include <fmt/format.h>

#include <cmath>

namespace crinn::eval {

namespace {

constexpr uint32_t OddK = 10, OddEf = 32;

/// A baseline that dies of a question answers nothing of what it shows; the
/// candidate may do what it likes.
Checked letDie(Error E) {
  return E.Code == Errc::Worker ? fine() : Checked(std::move(E));
}

/// Built of nothing: refused, or empty answers.
Checked checkEmpty(const Bench &B) {
  constexpr size_t Dim = 8;
  const Matrix None{0, Dim, {}};
  const Matrix Queries = drawRows(Kind::Gaussian, 3, Dim, 5);
  Arms Pair;
  if (Checked C = Arms::start(B, Metric::L2, Dim, Pair); !C || *C)
    return C;
  Both R;
  auto step = [&](const Question &Q) -> Checked {
    Checked C = Pair.ask(Q, R);
    if (!C)
      return letDie(C.takeError());
    if (*C || R.What != Both::Outcome::OnlyCandidateAnswers)
      return C;
    return found({"counts-differ", "takes an index without rows, which the "
                                   "baseline refuses"});
  };
  if (Checked C = step([&](Worker &W, Answers &) { return W.build(None); });
      !C || *C || Pair.A->pid() <= 0 || R.What != Both::Outcome::Answered)
    return C;
  if (Checked C = step([&](Worker &W, Answers &Out) {
        return W.search(Queries, firstNumbers(3), OddK, OddEf, 1, Out);
      });
      !C || *C || Pair.A->pid() <= 0 || R.What != Both::Outcome::Answered)
    return C;
  if (R.A.Found != R.B.Found)
    return found(
        {"counts-differ", "other counts than the baseline's without any row"});
  return fine();
}

/// One NaN and NaN throughout, between the same sound queries.
Checked checkNan(const Bench &B, Metric M) {
  constexpr size_t Dim = 19, Sound = 20;
  const Matrix Base = drawRows(Kind::Unit, 400, Dim, B.S.Seed + 11);
  Matrix Queries = drawRows(Kind::Unit, Sound + 2, Dim, B.S.Seed + 12);
  Queries.row(Sound)[Dim / 2] = NAN;
  for (size_t J = 0; J < Dim; ++J)
    Queries.row(Sound + 1)[J] = NAN;
  Arms Pair;
  if (Checked C = Arms::start(B, M, Dim, Pair); !C || *C)
    return C;
  Both Built, Before, Odd, After;
  if (Checked C =
          Pair.ask([&](Worker &W, Answers &) { return W.build(Base); }, Built);
      !C || *C || Built.What != Both::Outcome::Answered)
    return C;
  const auto Order = firstNumbers(Sound);
  const Question AskSound = [&](Worker &W, Answers &Out) {
    return W.search(Queries, Order, OddK, OddEf, 1, Out);
  };
  if (Checked C = Pair.ask(AskSound, Before); !C || *C)
    return C;
  for (uint32_t Bad : {uint32_t(Sound), uint32_t(Sound + 1)}) {
    Checked C = Pair.ask(
        [&](Worker &W, Answers &Out) {
          return W.search(Queries, {Bad}, OddK, OddEf, 2, Out);
        },
        Odd);
    if (!C)
      return letDie(C.takeError());
    if (*C)
      return C;
    if (Odd.What == Both::Outcome::OnlyCandidateAnswers)
      return found({"nan-accepted",
                    "answers a query that holds a NaN, which the baseline "
                    "refuses"});
    if (Odd.What == Both::Outcome::Answered && B.exact())
      if (auto F =
              firstDifference(Odd.A, Odd.B, {Bad}, "a query with a NaN", OddEf))
        // Which row is nearest to nothing is nobody's promise; how many are
        // answered is.
        if (F->Reason == "counts-differ")
          return found(std::move(*F));
  }
  if (Checked C = Pair.ask(AskSound, After); !C || *C)
    return C;
  if (!firstDifference(Before.A, After.A, Order, "", OddEf) &&
      firstDifference(Before.B, After.B, Order, "", OddEf))
    return found(
        {"unstable", "other answers to the same queries after one with a NaN"});
  return fine();
}

} // namespace

Checked checkOdd(const Bench &B) {
  if (Checked C = checkEmpty(B); !C || *C)
    return C;
  for (Metric M : {Metric::L2, Metric::InnerProduct})
    if (Checked C = checkNan(B, M); !C || *C)
      return C;
  return fine();
}

} // namespace crinn::eval
