//===- Verdict.cpp - from measurements to verdicts ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/judge/Verdict.h"

#include "tools/crinn-optimize/show/Numbers.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace crinn::optimize {

Ruling ruleOn(const Score &S, double Floor) {
  std::string Gain = gainWithInterval(S);
  // Negated comparisons, so that a NaN refuses.
  if (S.Upper < 0)
    return {Verdict::Refused, reason::Slower,
            fmt::format("it is slower: {}", Gain)};
  if (!(S.Lower > 0))
    return {Verdict::Refused, reason::NoGain,
            fmt::format("no gain was shown: {}", Gain)};
  if (!(S.Estimate > Floor))
    return {Verdict::Refused, reason::BelowFloor,
            fmt::format("{} is not more than two equal builds differ by here "
                        "({})",
                        Gain, gain(Floor))};
  return {Verdict::Open, reason::Faster, fmt::format("faster: {}", Gain)};
}

bool overlap(const Attempt &A, const Attempt &B) {
  if (A.Covers.empty() || B.Covers.empty())
    return true;
  return std::any_of(A.Covers.begin(), A.Covers.end(), [&](const auto &F) {
    return std::find(B.Covers.begin(), B.Covers.end(), F) != B.Covers.end();
  });
}

const Attempt *nextToConfirm(const std::vector<Attempt> &Attempts) {
  const Attempt *Best = nullptr;
  for (const Attempt &A : Attempts)
    if (A.Outcome == Verdict::Open && A.Measured &&
        (!Best || A.Measured->Estimate > Best->Measured->Estimate))
      Best = &A;
  return Best;
}

double confirmationLevel(unsigned Try) {
  return FamilyLevel / std::pow(2.0, Try);
}

} // namespace crinn::optimize
