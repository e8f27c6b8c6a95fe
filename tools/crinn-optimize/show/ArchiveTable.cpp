//===- ArchiveTable.cpp - an archive, for people and programs -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/show/ArchiveTable.h"

#include "tools/crinn-optimize/run/Candidate.h"
#include "tools/crinn-optimize/show/Numbers.h"
#include "tools/crinn-optimize/store/Archive.h"
#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Files.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

namespace {

/// A plan to show, with the run it is from.
struct Item {
  const std::string *Run;
  const llm::Judged *Plan;
  std::optional<double> Probability; ///< if it was drawn
};

std::string textOf(const std::vector<Item> &Items, bool Drawn) {
  std::string Result = fmt::format("{:>4}  {:<8}{}{:>9}  {}\n", "#", "verdict",
                                   Drawn ? "       P" : "", "gain", "plan");
  for (const Item &I : Items) {
    const llm::Judged &J = *I.Plan;
    Result += fmt::format(
        "{:>4}  {:<8}{}{:>9}  {}\n", J.Number, J.Verdict,
        I.Probability ? fmt::format("{:8.4f}", *I.Probability) : "",
        J.Result.Reward ? gain(*J.Result.Reward) : "-",
        J.Result.Reward
            ? escape(label(J.Plan, /*WithSite=*/true))
            : fmt::format("{} ({})", escape(label(J.Plan, /*WithSite=*/true)),
                          escape(J.Result.Reason)));
  }
  return Result;
}

nlohmann::json jsonOf(const std::vector<Item> &Items, const ArchiveOptions &O) {
  nlohmann::json List = nlohmann::json::array();
  for (const Item &I : Items) {
    const llm::Judged &J = *I.Plan;
    nlohmann::json Entry = {{"run", *I.Run},
                            {"number", J.Number},
                            {"plan", toJson(J.Plan)},
                            {"score", J.score()},
                            {"measured", J.Result.Reward.has_value()},
                            {"verdict", J.Verdict},
                            {"reason", J.Result.Reason},
                            {"sentence", J.Sentence},
                            {"modules", J.Modules},
                            {"features", J.Features},
                            {"code", J.Code}};
    if (I.Probability)
      Entry["probability"] = *I.Probability;
    List.push_back(std::move(Entry));
  }
  nlohmann::json Result = {{"format", "crinn-archive-1"},
                           {"module", O.Module},
                           {"plans", std::move(List)}};
  if (O.Draw) {
    Result["tau"] = O.Tau;
    Result["seed"] = O.Seed;
  }
  return Result;
}

} // namespace

Expected<std::string> showArchive(const ArchiveOptions &O) {
  std::vector<ArchiveOfRun> Runs;
  for (const std::string &Dir : O.RunDirs) {
    auto Read = readArchive(Dir);
    if (!Read)
      return Read.takeError();
    Runs.push_back(std::move(*Read));
  }
  std::vector<Item> Items;
  std::vector<double> Scores;
  for (size_t I = 0; I < Runs.size(); ++I)
    for (const llm::Judged *J : llm::ofModule(Runs[I].Plans, O.Module)) {
      Items.push_back({&O.RunDirs[I], J, std::nullopt});
      Scores.push_back(J->score());
    }
  if (O.Draw) {
    llm::Random Rng(O.Seed);
    std::vector<Item> Chosen;
    for (llm::Drawn D : llm::drawExemplars(Scores, O.Draw, Rng, O.Tau)) {
      Chosen.push_back(Items[D.Index]);
      Chosen.back().Probability = D.Probability;
    }
    Items = std::move(Chosen);
  }
  return O.Json ? toText(jsonOf(Items, O), 2) + "\n"
                : textOf(Items, O.Draw != 0);
}

} // namespace crinn::optimize
