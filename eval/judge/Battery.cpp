//===- Battery.cpp - small data on which answers must be bit-equal *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Battery.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

namespace crinn::eval {

namespace {

struct Shape {
  const char *Name;
  size_t Rows, Dim;
  int Low, High;                      ///< values; Dim * (High - Low)^2 < 2^24
  unsigned DuplicateEvery, ZeroEvery; ///< 0: none
};

/// 16 is a register, 33 and 100 leave remainders, 4 with four values is all
/// ties, 256 is unrolled by most kernels.
constexpr Shape Shapes[] = {
    {"plain-16", 1500, 16, 0, 15, 0, 0},
    {"duplicates-33", 1000, 33, -8, 7, 2, 0},
    {"zeros-100", 700, 100, -20, 20, 0, 10},
    {"ties-4", 1500, 4, 0, 3, 0, 0},
    {"wide-256", 400, 256, 0, 31, 0, 0},
    {"fewer-than-k-20", 7, 20, 0, 15, 0, 0},
    {"single-5", 1, 5, 0, 15, 0, 0},
};

constexpr size_t QueryCount = 60;

Matrix draw(const Shape &S, size_t Rows, Random &R) {
  Matrix M{Rows, S.Dim, {}};
  M.Data.resize(Rows * S.Dim);
  for (size_t I = 0; I < Rows; ++I)
    for (size_t J = 0; J < S.Dim; ++J) {
      float V = float(S.Low) + float(R.below(uint64_t(S.High - S.Low + 1)));
      if (S.ZeroEvery && I % S.ZeroEvery == 0)
        V = 0;
      if (S.DuplicateEvery && I % S.DuplicateEvery)
        V = M.row(I - 1)[J];
      M.row(I)[J] = V;
    }
  return M;
}

} // namespace

std::vector<Battery> integerBatteries() {
  std::vector<Battery> Out;
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    Random R(20080209);
    for (const Shape &S : Shapes)
      Out.push_back(
          {fmt::format("{}-{}", M == Metric::L2 ? "l2" : "ip", S.Name), M,
           draw(S, S.Rows, R), draw(S, QueryCount, R)});
  }
  return Out;
}

} // namespace crinn::eval
