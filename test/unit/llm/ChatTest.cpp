//===- ChatTest.cpp - replies, budgets, keys and transcripts --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "test/unit/llm/Landscape.h"

#include "llm/Random.h"
#include "llm/chat/Budget.h"
#include "llm/chat/ReplyReader.h"
#include "llm/chat/Secret.h"
#include "llm/chat/Transcript.h"

#include <fstream>
#include <sys/stat.h>
#include <thread>

using namespace crinn::llm;
using namespace crinn::test;

/// Fed in pieces of each length: no border between two matters.
static std::string streamed(const std::string &Bytes, bool Events = true) {
  std::string First;
  for (size_t Piece = 1; Piece <= Bytes.size() + 1; Piece += 7) {
    ReplyReader R(Events, 1 << 20);
    for (size_t At = 0; At < Bytes.size(); At += Piece)
      if (!R.feed(llvm::StringRef(Bytes).substr(At, Piece)))
        break;
    auto Reply = R.finish();
    std::string Text = Reply ? "text: " + Reply->Text + "; " +
                                   std::to_string(Reply->PromptTokens) + "+" +
                                   std::to_string(Reply->ReplyTokens) +
                                   (Reply->Counted ? "" : " estimated") +
                                   (Reply->Cut ? " cut" : "")
                             : "error: " + llvm::toString(Reply.takeError());
    if (Piece == 1)
      First = Text;
    EXPECT_EQ(Text, First) << "in pieces of " << Piece;
  }
  return First;
}

static const std::string Hel =
    R"(data: {"choices": [{"delta": {"role": "assistant", "content": "Hel"}}]})"
    "\n\n";
static const std::string Lo =
    R"(data: {"choices": [{"delta": {"content": "lo"}}]})"
    "\r\n\r\n";
static const std::string Stop =
    R"(data: {"choices": [{"delta": {}, "finish_reason": "stop"}]})"
    "\n\n";
static const std::string Usage =
    R"(data: {"choices": [], "usage": {"prompt_tokens": 7, )"
    R"("completion_tokens": 2}})"
    "\n\n";

TEST(ReplyReader, AStreamIsPutTogether) {
  EXPECT_EQ(
      streamed(": hello\n\n" + Hel + Lo + Stop + Usage + "data: [DONE]\n"),
      "text: Hello; 7+2");
  EXPECT_EQ(streamed(Hel + Lo + "data: [DONE]\n"),
            "text: Hello; 0+2 estimated");
  EXPECT_EQ(streamed(Hel + Stop), "text: Hel; 0+2 estimated");
}

TEST(ReplyReader, AStreamThatBreaksOffIsNoReply) {
  EXPECT_EQ(streamed(Hel + Lo), "error: the stream ended before the reply did");
  EXPECT_EQ(streamed(Hel + "data: {\"choices\": [{\"del"),
            "error: an event of the stream is not a JSON object");
  EXPECT_EQ(streamed(""), "error: the stream ended before the reply did");
  EXPECT_EQ(streamed("data: [DONE]\n"),
            "error: the reply has no text (choices[0] is missing or empty)");
}

TEST(ReplyReader, ADocument) {
  EXPECT_EQ(streamed(R"({"choices": [{"message": {"content": "Hi"}, )"
                     R"("finish_reason": "length"}], "usage": )"
                     R"({"prompt_tokens": 3, "completion_tokens": 1}})",
                     false),
            "text: Hi; 3+1 cut");
  EXPECT_NE(streamed("{\"choices\": [", false).find("error: "),
            std::string::npos);
  for (const char *Bad :
       {"[]", "7", "null", "{}", R"({"choices": 7})", R"({"choices": [7]})",
        R"({"choices": [{"message": 7}]})",
        R"({"choices": [{"message": {"content": 7}}]})",
        R"({"choices": [{"message": {"content": null}}]})"})
    EXPECT_EQ(streamed(Bad, false).find("error: "), 0u) << Bad;
}

TEST(ReplyReader, AnErrorInTheBodyIsShownOnOneLine) {
  EXPECT_EQ(streamed(R"({"error": {"message": "no\nmodel"}})", false)
                .find("error: the server reports: no"),
            0u);
  EXPECT_EQ(streamed("data: {\"error\": {\"message\": \"full\"}}\n\n"),
            "error: the server reports: full");
  EXPECT_EQ(streamed(R"({"error": 7})", false),
            "error: the server reports: an error without a message");
}

TEST(ReplyReader, NoReplyIsLongerThanAllowed) {
  ReplyReader R(true, 100);
  EXPECT_TRUE(R.feed(std::string(100, 'x')));
  EXPECT_FALSE(R.feed("x"));
  EXPECT_NE(errorOf(R.finish()).find("longer than 100"), std::string::npos);
}

static ChatRequest request(uint64_t MaxTokens = 100) {
  ChatRequest R;
  R.Messages = {{"user", std::string(300, 'x')}};
  R.MaxTokens = MaxTokens;
  return R;
}

TEST(Budget, RefusesBeforeTheCallWhatItMightNotPay) {
  const uint64_t Needs = estimatedTokens(request().Messages) + 100;
  Caps C;
  C.Tokens = Needs;
  Budget B(C);
  EXPECT_EQ(B.reserve(request()), "");
  EXPECT_NE(B.reserve(request()), "") << "one is under way";
  ChatReply Reply;
  Reply.PromptTokens = 20;
  Reply.ReplyTokens = 10;
  B.settle(request(), &Reply, 1);
  EXPECT_EQ(B.spent().Tokens, 30u);
  EXPECT_NE(B.reserve(request()), "");
  EXPECT_EQ(B.reserve(request(70)), "") << "what was not used is free again";
}

TEST(Budget, AFailedRequestCostsNothingButTime) {
  Caps C;
  C.Seconds = 5;
  Budget B(C, {1, 1});
  EXPECT_EQ(B.reserve(request()), "");
  B.settle(request(), nullptr, 6);
  EXPECT_EQ(B.spent().Tokens, 0u);
  EXPECT_EQ(B.reserve(request()), "the cap on time");
}

TEST(Budget, MoneyByThePriceOfEither) {
  Price P{2, 10};
  EXPECT_DOUBLE_EQ(P.of(1000000, 100000), 3);
  Caps C;
  C.Money = 0.001;
  Budget B(C, P);
  EXPECT_EQ(B.reserve(request(1000)), "the cap on cost");
  EXPECT_EQ(B.reserve(request(10)), "");
}

TEST(Budget, EightAtOnceNeverPassTheCap) {
  Caps C;
  C.Tokens = 50000;
  Budget B(C);
  std::vector<std::thread> Threads;
  for (unsigned T = 0; T < 8; ++T)
    Threads.emplace_back([&, T] {
      Random Rng(T);
      while (B.reserve(request()) == "") {
        ChatReply Reply;
        Reply.PromptTokens = estimatedTokens(request().Messages);
        Reply.ReplyTokens = Rng.below(101);
        std::this_thread::yield();
        B.settle(request(), &Reply, 0);
      }
    });
  for (std::thread &T : Threads)
    T.join();
  EXPECT_LE(B.spent().Tokens, 50000u);
  EXPECT_GT(B.spent().Tokens, 50000u - 9 * 220);
}

TEST(Prices, OnlyOfAModelThatIsNamed) {
  auto J = nlohmann::json::parse(R"({"format": "crinn-prices-1", "models":
    {"a": {"prompt": 1, "reply": 2}, "b": {"prompt": -1, "reply": 2},
     "c": {"prompt": 1}}})");
  EXPECT_EQ(valueOf(priceOf(J, "a")).Reply, 2);
  for (const char *Model : {"b", "c", "d", ""})
    EXPECT_NE(errorOf(priceOf(J, Model)), "") << Model;
  EXPECT_NE(errorOf(priceOf(nlohmann::json(), "a")), "");
}

namespace {

class Key : public ::testing::Test {
protected:
  void TearDown() override { ::unsetenv(KeyVariable); }
  std::string file(const std::string &Text, mode_t Mode) {
    std::ofstream(S / "key") << Text;
    ::chmod((S / "key").c_str(), Mode);
    return S / "key";
  }
  Scratch S;
};

} // namespace

TEST_F(Key, OfTheEnvironmentIsTakenOutOfIt) {
  ::setenv(KeyVariable, "sk-1", 1);
  EXPECT_EQ(valueOf(takeKey("")), "sk-1");
  EXPECT_EQ(::getenv(KeyVariable), nullptr);
  EXPECT_EQ(valueOf(takeKey("")), "");
}

TEST_F(Key, OfAFileThatOnlyItsOwnerReads) {
  EXPECT_EQ(valueOf(takeKey(file("sk-2\n", 0600))), "sk-2");
  EXPECT_NE(errorOf(takeKey(file("sk-2\n", 0640))).find("chmod 600"),
            std::string::npos);
  EXPECT_NE(errorOf(takeKey(file("sk-2\n", 0604))), "");
  EXPECT_NE(errorOf(takeKey(file("\n", 0600))), "");
  EXPECT_NE(errorOf(takeKey(file(std::string(5000, 'x'), 0600))), "");
  EXPECT_NE(errorOf(takeKey(file("a\r\nX-Header: b", 0600))), "");
  EXPECT_NE(errorOf(takeKey(S / "none")), "");
  EXPECT_NE(errorOf(takeKey(S.Path)), "");
}

TEST_F(Key, IsCutOutOfTexts) {
  EXPECT_EQ(withoutKey("a sk-1 b sk-1", "sk-1"), "a [key] b [key]");
  EXPECT_EQ(withoutKey("a", ""), "a");
}

TEST(Transcript, ReadsBackWhatItWrote) {
  Scratch S;
  Transcript T(S / "chat");
  EXPECT_FALSE(valueOf(T.read(1)));
  Exchange E;
  E.Model = "m";
  E.Request = request();
  E.Reply = {"text", 3, 4, true, true};
  E.Seconds = 1.5;
  E.Notes = {{"exemplars", {{{"probability", 0.25}}}}};
  ASSERT_EQ(text(T.write(1, E)), "");
  auto Back = valueOf(T.read(1));
  ASSERT_TRUE(Back);
  EXPECT_EQ(Back->Reply.Text, "text");
  EXPECT_EQ(Back->Reply.PromptTokens, 3u);
  EXPECT_TRUE(Back->Reply.Cut);
  EXPECT_EQ(Back->Seconds, 1.5);
  EXPECT_FALSE(valueOf(T.read(2)));
}

TEST(Transcript, DamagedFilesAreNamed) {
  Scratch S;
  Transcript T(S.Path);
  for (const char *Text : {"", "{}", R"({"format": "crinn-chat-2"})",
                           R"({"format": "crinn-chat-1", "seconds": 1,
                               "reply": {"text": 7}})"}) {
    std::ofstream(T.path(1)) << Text;
    EXPECT_NE(errorOf(T.read(1)).find("0001.json"), std::string::npos);
  }
}
