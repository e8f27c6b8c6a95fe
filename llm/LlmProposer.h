//===- LlmProposer.h - a language model, proposing --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Asks a language model for one plan at a time, with exemplars drawn from what
/// was judged before (equation 1). A reply that holds no plan, or one that is
/// known, gets one repair round with the reason; after that the model is asked
/// anew, with other exemplars. A run ends when a cap of the budget is reached,
/// or when too many replies in a row were of no use.
///
/// Exchanges are kept (llm/chat/Transcript.h) and used instead of asking again,
/// by their number, so that a run that was stopped goes on with the same plans,
/// and a replay needs no network.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_LLMPROPOSER_H
#define CRINN_LLM_LLMPROPOSER_H

#include "llm/Archive.h"
#include "llm/RandomProposer.h"
#include "llm/chat/Budget.h"
#include "llm/chat/Transcript.h"

#include <memory>

namespace crinn::llm {

struct LlmSettings {
  std::string Model;
  uint64_t Seed = 1;
  size_t Exemplars = 4;
  double Tau = DefaultTau;
  uint64_t ReplyTokens = 2048;
  double Temperature = 0.8;
  unsigned Useless = 8; ///< replies in a row of no use that end a run
  std::string Advice;   ///< a person's, put into every prompt
  bool Bodies = false;  ///< it may write functions' bodies
  /// Path -> text, of the files of the sites.
  std::map<std::string, std::string> Sources;
};

class LlmProposer final : public Proposer {
public:
  /// \p Server is asked for what neither \p Kept nor \p Replay has; null: then
  /// an exchange that is missing is an error. What \p Replay has is copied to
  /// \p Kept.
  LlmProposer(LlmSettings S, std::unique_ptr<Chat> Server,
              std::unique_ptr<Budget> Spend, Transcript Kept,
              std::optional<Transcript> Replay = {})
      : Settings(std::move(S)), Server(std::move(Server)),
        Spend(std::move(Spend)), Kept(std::move(Kept)),
        Replay(std::move(Replay)), Rng(Settings.Seed) {}

  std::string name() const override { return "llm"; }
  llvm::Expected<std::vector<passes::Plan>> propose(const State &S,
                                                    size_t Most) override;
  void tell(const passes::Plan &P, const Outcome &O) override;
  std::string note() const override { return Note; }

private:
  llvm::Expected<passes::Plan> one(const State &S);
  llvm::Expected<std::optional<Exchange>> exchange(const ChatRequest &R);
  std::vector<Message> ask(const State &S, nlohmann::json &Notes);

  LlmSettings Settings;
  std::unique_ptr<Chat> Server;
  std::unique_ptr<Budget> Spend;
  Transcript Kept;
  std::optional<Transcript> Replay;
  Random Rng;
  Novelty Seen;
  std::vector<Judged> Past;
  unsigned Number = 0; ///< of the last exchange
  std::string Note;
};

} // namespace crinn::llm

#endif // CRINN_LLM_LLMPROPOSER_H
