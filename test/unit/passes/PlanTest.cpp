//===- PlanTest.cpp - plans as JSON ---------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Plan.h"

#include <gtest/gtest.h>

using namespace crinn::passes;
using nlohmann::json;

namespace {

const char *const Good = R"({"format": "crinn-plan-1", "base": {"a.h": "00"},
  "steps": [{"rewrite": "r", "site": "s#0", "params": {"n": 4}}]})";

std::string errorOf(const std::string &Text) {
  llvm::Expected<Plan> P = planFromJson(json::parse(Text));
  return P ? "" : llvm::toString(P.takeError());
}

TEST(Plan, ReadsWhatItWrites) {
  llvm::Expected<Plan> P = planFromJson(json::parse(Good));
  ASSERT_TRUE(bool(P));
  EXPECT_EQ(P->Base.at("a.h"), "00");
  ASSERT_EQ(P->Steps.size(), 1u);
  EXPECT_EQ(P->Steps[0].Params.at("n"), 4);
  EXPECT_EQ(toJson(*P), json::parse(Good));
}

TEST(Plan, RefusesWhatIsNoPlan) {
  EXPECT_NE(errorOf("[]"), "");
  EXPECT_NE(errorOf("{}"), "");
  EXPECT_NE(errorOf(R"({"format": 1, "steps": []})"), "");
  EXPECT_NE(errorOf(R"({"format": "crinn-plan-1"})"), "");
}

TEST(Plan, NamesTheUnknownVersion) {
  EXPECT_NE(errorOf(R"({"format": "crinn-plan-2", "steps": []})")
                .find("crinn-plan-2"),
            std::string::npos);
}

TEST(Plan, RefusesUnknownFields) {
  EXPECT_NE(errorOf(R"({"format": "crinn-plan-1", "steps": [], "x": 1})"), "");
  EXPECT_NE(errorOf(R"({"format": "crinn-plan-1", "steps":
    [{"rewrite": "r", "site": "s", "param": {}}]})"),
            "");
}

TEST(Plan, RefusesWrongTypes) {
  EXPECT_NE(errorOf(R"({"format": "crinn-plan-1", "base": {"a": 1},
    "steps": []})"),
            "");
  EXPECT_NE(
      errorOf(R"({"format": "crinn-plan-1", "steps": [{"rewrite": "r"}]})"),
      "");
  EXPECT_NE(errorOf(R"({"format": "crinn-plan-1", "steps":
    [{"rewrite": "r", "site": "s", "params": {"n": 1.5}}]})"),
            "");
}

TEST(Plan, AMissingFileIsNamed) {
  llvm::Expected<Plan> P = readPlan("no/such/plan.json");
  ASSERT_FALSE(bool(P));
  EXPECT_NE(llvm::toString(P.takeError()).find("no/such/plan.json"),
            std::string::npos);
}

} // namespace
