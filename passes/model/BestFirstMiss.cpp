//===- BestFirstMiss.cpp - what a near best-first search lacks ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/BestFirst.h"

namespace crinn::passes {

NearMiss nearMissOf(const ParsedUnit &U, const BestFirst &B) {
  Idiom Found = idiomOf(U, B);
  NearMiss::Lack Visited{"visited-test", nullptr,
                         "no condition on the neighbour"};
  if (!B.Filters.empty())
    Visited = {"visited-test", B.Filters.front(),
               "nothing marks what it asks, nor does it itself"};
  return {Found.Kind, Found.Function, Found.At, {Visited}, Found.Roles};
}

} // namespace crinn::passes
