//===- LlmProposer.cpp - a language model, proposing ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/LlmProposer.h"

#include "llm/prompt/PlanReply.h"
#include "llm/prompt/Prompt.h"
#include "passes/source/Failure.h"

#include <fmt/core.h>

#include <chrono>

namespace crinn::llm {

/// Of a reply that is sent back to be repaired.
static constexpr size_t LongestQuote = 4000;

/// The prompt, with exemplars drawn from the past; \p Notes says which.
std::vector<Message> LlmProposer::ask(const State &S, nlohmann::json &Notes) {
  PromptParts Parts;
  Parts.Known = &S;
  Parts.Sources = &Settings.Sources;
  Parts.Advice = Settings.Advice;
  Parts.Bodies = Settings.Bodies;
  std::vector<double> Scores;
  for (const Judged &J : Past)
    Scores.push_back(J.score());
  Notes["exemplars"] = nlohmann::json::array();
  for (Drawn D : drawExemplars(Scores, Settings.Exemplars, Rng, Settings.Tau)) {
    Parts.Exemplars.push_back(&Past[D.Index]);
    Notes["exemplars"].push_back({{"number", Past[D.Index].Number},
                                  {"score", Scores[D.Index]},
                                  {"probability", D.Probability}});
  }
  if (!Past.empty())
    Parts.Last = &Past.back();
  return promptOf(Parts);
}

/// The next exchange, kept or made; nothing: the budget forbids it.
llvm::Expected<std::optional<Exchange>>
LlmProposer::exchange(const ChatRequest &R) {
  ++Number;
  for (const Transcript *T : {&Kept, Replay ? &*Replay : nullptr}) {
    if (!T)
      continue;
    auto Old = T->read(Number);
    if (!Old)
      return Old.takeError();
    if (!*Old)
      continue;
    if (std::string Why = Spend->reserve(R); !Why.empty()) {
      Note = Why + " is reached";
      return std::nullopt;
    }
    Spend->settle(R, &(*Old)->Reply, (*Old)->Seconds);
    (*Old)->Model = Settings.Model;
    (*Old)->Request = R;
    return Old;
  }
  if (std::string Why = Spend->reserve(R); !Why.empty()) {
    Note = Why + " is reached";
    return std::nullopt;
  }
  if (!Server)
    return passes::fail(passes::Code::Input,
                        Replay->path(Number) +
                            ": the replay has no such reply; give the options "
                            "of the run that was recorded");
  const auto Start = std::chrono::steady_clock::now();
  auto Reply = Server->complete(R);
  Exchange E{Settings.Model, R, {}, 0, {}};
  E.Seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - Start)
          .count();
  if (!Reply) {
    Spend->settle(R, nullptr, E.Seconds);
    return Reply.takeError();
  }
  Spend->settle(R, &*Reply, E.Seconds);
  E.Reply = std::move(*Reply);
  return E;
}

/// A plan that is new; without steps: none was to be had, note() says why.
llvm::Expected<passes::Plan> LlmProposer::one(const State &S) {
  ChatRequest R;
  R.MaxTokens = Settings.ReplyTokens;
  R.Temperature = Settings.Temperature;
  if (!Settings.Bodies) // a schema has JSON alone
    R.Schema = planSchema(S);
  nlohmann::json Notes;
  bool Repair = false;
  for (unsigned Useless = 0; Useless < Settings.Useless; ++Useless) {
    if (!Repair) {
      Notes = nlohmann::json::object();
      R.Messages = ask(S, Notes);
    }
    R.Seed = Settings.Seed + Number;
    auto E = exchange(R);
    if (!E)
      return E.takeError();
    if (!*E)
      return passes::Plan();
    auto P = planFromReply((*E)->Reply.Text, S, Settings.Bodies);
    std::string Why;
    if (!P)
      Why = llvm::toString(P.takeError());
    else if (Seen.knows(*P))
      Why = "this plan was judged before";
    if (!P && (*E)->Reply.Cut)
      Why = "the answer was too long and was cut";
    Notes["plan"] = Why.empty() ? toJson(*P) : nlohmann::json();
    Notes["error"] = Why;
    (*E)->Notes = Notes;
    if (llvm::Error Failed = Kept.write(Number, **E))
      return Failed;
    if (Why.empty()) {
      Seen.add(*P);
      return std::move(*P);
    }
    Repair = !Repair;
    if (Repair) {
      R.Messages.push_back(
          {"assistant", (*E)->Reply.Text.substr(0, LongestQuote)});
      R.Messages.push_back(repairOf(Why));
    }
  }
  Note = fmt::format("{} replies in a row held no new plan", Settings.Useless);
  return passes::Plan();
}

llvm::Expected<std::vector<passes::Plan>> LlmProposer::propose(const State &S,
                                                               size_t Most) {
  std::vector<passes::Plan> Result;
  Note.clear();
  if (S.Sites.empty() || S.Rewrites.empty())
    return Result;
  while (Result.size() < Most) {
    auto P = one(S);
    if (!P)
      return P.takeError();
    if (P->Steps.empty()) {
      const Spent Sum = Spend->spent();
      Note = fmt::format("{}; {} replies, {} tokens, cost {:.4f}, {:.0f} s",
                         Note, Number, Sum.Tokens, Sum.Money, Sum.Seconds);
      break;
    }
    Result.push_back(std::move(*P));
  }
  return Result;
}

void LlmProposer::tell(const passes::Plan &P, const Outcome &O) {
  Seen.add(P);
  Judged J;
  J.Number = static_cast<unsigned>(Past.size()) + 1;
  J.Plan = P;
  J.Result = O;
  J.Sentence = O.Sentence;
  Past.push_back(std::move(J));
}

} // namespace crinn::llm
