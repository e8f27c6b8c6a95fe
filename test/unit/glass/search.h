//===- search.h - build and search, failing the test on error - -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Half the default degree and less than half the default beam.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_TEST_UNIT_GLASS_SEARCH_H
#define CRINN_TEST_UNIT_GLASS_SEARCH_H

#include "baseline_glass/index.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

namespace glasstest {

using namespace glass;

inline IndexParams params(Metric M, QuantizerKind Q, float Refine = 0) {
  IndexParams P;
  P.DistanceMetric = M;
  P.Quantizer = Q;
  P.RefineFactor = Refine;
  P.RefineQuantizer = QuantizerKind::FP32;
  P.Graph.Degree = 16;
  P.Graph.EfConstruction = 80;
  return P;
}

inline std::unique_ptr<Index> build(const std::vector<float> &Rows, size_t Dim,
                                    const IndexParams &P) {
  auto I = Index::build(Rows.data(), Rows.size() / Dim, Dim, P);
  if (!I) {
    ADD_FAILURE() << I.error().Message;
    return nullptr;
  }
  return std::move(*I);
}

struct Answer {
  std::vector<int32_t> Ids;
  std::vector<float> Distances;
};

/// A beam below Count counts as Count.
inline Answer search(const Index &I, const float *Query, size_t Count,
                     size_t Ef) {
  static SearchScratch Scratch; // shared on purpose: it must serve any index
  Answer A;
  A.Ids.resize(Count);
  A.Distances.resize(Count);
  auto Found = I.search(Query, Count, std::max(Ef, Count), Scratch,
                        A.Ids.data(), A.Distances.data());
  if (!Found) {
    ADD_FAILURE() << Found.error().Message;
    return {};
  }
  A.Ids.resize(*Found);
  A.Distances.resize(*Found);
  return A;
}

} // namespace glasstest

#endif // CRINN_TEST_UNIT_GLASS_SEARCH_H
