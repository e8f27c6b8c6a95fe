//===- Checks.h - the parts of the battery ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_EQUIVALENCE_CHECKS_H
#define CRINN_EVAL_EQUIVALENCE_CHECKS_H

#include "eval/equivalence/Arms.h"
#include "eval/equivalence/Same.h"
#include "eval/equivalence/Sets.h"

namespace crinn::eval {

/// What the battery has seen.
struct Tally {
  uint64_t Answers = 0;        ///< compared or held to the rules
  uint64_t IntegerAnswers = 0; ///< of these, on sets of integers
  unsigned Sets = 0;           ///< that the baseline builds
  RoundedSame Rounded;         ///< of real sets, if that is claimed
};

/// Every k and ef on one set: the rules of Conduct and Ruler; class `exact`:
/// the same answers; the others: not far less recall than the baseline.
Checked checkSet(const Bench &B, const TestSet &Set, Tally &T);

/// The same answer to the same question: three times, at other places of the
/// batch, at a low ef after a high one, after 10,000 other queries, and in
/// another process that was asked in another order: "unstable". What the
/// baseline does too is let pass.
Checked checkStable(const Bench &B);

/// The optional parts that the baseline's adapter has. A batch, with one thread
/// and two, answers as single queries do ("batch-differs"); filtered search,
/// search after insertion and after removal are held to what checkSet asks.
/// \p Remarks: what was not asked and why.
Checked checkParts(const Bench &B, std::string &Remarks);

/// No row at all, and queries that hold a NaN: the same refusal or an answer,
/// as the baseline has it; and sound answers after a NaN.
Checked checkOdd(const Bench &B);

} // namespace crinn::eval

#endif // CRINN_EVAL_EQUIVALENCE_CHECKS_H
