//===- Proposers.cpp - proposers by name ----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Proposers.h"

#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/Signals.h"

#include "llm/GridProposer.h"
#include "llm/LearnedProposer.h"
#include "llm/TpeProposer.h"

using namespace llvm;

namespace crinn::optimize {

std::vector<std::string> proposerNames() {
  return {"grid", "random", "tpe", "learned", "llm"};
}

static Expected<std::unique_ptr<llm::Proposer>> learned(const RunOptions &O) {
  llm::Weights Start;
  if (!O.Policy.empty()) {
    auto J = readJson(O.Policy);
    if (!J)
      return J.takeError();
    auto W = llm::weightsFromJson(*J);
    if (!W)
      return fail(Exit::Input, O.Policy + ": " + toString(W.takeError()));
    Start = std::move(*W);
  }
  return std::make_unique<llm::LearnedProposer>(O.Seed, std::move(Start));
}

llm::State stateOf(const RunOptions &O, std::vector<passes::Site> Sites,
                   std::map<std::string, std::string> Base, double Floor) {
  llm::State S;
  S.Stage = "search";
  S.Sites = std::move(Sites);
  S.Base = std::move(Base);
  S.Floor = Floor;
  for (const passes::RewriteInfo &R : passes::catalogue())
    if (O.Rewrites.empty() || is_contained(O.Rewrites, R.Name))
      S.Rewrites.push_back(R);
  return S;
}

std::map<std::string, std::string> sourcesOf(const std::string &RunDir,
                                             const llm::State &S) {
  std::map<std::string, std::string> Result;
  for (const passes::Site &Site : S.Sites)
    if (auto Text = readFile(RunDir + "/base/" + Site.File))
      Result[Site.File] = std::move(*Text);
    else // a site in a file outside of the tree is shown without its text
      consumeError(Text.takeError());
  return Result;
}

Expected<std::unique_ptr<llm::Proposer>> makeProposer(const RunOptions &O,
                                                      const llm::State &S) {
  if (O.Proposer == "llm")
    return O.Llm.makeProposer(O.Out, O.Seed, sourcesOf(O.Out, S),
                              &stopRequested());
  if (O.Proposer == "learned")
    return learned(O);
  if (O.Proposer == "random")
    return std::make_unique<llm::RandomProposer>(O.Seed);
  if (O.Proposer == "tpe")
    return std::make_unique<llm::TpeProposer>(O.Seed);
  return std::make_unique<llm::GridProposer>();
}

} // namespace crinn::optimize
