//===- Permute.cpp - the same data in another order -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Permute.h"
#include "eval/support/Hash.h"
#include "eval/support/Random.h"

#include <fmt/format.h>

#include <algorithm>
#include <numeric>

namespace crinn::eval {

std::vector<uint32_t> permutation(size_t Rows, uint64_t Seed) {
  std::vector<uint32_t> Order(Rows);
  std::iota(Order.begin(), Order.end(), 0u);
  Random(Seed).shuffle(Order);
  return Order;
}

Dataset permuted(const Dataset &D, uint64_t Seed) {
  const std::vector<uint32_t> Order = permutation(D.Base.Rows, Seed);
  Dataset P;
  P.Name = fmt::format("{} (order {})", D.Name, Seed);
  P.Hash = sha256(fmt::format("{} order {}", D.Hash, Seed));
  P.Distance = D.Distance;
  P.Queries = D.Queries;
  P.Base = {D.Base.Rows, D.Base.Cols, std::vector<float>(D.Base.Data.size())};
  std::vector<uint32_t> NewOf(Order.size());
  for (uint32_t I = 0; I < Order.size(); ++I) {
    NewOf[Order[I]] = I;
    std::copy_n(D.Base.row(Order[I]), D.Base.Cols, P.Base.row(I));
  }
  P.TruthK = D.TruthK;
  P.Truth.reserve(D.Truth.size());
  for (uint32_t Id : D.Truth)
    P.Truth.push_back(NewOf[Id]);
  return P;
}

} // namespace crinn::eval
