//===- Ruler.cpp - distances recomputed, in the unit of the library -------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Ruler.h"

#include <fmt/format.h>

#include <algorithm>
#include <cfloat>
#include <cmath>

namespace crinn::eval {

namespace {

constexpr double Eps = FLT_EPSILON;

/// A unit: the library's number turned back into the raw distance, and how far
/// that may be off beyond the bound, by the roundings of the unit itself.
struct Unit {
  Metric Of;
  double (*Raw)(double Returned);
  double (*Slack)(double Returned);
};

constexpr Unit KnownUnits[] = {
    // squared
    {Metric::L2, [](double R) { return R; }, [](double) { return 0.0; }},
    // root: two roundings, squared
    {Metric::L2, [](double R) { return R < 0 ? NAN : R * R; },
     [](double R) { return 4 * Eps * R * R; }},
    // -ip
    {Metric::InnerProduct, [](double R) { return R; },
     [](double) { return 0.0; }},
    // 1 - ip
    {Metric::InnerProduct, [](double R) { return R - 1; },
     [](double R) { return Eps * (1 + std::fabs(R)); }},
};

/// The known units that fit, a bit each.
unsigned unitsFor(Metric M, const Ruler::True &T, double Returned) {
  unsigned Fit = 0;
  for (unsigned U = 0; U < std::size(KnownUnits); ++U)
    if (const Unit &K = KnownUnits[U];
        K.Of == M &&
        std::fabs(K.Raw(Returned) - T.Raw) <= T.Bound + K.Slack(Returned))
      Fit |= 1u << U;
  return Fit;
}

unsigned unitsOf(Metric M) {
  unsigned Of = 0;
  for (unsigned U = 0; U < std::size(KnownUnits); ++U)
    if (KnownUnits[U].Of == M)
      Of |= 1u << U;
  return Of;
}

} // namespace

Ruler::True Ruler::truth(Metric Of, uint32_t Query, uint32_t Id) const {
  const float *A = Queries.row(Query), *B = Base.row(Id);
  True T;
  double Scale = 0;
  for (size_t I = 0; I < Base.Cols; ++I) {
    double Term = Of == Metric::L2
                      ? (double(A[I]) - B[I]) * (double(A[I]) - B[I])
                      : -double(A[I]) * B[I];
    T.Raw += Term;
    Scale += std::fabs(Term);
  }
  // Below the smallest normal number a term may be flushed to 0.
  T.Bound = double(Base.Cols) * (3 * Eps * Scale + FLT_MIN);
  return T;
}

Ruler::True Ruler::truth(uint32_t Query, uint32_t Id) const {
  return truth(M, Query, Id);
}

void Ruler::learn(const std::vector<uint32_t> &Order, const Answers &A) {
  for (size_t Q = 0; Q < Order.size(); ++Q)
    for (size_t J = 0; J < size_t(A.Found[Q]); ++J) {
      double Returned = A.Distances[Q * A.K + J];
      const uint32_t Id = A.Ids[Q * A.K + J];
      unsigned Fit = 0;
      for (Metric Of : {Metric::L2, Metric::InnerProduct}) {
        if (Of != M && !(Units & unitsOf(Of)))
          continue;
        True T = truth(Of, Order[Q], Id);
        Fit |= unitsFor(Of, T, Returned);
        if (Of == M && !std::isnan(Returned))
          Seen.push_back({T.Raw, Returned});
      }
      Units &= Fit;
    }
  const Metric Other = M == Metric::L2 ? Metric::InnerProduct : Metric::L2;
  if (!(Units & unitsOf(M)) && (Units & unitsOf(Other))) {
    M = Other;
    Seen.clear();
  }
}

void Ruler::settle() {
  Settled = true;
  Left = Units &= unitsOf(M);
  if (Units)
    return;
  std::sort(Seen.begin(), Seen.end(),
            [](const Pair &A, const Pair &B) { return A.Raw < B.Raw; });
  MostBefore.assign(Seen.size(), 0);
  LeastAfter.assign(Seen.size(), 0);
  double Most = -HUGE_VAL, Least = HUGE_VAL;
  for (size_t I = 0; I < Seen.size(); ++I)
    MostBefore[I] = Most = std::max(Most, Seen[I].Returned);
  for (size_t I = Seen.size(); I-- > 0;) {
    LeastAfter[I] = Least = std::min(Least, Seen[I].Returned);
    Scatter = std::max(Scatter, MostBefore[I] - Least);
  }
}

bool Ruler::inMap(const True &T, double Returned) const {
  auto Less = [](const Pair &A, double Raw) { return A.Raw < Raw; };
  auto Before =
      std::lower_bound(Seen.begin(), Seen.end(), T.Raw - T.Bound, Less) -
      Seen.begin();
  auto After =
      std::lower_bound(Seen.begin(), Seen.end(), T.Raw + T.Bound, Less) -
      Seen.begin();
  // Other answers scatter as widely at other places, hence the half.
  double Room = 1.5 * Scatter + 4 * Eps * std::fabs(Returned);
  // The second comparison is also false for a NaN.
  return (Before == 0 || Returned >= MostBefore[size_t(Before) - 1] - Room) &&
         (After == long(Seen.size())
              ? !std::isnan(Returned)
              : Returned <= LeastAfter[size_t(After)] + Room);
}

std::optional<Finding> Ruler::hold(const std::vector<uint32_t> &Order,
                                   const Answers &B) {
  if (!Settled)
    settle();
  for (size_t Q = 0; Q < Order.size(); ++Q)
    for (size_t J = 0; J < size_t(B.Found[Q]); ++J) {
      float Returned = B.Distances[Q * B.K + J];
      True T = truth(Order[Q], B.Ids[Q * B.K + J]);
      bool Right =
          Units ? (Left &= unitsFor(M, T, Returned)) != 0 : inMap(T, Returned);
      if (!Right)
        return Finding{"wrong-distance",
                       fmt::format("the distance of query {}, position {} is "
                                   "not that of the row returned",
                                   Order[Q], J),
                       {{"query", Order[Q]}, {"position", J}}};
    }
  return std::nullopt;
}

bool Ruler::knowsUnit() {
  if (!Settled)
    settle();
  return Units != 0;
}

bool Ruler::near(const True &T, float A, float B) const {
  for (unsigned U = 0; U < std::size(KnownUnits); ++U)
    if (const Unit &K = KnownUnits[U]; K.Of == M && (Units & (1u << U)))
      return std::fabs(K.Raw(A) - K.Raw(B)) <= T.Bound + K.Slack(A);
  // Of terms of one sign, which is all that can be supposed.
  return std::fabs(double(A) - B) <=
         3 * double(Base.Cols) * Eps * std::fabs(double(A));
}

} // namespace crinn::eval
