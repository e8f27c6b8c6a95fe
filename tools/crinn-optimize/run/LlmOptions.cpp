//===- LlmOptions.cpp - how a language model is asked ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/LlmOptions.h"

#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"

#include "llm/LlmProposer.h"
#include "llm/chat/Secret.h"

#include "llvm/ADT/StringExtras.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

void LlmOptions::addEndpoint(eval::Options &P) {
  P.text("llm-url", "URL",
         "of the endpoint, with its version: http://localhost:8080/v1", At.Url);
  P.text("llm-model", "NAME", "the model, as the endpoint names it", At.Model);
  P.text("llm-key-file", "FILE",
         "holds the key, mode 0600 (default: CRINN_LLM_KEY)", KeyFile);
  P.number("llm-stall", "S", "give up a connection silent for S seconds (60)",
           Stall, 1, 3600);
  P.number("llm-attempts", "N", "attempts at a request (5)", Attempts, 1, 100);
  P.number("reply-tokens", "N", "length of a reply at most (2048)", ReplyTokens,
           16, 1 << 20);
  P.text("temperature", "T", "of the model, 0 to 2 (0.8)", TemperatureText);
}

void LlmOptions::addRun(eval::Options &P) {
  P.text("program", "FILE", "your advice to the model, put into every prompt",
         Program);
  P.flag("bodies", "let it write functions' bodies too (docs/replace-body.md)",
         Bodies);
  P.text("replay", "DIR",
         "use the replies in DIR (the chat/ of a run) and no network", Replay);
  P.text("max-tokens", "N", "end when N tokens were used", MaxTokensText);
  P.text("max-cost", "X", "end when X was spent, in the currency of --prices",
         MaxCostText);
  P.text("max-llm-seconds", "S", "end when S seconds were spent on replies",
         MaxSecondsText);
  P.number("patience", "N",
           "end after N replies in a row without a new plan (8)", Patience, 1,
           1000);
  P.text("prices", "FILE", "prices of models; docs/proposers.md", Prices);
  P.flag("any-price", "use a model whose price is not known", AnyPrice);
}

/// \p Text as a number from \p Low to \p High into \p Into, unless it is empty.
template <typename T>
static Error number(const char *Name, const std::string &Text, double Low,
                    double High, T &Into) {
  double Value = 0;
  if (Text.empty())
    return Error::success();
  if (StringRef(Text).getAsDouble(Value) || !(Value >= Low && Value <= High))
    return fail(Exit::Usage, fmt::format("--{}={}: not a number from {} to {}",
                                         Name, Text, Low, High));
  Into = Value;
  return Error::success();
}

Error LlmOptions::check(bool Used) {
  // Also where no model is asked: what is started later shall not inherit it.
  auto Key = llm::takeKey(Used ? KeyFile : "");
  if (!Used) {
    consumeError(Key.takeError());
    for (const std::string *Text :
         {&At.Url, &At.Model, &KeyFile, &Program, &Replay, &Prices,
          &MaxTokensText, &MaxCostText, &MaxSecondsText, &TemperatureText})
      if (!Text->empty() || Bodies)
        return fail(Exit::Usage, "an option for --proposer=llm is given "
                                 "without it; see `crinn-optimize run --help`");
    return Error::success();
  }
  if (!Key)
    return fail(Exit::Input, toString(Key.takeError()));
  At.Key = std::move(*Key);
  At.StallSeconds = static_cast<double>(Stall);
  At.Attempts = static_cast<unsigned>(Attempts);
  if (Replay.empty() && (At.Url.empty() || At.Model.empty()))
    return fail(Exit::Usage, "a language model needs --llm-url and "
                             "--llm-model");
  while (StringRef(At.Url).ends_with("/"))
    At.Url.pop_back();
  if (Error E = number("temperature", TemperatureText, 0, 2, Temperature))
    return E;
  if (Error E = number("max-tokens", MaxTokensText, 1, 1e15, Caps.Tokens))
    return E;
  if (Error E = number("max-cost", MaxCostText, 0, 1e9, Caps.Money))
    return E;
  if (Error E = number("max-llm-seconds", MaxSecondsText, 0, 1e9, Caps.Seconds))
    return E;
  if (!Program.empty()) {
    auto Text = readFile(Program);
    if (!Text)
      return Text.takeError();
    Advice = std::move(*Text);
  }
  if (!Prices.empty()) {
    auto J = readJson(Prices);
    if (!J)
      return J.takeError();
    auto Known = llm::priceOf(*J, At.Model);
    if (Known)
      Price = *Known;
    else if (!AnyPrice)
      return fail(Exit::Input, Prices + ": " + toString(Known.takeError()) +
                                   ", or give --any-price");
    else
      consumeError(Known.takeError());
  }
  return Error::success();
}

nlohmann::json LlmOptions::identity() const {
  return {{"model", At.Model},
          {"program", sha256(Advice)},
          {"bodies", Bodies},
          {"reply-tokens", ReplyTokens},
          {"temperature", Temperature}};
}

std::unique_ptr<llm::Chat>
LlmOptions::makeChat(uint64_t Seed, const std::atomic<bool> *Stop) const {
  llm::Endpoint E = At;
  E.Seed = Seed;
  return std::make_unique<llm::HttpChat>(std::move(E), Stop);
}

Expected<std::unique_ptr<llm::Proposer>>
LlmOptions::makeProposer(const std::string &RunDir, uint64_t Seed,
                         std::map<std::string, std::string> Sources,
                         const std::atomic<bool> *Stop) const {
  if (Replay.empty() && Prices.empty() && !AnyPrice)
    return fail(Exit::Usage, "the price of the model is not known; give "
                             "--prices, or --any-price for a server that costs "
                             "nothing");
  llm::LlmSettings S;
  S.Model = At.Model;
  S.Seed = Seed;
  S.ReplyTokens = ReplyTokens;
  S.Temperature = Temperature;
  S.Useless = static_cast<unsigned>(Patience);
  S.Advice = Advice;
  S.Bodies = Bodies;
  S.Sources = std::move(Sources);
  std::optional<llm::Transcript> Recorded;
  if (!Replay.empty())
    Recorded.emplace(Replay);
  return std::make_unique<llm::LlmProposer>(
      std::move(S), Recorded ? nullptr : makeChat(Seed, Stop),
      std::make_unique<llm::Budget>(Caps, Price),
      llm::Transcript(RunDir + "/chat"), std::move(Recorded));
}

} // namespace crinn::optimize
