//===- Operands.cpp - generated operands and their true results -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Operands.h"

#include <algorithm>
#include <bit>
#include <cfloat>
#include <cmath>
#include <cstring>
#include <limits>
#include <numbers>

namespace crinn::eval {

namespace {

constexpr size_t Clusters = 16;

double gaussian(Random &R) {
  return std::sqrt(-2 * std::log(1 - R.unit())) *
         std::cos(2 * std::numbers::pi * R.unit());
}

double element(const Kind &K, const void *P, size_t I) {
  switch (K.Operand) {
  case Element::F32:
    return static_cast<const float *>(P)[I];
  case Element::U8:
    return static_cast<const uint8_t *>(P)[I];
  case Element::I8:
    return static_cast<const int8_t *>(P)[I];
  }
  return 0;
}

} // namespace

std::string_view name(Distribution D) {
  switch (D) {
  case Distribution::Gaussian:
    return "gaussian";
  case Distribution::Uniform:
    return "uniform";
  case Distribution::Sparse:
    return "sparse";
  case Distribution::Range:
    return "range";
  case Distribution::Zeros:
    return "zeros";
  case Distribution::Integers:
    return "integers";
  case Distribution::Clustered:
    return "clustered";
  case Distribution::NonFinite:
    return "non-finite";
  }
  return "";
}

std::vector<Distribution> checkedDistributions(const Kind &K) {
  std::vector<Distribution> Out = {
      Distribution::Gaussian, Distribution::Uniform, Distribution::Sparse,
      Distribution::Range,    Distribution::Zeros,   Distribution::Integers,
      Distribution::Clustered};
  if (!K.isExact())
    Out.push_back(Distribution::NonFinite);
  return Out;
}

std::vector<Distribution> timedDistributions() {
  return {Distribution::Clustered, Distribution::Uniform, Distribution::Sparse};
}

size_t floatsOf(const Kind &K, size_t D) {
  return (D * K.elementBytes() + 3) / 4;
}

Source::Source(const Kind &K, const Shape &S, Distribution Which, uint64_t Seed)
    : K(K), D(S.M ? S.D / S.M : S.D), Parts(S.M ? S.M : 1), Which(Which),
      R(Seed) {
  if (Which == Distribution::Clustered)
    for (size_t I = 0; I < Clusters * D; ++I)
      Centres.push_back(gaussian(R));
}

double Source::draw(size_t I, const double *Centre, size_t OnlyOne) {
  switch (Which) {
  case Distribution::Uniform:
    return R.unit();
  case Distribution::Sparse:
    return R.below(10) ? 0 : gaussian(R);
  case Distribution::Range:
    return (R.below(2) ? 1 : -1) * std::pow(10, 24 * R.unit() - 12);
  case Distribution::Zeros:
    return I == OnlyOne ? gaussian(R) : 0;
  case Distribution::Integers:
    return double(R.below(17)) - 8;
  case Distribution::Clustered:
    return Centre[I] + 0.01 * gaussian(R);
  case Distribution::Gaussian:
  case Distribution::NonFinite:
    break;
  }
  return gaussian(R);
}

void Source::fill(void *Into) {
  const double *Centre =
      Centres.empty() ? nullptr : Centres.data() + R.below(Clusters) * D;
  // Twice D: half of the vectors are all zero.
  const size_t OnlyOne = R.below(2 * D);
  for (size_t I = 0; I < D; ++I) {
    double X = draw(I, Centre, OnlyOne);
    // A byte's 40 steps per sd use its range; these have their own scale.
    double Scale = Which == Distribution::Uniform    ? 256
                   : Which == Distribution::Integers ? 1
                                                     : 40;
    if (K.Operand == Element::F32)
      static_cast<float *>(Into)[I] = float(X);
    else if (K.Operand == Element::U8)
      static_cast<uint8_t *>(Into)[I] =
          uint8_t(std::clamp(std::floor(std::fabs(X * Scale)), 0.0, 255.0));
    else
      static_cast<int8_t *>(Into)[I] = int8_t(std::clamp(
          std::floor(X * Scale) - (Which == Distribution::Uniform ? 128 : 0),
          -128.0, 127.0));
  }
  if (Which == Distribution::NonFinite && ++Serial % 3 == 0) {
    constexpr float Bad[] = {std::numeric_limits<float>::quiet_NaN(),
                             std::numeric_limits<float>::infinity(),
                             -std::numeric_limits<float>::infinity()};
    static_cast<float *>(Into)[R.below(D)] = Bad[R.below(3)];
  }
}

Matrix Source::queries(size_t Count) {
  Matrix M{Count, floatsOf(K, D * Parts), {}};
  M.Data.resize(M.Rows * M.Cols);
  for (size_t I = 0; I < Count; ++I)
    for (size_t J = 0; J < Parts; ++J)
      fill(reinterpret_cast<char *>(M.row(I)) + J * D * K.elementBytes());
  return M;
}

Matrix Source::rows(size_t Count) {
  Matrix M{Count, floatsOf(K, D * Parts), {}};
  M.Data.resize(M.Rows * M.Cols);
  for (size_t I = 0; I < Count * Parts; ++I)
    fill(reinterpret_cast<char *>(M.Data.data()) + I * D * K.elementBytes());
  return M;
}

Expected expected(const Kind &K, const Shape &S, const void *Query,
                  const void *Rows, size_t Output) {
  const size_t Length = S.M ? S.D / S.M : S.D;
  const size_t From = S.M ? Output / S.Ksub * Length : 0;
  Expected E;
  for (size_t T = 0; T < Length; ++T) {
    double Q = element(K, Query, From + T);
    double X = element(K, Rows, Output * Length + T);
    double Term = K.Product ? Q * X : (Q - X) * (Q - X);
    E.Value += Term;
    E.Terms += std::fabs(Term);
  }
  return E;
}

double decoded(const Kind &K, float Bits) {
  return K.isExact() ? double(std::bit_cast<int32_t>(Bits)) : double(Bits);
}

double allowed(const Kind &K, const Shape &S, const Expected &E) {
  return K.isExact() ? 0 : Tolerance * E.Terms + double(S.D) * FLT_MIN;
}

} // namespace crinn::eval
