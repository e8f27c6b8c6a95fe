//===- Arms.h - both arms, asked the same -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_ARMS_H
#define CRINN_EVAL_EQUIVALENCE_ARMS_H

#include "eval/equivalence/Finding.h"
#include "eval/judge/Gate.h"
#include "eval/measure/Worker.h"

#include <functional>
#include <memory>

namespace crinn::eval {

/// Where both arms were linked for one gate.
struct Bench {
  const Subject &S;
  const Context &Ctx;
  std::string LibA, LibB;

  /// Links both below the baseline's WorkDir. Errors: Build, Environment.
  static Result<Bench> link(const Subject &S, const Context &Ctx);
  ~Bench(); ///< removes the shared objects
  Bench(Bench &&) = default;
  Bench &operator=(Bench &&) = delete;

  bool exact() const { return S.V.Class == EquivalenceClass::Exact; }
  /// A worker for vectors of \p Dim, k up to MaxTestK. Errors: Worker,
  /// Environment.
  Result<std::unique_ptr<Worker>> start(bool Candidate, Metric M,
                                        size_t Dim) const;

private:
  Bench(const Subject &S, const Context &Ctx) : S(S), Ctx(Ctx) {}
};

/// One command, given to both.
using Question = std::function<Result<Timing>(Worker &, Answers &)>;

/// What came of it.
struct Both {
  enum class Outcome { Answered, Refused, OnlyCandidateAnswers } What;
  Answers A, B;
};

/// A worker of each arm.
class Arms {
public:
  /// A finding: the candidate does not start. Errors: also Worker, of arm A.
  static Checked start(const Bench &B, Metric M, size_t Dim, Arms &Out);

  /// Asks A and then B. A finding, always candidate-worker: B died, or it
  /// refuses what A answers. Errors: also Worker, where A died.
  Checked ask(const Question &Q, Both &Out);

  std::unique_ptr<Worker> A, B;
};

/// 0, 1, 2, ... \p Count - 1.
std::vector<uint32_t> firstNumbers(size_t Count);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_ARMS_H
