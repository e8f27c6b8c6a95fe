//===- Kind.cpp - the kernels that can be judged ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Kind.h"

#include <fmt/format.h>

#include <algorithm>

namespace crinn::eval {

std::string Shape::name() const {
  return M ? fmt::format("({},{},{})", D, M, Ksub) : fmt::format("d={}", D);
}

const std::vector<Kind> &kernelKinds() {
  static const std::vector<Kind> Kinds = {
      {"l2", "squared Euclidean distances of floats"},
      {"ip", "inner products of floats", Element::F32, true},
      {"l2-u8", "squared Euclidean distances of unsigned bytes", Element::U8},
      {"ip-i8", "inner products of signed bytes", Element::I8, true},
      {"pq-l2", "L2 lookup table of a product quantiser", Element::F32, false,
       true},
  };
  return Kinds;
}

Result<Kind> kernelKind(const std::string &Name) {
  std::string Known;
  for (const Kind &K : kernelKinds()) {
    if (K.Name == Name)
      return K;
    Known += (Known.empty() ? "" : ", ") + K.Name;
  }
  return Error{
      Errc::Usage,
      fmt::format("unknown kernel '{}'; there are: {}, all", Name, Known), ""};
}

std::vector<Shape> judgedShapes(const Kind &K) {
  if (K.Table)
    return {{128, 16, 256}, {256, 16, 256}, {768, 96, 256}};
  std::vector<Shape> Out;
  for (size_t D : {1, 25, 100, 128, 256, 784, 960})
    Out.push_back({D});
  return Out;
}

std::vector<Shape> edgeShapes(const Kind &K) {
  if (K.Table)
    return {{1, 1, 1}, {6, 2, 3}, {20, 4, 7}, {33, 1, 17}, {96, 12, 16}};
  std::vector<Shape> Out;
  for (size_t D : {2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 63, 65, 127, 129})
    Out.push_back({D});
  return Out;
}

Shape drawnShape(const Kind &K, Random &R) {
  std::vector<Shape> Taken = judgedShapes(K);
  for (const Shape &S : edgeShapes(K))
    Taken.push_back(S);
  for (;;) {
    Shape S;
    if (K.Table) {
      // Large enough to be timed.
      S.M = 4 + R.below(45);
      S.D = S.M * (1 + R.below(20));
      S.Ksub = 64 + R.below(193);
    } else {
      S.D = 2 + R.below(1022);
    }
    if (std::none_of(Taken.begin(), Taken.end(), [&](const Shape &T) {
          return T.D == S.D && T.M == S.M && T.Ksub == S.Ksub;
        }))
      return S;
  }
}

} // namespace crinn::eval
