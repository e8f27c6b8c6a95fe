//===- Attempt.h - one row per attempt --------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_STORE_ATTEMPT_H
#define CRINN_OPTIMIZE_STORE_ATTEMPT_H

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace crinn::optimize {

/// A reward with its interval, natural logarithms of the speed ratio.
struct Score {
  double Estimate = 0, Lower = 0, Upper = 0;
  unsigned Pairs = 0; ///< launch pairs behind it
};

/// Open: passed every gate, not yet chosen or refused.
enum class Verdict { Open, Kept, Outdone, Refused };

const char *name(Verdict V);
std::optional<Verdict> verdictFrom(const std::string &Name);

/// A candidate that was judged.
struct Attempt {
  unsigned Number = 0;    ///< from 1, in the order of proposal
  std::string Label;      ///< short, for a table
  std::string Title;      ///< of the variant; empty if it never became one
  std::string Plan;       ///< JSON text; empty for a hand-written variant
  std::string Directory;  ///< below the run directory; empty if never written
  std::string ResultHash; ///< of the changed files
  std::string BuildHash;  ///< of the compiled objects
  std::vector<std::string> Covers; ///< functions changed; empty: unknown
  Verdict Outcome = Verdict::Refused;
  std::string Reason;   ///< stable id
  std::string Sentence; ///< one line for people
  std::optional<Score> Measured;
  std::string Evidence; ///< JSON text of the comparison, or empty
  double Seconds = 0;   ///< wall time it took
};

/// A comparison on the confirmation queries. The ledger of their use.
struct Confirmation {
  unsigned Try = 0;    ///< from 1
  unsigned Number = 0; ///< of the attempt
  double Level = 0;    ///< error probability spent
  Score Measured;
  bool Confirmed = false;
  std::string Evidence; ///< JSON text
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_STORE_ATTEMPT_H
