//===- Verdict.h - from measurements to verdicts ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What follows from the numbers, without measuring anything.
///
/// A candidate passes if the lower bound of its reward is above 0 (it is
/// faster) and its estimate above the floor (more than two equal builds differ
/// by). Then the passing candidates that change the same function compete: the
/// best one is confirmed on queries that nothing was chosen on, and kept if it
/// is faster there too; the others are outdone. The best of many is partly
/// lucky, so the comparison that chose it is no evidence, and only the
/// confirmation is reported. If it fails, the next best has its turn.
///
/// Each further turn gives luck one more chance. The i-th confirmation may err
/// with probability Family / 2^i: the sum stays below Family however many there
/// are, without knowing how many there will be (Bonferroni with unequal
/// shares).
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_JUDGE_VERDICT_H
#define CRINN_OPTIMIZE_JUDGE_VERDICT_H

#include "tools/crinn-optimize/store/Attempt.h"

namespace crinn::optimize {

/// Stable ids of why a candidate was refused, in the order of the gates. They
/// stand in the database, in results.tsv and in result.json.
namespace reason {
inline constexpr const char *NotApplicable = "not-applicable";
inline constexpr const char *NotVerified = "not-verified";
inline constexpr const char *SameCode = "same-code";
inline constexpr const char *DoesNotBuild = "does-not-build";
inline constexpr const char *Crash = "crash";
inline constexpr const char *Equivalence = "equivalence";
inline constexpr const char *Measurement = "measurement";
inline constexpr const char *Slower = "slower";
inline constexpr const char *NoGain = "no-gain";
inline constexpr const char *BelowFloor = "below-floor";
inline constexpr const char *NotConfirmed = "not-confirmed";
inline constexpr const char *Outdone = "outdone";
inline constexpr const char *Faster = "faster";
inline constexpr const char *Confirmed = "confirmed";
} // namespace reason

struct Ruling {
  Verdict Outcome = Verdict::Refused;
  std::string Reason, Sentence;
};

/// The ruling on a measured candidate: Open or Refused.
Ruling ruleOn(const Score &S, double Floor);

/// True if both may change the same function. An attempt that does not know
/// what it covers overlaps with all.
bool overlap(const Attempt &A, const Attempt &B);

/// The open attempt with the best estimate (the earlier of equals), or nothing.
const Attempt *nextToConfirm(const std::vector<Attempt> &Attempts);

/// Share of the family's error probability for confirmation \p Try (from 1).
double confirmationLevel(unsigned Try);

/// The family's error probability (DESIGN: 0.01).
inline constexpr double FamilyLevel = 0.01;

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_JUDGE_VERDICT_H
