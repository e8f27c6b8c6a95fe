//===- Stable.cpp - the same question, asked again ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/equivalence/Checks.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>

namespace crinn::eval {

namespace {

constexpr uint32_t LowEf = 10, HighEf = 100, AskedK = 10;
constexpr size_t OtherBatch = 1000, OtherBatches = 10;

/// Answers in the order of query numbers, whatever order they were asked in.
struct Row {
  std::vector<uint32_t> Ids;
  std::vector<float> Distances;
  bool operator==(const Row &O) const {
    return Ids == O.Ids && Distances.size() == O.Distances.size() &&
           (Distances.empty() ||
            std::memcmp(Distances.data(), O.Distances.data(),
                        Distances.size() * sizeof(float)) == 0);
  }
};
using Rows = std::vector<Row>;

Result<Rows> answersOf(Worker &W, const Matrix &Queries,
                       const std::vector<uint32_t> &Order, uint32_t Ef,
                       uint64_t Seed) {
  Answers A;
  if (auto T = W.search(Queries, Order, AskedK, Ef, Seed, A); !T)
    return T.takeError();
  Rows Out(Queries.Rows);
  for (size_t I = 0; I < Order.size(); ++I) {
    size_t Count = size_t(std::clamp<int32_t>(A.Found[I], 0, AskedK));
    auto Id = A.Ids.begin() + long(I * AskedK);
    auto D = A.Distances.begin() + long(I * AskedK);
    Out[Order[I]] = {{Id, Id + long(Count)}, {D, D + long(Count)}};
  }
  return Out;
}

/// What it was asked, and in which circumstances.
struct History {
  const TestSet &Set;
  const Matrix &Others;
  uint64_t Seed;
};

/// Empty: always the same answers. Else when they were other ones.
Result<std::string> unsteady(const Bench &B, bool Candidate, const History &H) {
  const Matrix &Q = H.Set.Queries;
  std::vector<uint32_t> Order = firstNumbers(Q.Rows);
  auto W = B.start(Candidate, H.Set.Distance, Q.Cols);
  if (!W)
    return W.takeError();
  if (auto T = (*W)->build(H.Set.Base); !T)
    return T.takeError();
  auto Low = answersOf(**W, Q, Order, LowEf, H.Seed);
  if (!Low)
    return Low.takeError();
  Random R(H.Seed);
  Rows High;
  auto again = [&](Worker &On, uint32_t Ef,
                   const char *When) -> Result<std::string> {
    R.shuffle(Order);
    auto Now = answersOf(On, Q, Order, Ef, R.next());
    if (!Now)
      return Now.takeError();
    if (Ef == HighEf && High.empty())
      High = *Now;
    return *Now == (Ef == LowEf ? *Low : High) ? std::string() : When;
  };
  for (auto [Ef, When] : {std::pair{LowEf, "asked a second time"},
                          {LowEf, "asked a third time"},
                          {HighEf, ""},
                          {LowEf, "asked again after a wider search"}})
    if (auto S = again(**W, Ef, When); !S || !S->empty())
      return S;
  const auto All = firstNumbers(OtherBatch);
  for (size_t I = 0; I < OtherBatches; ++I) {
    Answers Ignored;
    // Each time other queries: the same rows, scaled by a factor near 1.
    Matrix Scaled = H.Others;
    for (float &X : Scaled.Data)
      X *= 1 + 0.01f * float(I);
    if (auto T = (*W)->search(Scaled, All, AskedK, TestEf[I % TestEf.size()],
                              R.next(), Ignored);
        !T)
      return T.takeError();
  }
  for (uint32_t Ef : {LowEf, HighEf})
    if (auto S = again(**W, Ef, "asked after 10,000 other queries");
        !S || !S->empty())
      return S;
  auto Fresh = B.start(Candidate, H.Set.Distance, Q.Cols);
  if (!Fresh)
    return Fresh.takeError();
  if (auto T = (*Fresh)->build(H.Set.Base); !T)
    return T.takeError();
  for (uint32_t Ef : {HighEf, LowEf})
    if (auto S = again(**Fresh, Ef,
                       "asked in another process, the wider "
                       "search first");
        !S || !S->empty())
      return S;
  return std::string();
}

} // namespace

Checked checkStable(const Bench &B) {
  Random R(B.S.Seed + 3);
  const size_t Dim = 17 + R.below(15), Count = 400 + R.below(200);
  TestSet Set{"stable",
              Metric::L2,
              Kind::Gaussian,
              drawRows(Kind::Gaussian, Count, Dim, R.next()),
              drawRows(Kind::Gaussian, 40, Dim, R.next()),
              {}};
  const Matrix Others = drawRows(Kind::Gaussian, OtherBatch, Dim, R.next());
  const History H{Set, Others, R.next()};
  auto Said = unsteady(B, true, H);
  if (Said && Said->empty())
    return fine();
  auto OfA = unsteady(B, false, H);
  if (!OfA)
    // It refuses the set; then the candidate may.
    return OfA.error().Code == Errc::Worker ? fine() : Checked(OfA.takeError());
  if (!Said)
    return candidateFailed(Said.takeError());
  if (!OfA->empty())
    return fine();
  return found({"unstable",
                "other answers to the same queries when " + *Said,
                {{"when", *Said}}});
}

} // namespace crinn::eval
