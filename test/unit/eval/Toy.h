//===- Toy.h - a tiny target and data set for tests -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TEST_UNIT_EVAL_TOY_H
#define CRINN_TEST_UNIT_EVAL_TOY_H

#include "eval/data/Dataset.h"
#include "eval/data/GroundTruth.h"
#include "eval/judge/Baseline.h"
#include "eval/support/Files.h"
#include "eval/support/Random.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace crinn::eval {

inline Matrix randomMatrix(size_t Rows, size_t Cols, uint64_t Seed) {
  Random R(Seed);
  Matrix M{Rows, Cols, {}};
  for (size_t I = 0; I < Rows * Cols; ++I)
    M.Data.push_back(float(R.unit()));
  return M;
}

/// 1000 rows and 300 queries of 8 dimensions, uniform.
inline std::shared_ptr<const Dataset> toyData() {
  auto D = std::make_shared<Dataset>();
  D->Name = "toy";
  D->Hash = "toy-1";
  D->Base = randomMatrix(1000, 8, 1);
  D->Queries = randomMatrix(300, 8, 2);
  D->TruthK = 100;
  D->Truth = *exactNeighbors(Metric::L2, D->Base, D->Queries, 100, {});
  return D;
}

/// A scratch directory with a cache, and the scanning target prepared in it.
struct Toy : testing::Test {
  TempDir Dir = *TempDir::create();
  Context Ctx{nullptr, nullptr, Dir.path() + "/cache"};
  Target T = *loadTarget(CRINN_TOY_DIR "/target.json");

  Result<Baseline> prepared() {
    return prepareBaseline(T, toyData(), Dir.path() + "/work", Ctx);
  }

  /// A variant of lib/scan.h with \p From replaced by \p To.
  Variant edited(const std::string &From, const std::string &To,
                 EquivalenceClass Class = EquivalenceClass::Exact) {
    static unsigned Serial = 0;
    std::string Root = Dir.path() + "/v" + std::to_string(++Serial);
    Tree Tr = *materialise(T, Root + "/tree");
    std::string Text = *readFile(Root + "/tree/lib/scan.h");
    size_t At = Text.find(From);
    EXPECT_NE(At, std::string::npos) << From;
    Text.replace(At, From.size(), To);
    EXPECT_TRUE(writeFile(Root + "/tree/lib/scan.h", Text));
    return *makeVariant(Tr, Root + "/tree", Root + "/variant", "edit", Class,
                        {"search"});
  }
};

} // namespace crinn::eval

#endif // CRINN_TEST_UNIT_EVAL_TOY_H
