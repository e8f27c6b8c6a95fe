//===- LlmOptions.h - how a language model is asked -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_LLMOPTIONS_H
#define CRINN_OPTIMIZE_RUN_LLMOPTIONS_H

#include "llm/Proposer.h"
#include "llm/chat/Budget.h"
#include "llm/chat/HttpChat.h"

#include "eval/support/Options.h"

#include <atomic>
#include <memory>

namespace crinn::optimize {

/// The options of `--proposer=llm` and of `chat`, as given and then as read.
class LlmOptions {
public:
  /// Adds those that say whom to ask to \p P.
  void addEndpoint(eval::Options &P);
  /// Adds the others.
  void addRun(eval::Options &P);

  /// Reads and checks what was given, and takes the key out of the environment.
  /// Errors: Usage, Input.
  llvm::Error check(bool Used);

  /// What decides the prompts; the server's place and the caps do not.
  nlohmann::json identity() const;

  llvm::Expected<std::unique_ptr<llm::Proposer>>
  makeProposer(const std::string &RunDir, uint64_t Seed,
               std::map<std::string, std::string> Sources,
               const std::atomic<bool> *Stop) const;

  std::unique_ptr<llm::Chat> makeChat(uint64_t Seed,
                                      const std::atomic<bool> *Stop) const;

  uint64_t ReplyTokens = 2048;
  double Temperature = 0.8;

private:
  llm::Endpoint At;
  std::string KeyFile, Program, Replay, Prices;
  std::string MaxTokensText, MaxCostText, MaxSecondsText, TemperatureText;
  uint64_t Stall = 60, Attempts = 5, Patience = 8;
  bool AnyPrice = false, Bodies = false;
  llm::Caps Caps;
  llm::Price Price;
  std::string Advice;
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_LLMOPTIONS_H
