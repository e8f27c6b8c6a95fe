//===- NamingTest.cpp - names for inserted variables ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Naming.h"

#include <gtest/gtest.h>

using crinn::passes::Names;

namespace {

TEST(Naming, FollowsTheAuthor) {
  EXPECT_EQ(Names({}, "", "candidate_id").fresh("batch_size"), "batch_size");
  EXPECT_EQ(Names({}, "", "id").fresh("batch_size"), "batch_size");
  EXPECT_EQ(Names({}, "", "curNode").fresh("batch_size"), "batchSize");
  EXPECT_EQ(Names({}, "", "Neighbour").fresh("batch_size"), "BatchSize");
  EXPECT_EQ(Names({}, "", "V").fresh("b"), "B");
}

TEST(Naming, NeverTakesANameInUse) {
  EXPECT_EQ(Names({}, "int batch = 1;", "id").fresh("batch"), "batch2");
  EXPECT_EQ(Names({}, "batch + batch2", "id").fresh("batch"), "batch3");
}

TEST(Naming, NeverTakesTheNameOfAMacro) {
  EXPECT_EQ(Names({{"batch", {}}}, "", "id").fresh("batch"), "batch2");
}

TEST(Naming, NeverTakesWhatAMacroOfTheCodeMentions) {
  crinn::passes::Macros Defined = {{"TWICE", {"OTHER"}}, {"OTHER", {"batch"}}};
  EXPECT_EQ(Names(Defined, "TWICE(x)", "id").fresh("batch"), "batch2");
  EXPECT_EQ(Names(Defined, "x", "id").fresh("batch"), "batch");
}

TEST(Naming, APartOfAnotherNameIsFree) {
  EXPECT_EQ(Names({}, "batches = my_batch;", "id").fresh("batch"), "batch");
}

} // namespace
