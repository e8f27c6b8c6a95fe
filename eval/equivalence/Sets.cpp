//===- Sets.cpp - generated data that answers are checked on --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Sets.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <cmath>
#include <numbers>

namespace crinn::eval {

namespace {

struct Shape {
  const char *Name;
  size_t Rows, Dim;
  int Low, High;                      ///< values; Dim * (High - Low)^2 < 2^24
  unsigned DuplicateEvery, ZeroEvery; ///< 0: none
};

/// 16 is a register, 33 and 100 leave remainders, 4 with four values is all
/// ties, 256 is unrolled by most kernels, 1 is a line.
constexpr Shape Shapes[] = {
    {"plain-16", 1500, 16, 0, 15, 0, 0},
    {"duplicates-33", 1000, 33, -8, 7, 2, 0},
    {"zeros-100", 700, 100, -20, 20, 0, 10},
    {"ties-4", 1500, 4, 0, 3, 0, 0},
    {"wide-256", 400, 256, 0, 31, 0, 0},
    {"line-1", 300, 1, -500, 500, 0, 0},
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

/// Box and Muller.
double gaussian(Random &R) {
  double Radius = std::sqrt(-2 * std::log(1 - R.unit()));
  return Radius * std::cos(2 * std::numbers::pi * R.unit());
}

double value(Kind Of, Random &R) {
  switch (Of) {
  case Kind::Uniform:
    return R.unit();
  case Kind::Sparse:
    return R.below(10) ? 0 : gaussian(R);
  case Kind::Dynamic:
    return (R.below(2) ? 1 : -1) * std::pow(10, 8 * R.unit() - 4);
  default:
    return gaussian(R);
  }
}

const char *nameOf(Kind Of) {
  static const char *const Names[] = {"integers", "gaussian", "uniform",
                                      "sparse",   "dynamic",  "mostly-zero",
                                      "unit"};
  return Names[int(Of)];
}

TestSet make(Kind Of, Metric M, size_t Rows, size_t Dim, uint64_t Seed) {
  return {
      fmt::format("{}-{}-{}", M == Metric::L2 ? "l2" : "ip", nameOf(Of), Dim),
      M,
      Of,
      drawRows(Of, Rows, Dim, Seed),
      drawRows(Of, QueryCount, Dim, ~Seed),
      {1, 10, MaxTestK}};
}

} // namespace

Matrix drawRows(Kind Of, size_t Rows, size_t Cols, uint64_t Seed) {
  Random R(Seed);
  Matrix M{Rows, Cols, std::vector<float>(Rows * Cols)};
  for (size_t I = 0; I < Rows; ++I) {
    float *Row = M.row(I);
    if (Of == Kind::MostlyZero) {
      if (I % 2)
        Row[R.below(Cols)] = float(gaussian(R));
      continue;
    }
    double Norm = 0;
    for (size_t J = 0; J < Cols; ++J) {
      Row[J] = float(value(Of, R));
      Norm += double(Row[J]) * Row[J];
    }
    if (Of == Kind::Unit)
      for (size_t J = 0; J < Cols; ++J)
        Row[J] = float(Row[J] / std::sqrt(Norm));
  }
  return M;
}

std::vector<TestSet> integerSets() {
  std::vector<TestSet> Out;
  for (Metric M : {Metric::L2, Metric::InnerProduct}) {
    Random R(20080209);
    for (const Shape &S : Shapes)
      Out.push_back(
          {fmt::format("{}-{}", M == Metric::L2 ? "l2" : "ip", S.Name),
           M,
           Kind::Integers,
           draw(S, S.Rows, R),
           draw(S, QueryCount, R),
           {1, 10, MaxTestK}});
  }
  return Out;
}

std::vector<TestSet> realSets() {
  std::vector<TestSet> Out;
  uint64_t Seed = 9;
  for (auto [Of, M, Dim] : {std::tuple{Kind::Gaussian, Metric::L2, 24},
                            {Kind::Gaussian, Metric::InnerProduct, 31},
                            {Kind::Uniform, Metric::L2, 100},
                            {Kind::Sparse, Metric::InnerProduct, 128},
                            {Kind::Dynamic, Metric::L2, 40},
                            {Kind::MostlyZero, Metric::L2, 65},
                            {Kind::Unit, Metric::InnerProduct, 25}})
    Out.push_back(make(Of, M, 500, size_t(Dim), Seed++));
  return Out;
}

std::vector<TestSet> drawnSets(uint64_t Seed) {
  Random R(Seed);
  std::vector<TestSet> Out;
  // Any dimension up to 200 that a kernel of whole registers does not serve.
  auto dimension = [&] { return 16 * R.below(13) + 1 + R.below(15); };
  auto rows = [&] { return 200 + R.below(700); };
  auto metric = [&] { return R.below(2) ? Metric::L2 : Metric::InnerProduct; };
  for (int I = 0; I < 3; ++I) {
    Metric M = I == 2 ? Metric::InnerProduct : metric();
    // A library may take unit rows alone as an inner product.
    Kind Of = I == 2 ? Kind::Unit : Kind(1 + R.below(5));
    size_t Rows = rows(), Dim = dimension();
    Out.push_back(make(Of, M, Rows, Dim, R.next()));
  }
  // 200 * 30^2 < 2^24.
  Shape S{"drawn", rows(), dimension(), -15, 15, unsigned(R.below(4)), 0};
  Out.push_back({"",
                 metric(),
                 Kind::Integers,
                 draw(S, S.Rows, R),
                 draw(S, QueryCount, R),
                 {}});
  for (TestSet &T : Out) {
    T.Name =
        fmt::format("drawn-{}-{}-{}x{}", T.Distance == Metric::L2 ? "l2" : "ip",
                    nameOf(T.Of), T.Base.Rows, T.Base.Cols);
    T.K = {uint32_t(2 + R.below(MaxTestK - 2)), 10};
  }
  return Out;
}

} // namespace crinn::eval
