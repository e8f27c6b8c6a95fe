//===- LlmProposerTest.cpp - a language model that reads a script ---------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/LlmProposer.h"
#include "llm/prompt/PlanReply.h"
#include "passes/source/Failure.h"

#include <filesystem>
#include <fstream>

using namespace crinn;
using namespace crinn::llm;
using namespace crinn::test;

namespace {

/// Answers with the lines of a script; "!" is a server that cannot be reached.
class Script : public Chat {
public:
  Script(std::vector<std::string> Lines, std::vector<ChatRequest> &Asked)
      : Lines(std::move(Lines)), Asked(Asked) {}
  llvm::Expected<ChatReply> complete(const ChatRequest &R) override {
    Asked.push_back(R);
    const std::string Text = Lines.at(Asked.size() - 1);
    if (Text == "!")
      return passes::fail(passes::Code::Environment, "no reply");
    return ChatReply{Text, 100, 10, true, false};
  }

private:
  std::vector<std::string> Lines;
  std::vector<ChatRequest> &Asked;
};

std::string plan(int Size) {
  return R"({"steps": [{"rewrite": "batch", "site": "best-first@one()#0", )"
         R"("params": {"size": )" +
         std::to_string(Size) + "}}]}";
}

struct Talk {
  Scratch S;
  State Known = landscape();
  std::vector<ChatRequest> Asked;
  Caps C;

  std::unique_ptr<LlmProposer> with(std::vector<std::string> Lines,
                                    std::optional<Transcript> Replay = {}) {
    Asked.clear();
    return std::make_unique<LlmProposer>(
        LlmSettings(),
        Replay ? nullptr : std::make_unique<Script>(std::move(Lines), Asked),
        std::make_unique<Budget>(C), Transcript(S / "chat"), Replay);
  }
  /// The sizes proposed, in order, each told a reward.
  std::vector<int64_t> sizes(LlmProposer &P, size_t Most = 9) {
    std::vector<int64_t> Result;
    while (Result.size() < Most) {
      auto Plans = valueOf(P.propose(Known, 1));
      if (Plans.empty())
        break;
      Result.push_back(Plans[0].Steps[0].Params.at("size"));
      P.tell(Plans[0], measured(Result.back() / 1000.0));
    }
    return Result;
  }
};

using Sizes = std::vector<int64_t>;

} // namespace

TEST(Llm, ProposesWhatTheModelSays) {
  Talk T;
  auto P = T.with({plan(8), plan(16)});
  EXPECT_EQ(T.sizes(*P, 2), (Sizes{8, 16}));
  const std::string &Second = T.Asked[1].Messages[1].Text;
  EXPECT_NE(Second.find("speed 1.008 times"), std::string::npos)
      << "what was judged is an exemplar";
  EXPECT_EQ(T.Asked[0].Schema, planSchema(T.Known));
}

TEST(Llm, OneRepairRoundWithTheReason) {
  Talk T;
  auto P = T.with({"I cannot.", plan(8), plan(99), "no", plan(16)});
  EXPECT_EQ(T.sizes(*P, 2), (Sizes{8, 16}));
  ASSERT_EQ(T.Asked.size(), 5u);
  ASSERT_EQ(T.Asked[1].Messages.size(), 4u);
  EXPECT_EQ(T.Asked[1].Messages[2].Text, "I cannot.");
  EXPECT_NE(T.Asked[1].Messages[3].Text.find("no JSON object"),
            std::string::npos);
  EXPECT_NE(T.Asked[3].Messages[3].Text.find("from 4 to 64"),
            std::string::npos);
  EXPECT_EQ(T.Asked[4].Messages.size(), 2u) << "after one repair, anew";
}

TEST(Llm, AKnownPlanIsOfNoUse) {
  Talk T;
  auto P = T.with({plan(8), plan(8), plan(16)});
  EXPECT_EQ(T.sizes(*P, 2), (Sizes{8, 16}));
  EXPECT_NE(T.Asked[2].Messages[3].Text.find("judged before"),
            std::string::npos);
}

TEST(Llm, EndsAfterTooManyRepliesOfNoUse) {
  Talk T;
  auto P = T.with(std::vector<std::string>(9, "no"));
  EXPECT_EQ(T.sizes(*P), Sizes{});
  EXPECT_EQ(T.Asked.size(), 8u);
  EXPECT_NE(P->note().find("8 replies in a row"), std::string::npos);
}

TEST(Llm, EndsAtTheCapBeforeTheCall) {
  Talk T;
  // The first request may cost its estimate and 2048; it uses 110.
  T.C.Tokens = 3100;
  auto P = T.with(std::vector<std::string>{plan(4), plan(6), plan(8), plan(12),
                                           plan(16), plan(24), plan(32)});
  EXPECT_LT(T.sizes(*P).size(), 7u);
  EXPECT_NE(P->note().find("cap on tokens"), std::string::npos);
  EXPECT_GE(T.Asked.size(), 1u);
}

TEST(Llm, AServerThatFailsIsAnErrorAndNoPlan) {
  Talk T;
  auto P = T.with({"!"});
  EXPECT_NE(errorOf(P->propose(T.Known, 1)), "");
}

TEST(Llm, AResumedRunAsksNothingTwice) {
  Talk T;
  auto First = T.with({plan(8), "no", plan(16), plan(32)});
  EXPECT_EQ(T.sizes(*First, 2), (Sizes{8, 16}));
  auto Again = T.with({plan(32)});
  EXPECT_EQ(T.sizes(*Again, 3), (Sizes{8, 16, 32}));
  EXPECT_EQ(T.Asked.size(), 1u);
}

TEST(Llm, AReplayGivesTheSamePlansWithoutAServer) {
  Talk T;
  auto First = T.with({plan(8), "no", plan(16)});
  EXPECT_EQ(T.sizes(*First, 2), (Sizes{8, 16}));
  std::filesystem::rename(T.S / "chat", T.S / "recorded");
  auto Replay = T.with({}, Transcript(T.S / "recorded"));
  EXPECT_EQ(T.sizes(*Replay, 2), (Sizes{8, 16}));
  EXPECT_NE(errorOf(Replay->propose(T.Known, 1)).find("0004.json"),
            std::string::npos);
}

TEST(Llm, EveryExchangeIsKeptWithItsExemplars) {
  Talk T;
  auto P = T.with({plan(8), plan(16), plan(32)});
  T.sizes(*P, 3);
  std::ifstream In(Transcript(T.S / "chat").path(3));
  auto J = nlohmann::json::parse(In);
  EXPECT_EQ(J["reply"]["text"], plan(32));
  ASSERT_EQ(J["notes"]["exemplars"].size(), 2u);
  const double P0 = J["notes"]["exemplars"][0]["probability"];
  const auto Both = exemplarProbabilities({0.008, 0.016});
  EXPECT_TRUE(P0 == Both[0] || P0 == Both[1]);
  EXPECT_EQ(J["notes"]["exemplars"][1]["probability"], 1);
}

TEST(Llm, NothingIsAskedWhereThereIsNothingToRewrite) {
  Talk T;
  T.Known = landscape({});
  auto P = T.with({});
  EXPECT_EQ(T.sizes(*P), Sizes{});
}
