//===- Output.cpp - one output of a kernel ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Output.h"

#include <fmt/format.h>

#include <bit>
#include <cmath>

namespace crinn::eval {

bool outputAgrees(const Kind &K, const Shape &S, const void *Query,
                  const void *Rows, size_t I, float Bits, Finding &F) {
  Expected E = expected(K, S, Query, Rows, I);
  if (!std::isfinite(E.Value))
    return true;
  if (std::bit_cast<uint32_t>(Bits) == PoisonBits) {
    F.Reason = "unwritten";
    F.Detail = fmt::format("output {} was not written, or is a NaN", I);
    return false;
  }
  double Got = decoded(K, Bits);
  // Not the other way round: a NaN compares false.
  if (std::fabs(Got - E.Value) <= allowed(K, S, E))
    return true;
  F.Reason = "wrong";
  F.Detail = fmt::format(
      "output {} is {:.9g}, must be {:.9g}{}", I, Got, E.Value,
      K.isExact() ? "" : fmt::format(" within {:.2g}", allowed(K, S, E)));
  return false;
}

} // namespace crinn::eval
