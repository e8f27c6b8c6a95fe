//===- CommandLineChat.cpp - the command chat -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/CommandLineParts.h"

#include "tools/crinn-optimize/support/EvalError.h"
#include "tools/crinn-optimize/support/PassesError.h"
#include "tools/crinn-optimize/support/Signals.h"

#include "passes/source/Escape.h"

#include <fmt/core.h>

#include <iostream>
#include <iterator>

using namespace llvm;

namespace crinn::optimize {

Expected<Request> parseChat(const std::vector<std::string> &Args) {
  Request R;
  LlmOptions O;
  eval::Options P("crinn-optimize chat --llm-url=URL --llm-model=NAME",
                  "Sends the text on standard input to a language model, as "
                  "--proposer=llm\nwould, and prints its reply: whether URL, "
                  "key and model are right.");
  O.addEndpoint(P);
  bool Help = false;
  if (auto S = P.parse(Args, Help); !S)
    return failure(S.error());
  if (Help) {
    R.Print = fullHelp(P);
    return R;
  }
  if (Error E = O.check(/*Used=*/true))
    return E;
  R.Chat = std::move(O);
  return R;
}

std::string standardInput() {
  return {std::istreambuf_iterator<char>(std::cin),
          std::istreambuf_iterator<char>()};
}

Expected<std::string> chat(const LlmOptions &O) {
  llm::ChatRequest R;
  R.MaxTokens = O.ReplyTokens;
  R.Temperature = O.Temperature;
  R.Messages = {{"user", standardInput()}};
  auto Reply = O.makeChat(1, &stopRequested())->complete(R);
  if (!Reply)
    return fromPasses(Reply.takeError());
  std::string Text;
  for (StringRef Rest = Reply->Text; !Rest.empty();) {
    auto [Line, Next] = Rest.split('\n');
    Text += passes::escape(Line) + "\n";
    Rest = Next;
  }
  return Text + fmt::format("({} + {} tokens{})\n", Reply->PromptTokens,
                            Reply->ReplyTokens,
                            Reply->Counted ? "" : ", estimated");
}

} // namespace crinn::optimize
