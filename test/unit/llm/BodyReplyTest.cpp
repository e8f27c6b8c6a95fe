//===- BodyReplyTest.cpp - bodies in replies, good and bad ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/prompt/PlanReply.h"

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

static const std::string Site = "best-first@one()#0";

static std::string reply(const std::string &Body,
                         const std::string &Of = "Site: `" + Site + "`\n") {
  return "## Performance Analysis\nIt waits; see {this}.\n## Algorithm Design\n"
         "Look ahead.\n## Code\n" +
         Of + "```cpp\n" + Body + "\n```\nThat is all.\n";
}

static std::string refused(const std::string &Reply) {
  return errorOf(planFromReply(Reply, landscape(), /*Bodies=*/true));
}

TEST(BodyReply, OneStepWithTheBodyAsItStands) {
  passes::Plan P = valueOf(planFromReply(reply("\n{\n  int x = 0;\n  x;\n}\n"),
                                         landscape(), /*Bodies=*/true));
  ASSERT_EQ(P.Steps.size(), 1u);
  EXPECT_EQ(P.Steps[0].Rewrite, "replace-body");
  EXPECT_EQ(P.Steps[0].Site, Site);
  EXPECT_EQ(P.Steps[0].Params.Body, "{\n  int x = 0;\n  x;\n}");
  EXPECT_EQ(P.Base.at("a.h"), "00ff");
  passes::Plan Again = valueOf(passes::planFromJson(toJson(P)));
  EXPECT_EQ(Again.Steps[0].Params.Body, P.Steps[0].Params.Body);
}

TEST(BodyReply, OnlyWhereBodiesAreWanted) {
  EXPECT_NE(errorOf(planFromReply(reply("{}"), landscape())).find("'steps'"),
            std::string::npos);
}

TEST(BodyReply, APlanIsStillAPlan) {
  std::string Plan = R"({"steps": [{"rewrite": "batch", "site": ")" + Site +
                     R"(", "params": {"size": 16}}]})";
  passes::Plan P = valueOf(planFromReply(
      "## Code\n```json\n" + Plan + "\n```\n", landscape(), true));
  EXPECT_EQ(P.Steps[0].Rewrite, "batch");
}

TEST(BodyReply, SaysWhatIsWrong) {
  auto Has = [](const std::string &Text, const std::string &Part) {
    EXPECT_NE(Text.find(Part), std::string::npos) << Text;
  };
  Has(refused(reply("{}", "")), "one line 'Site: ID'");
  Has(refused(reply("{}", "Site: a\nSite: b\n")), "one line 'Site: ID'");
  Has(refused(reply("{}", "Site: ../../etc/passwd\n")), "no site '../../etc");
  Has(refused(reply("{}") + "```cpp\n{}\n```\n"), "not one fence");
  Has(refused("## Code\nSite: " + Site + "\n```cpp\n{\n"), "not one fence");
  Has(refused("nothing at all"), "not one fence");
  Has(refused(reply("void one() {}")), "not one block in braces; give all");
  Has(refused(reply("{\n#include \"/etc/passwd\"\n}")), "directive");
  Has(refused(reply(std::string("{ int x\0; }", 11))), "not ASCII");
  Has(refused(reply("{" + std::string(70 << 10, ' ') + "}")), "64 KiB");
}
