//===- Prompt.cpp - what a language model is asked ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/prompt/Prompt.h"

#include "llm/Around.h"
#include "llm/prompt/PlanReply.h"
#include "passes/source/Escape.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringRef.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

using namespace llvm;

namespace crinn::llm {

/// Lines of source before and behind the head of a loop. The longest search
/// loop of hnswlib, usearch and faiss has 70.
static constexpr size_t Before = 15, Behind = 75;

static const char *aboutStage(const std::string &Stage) {
  if (Stage == "construction")
    return "builds the index: inserts every vector into a graph and selects "
           "its links";
  if (Stage == "refinement")
    return "refines answers: scores candidates again with exact distances";
  return "searches the index: walks a graph from node to node towards a query, "
         "best first";
}

static std::string excerpt(const std::string &Text, unsigned Line) {
  SmallVector<StringRef> Lines;
  StringRef(Text).split(Lines, '\n');
  const size_t At = Line ? Line - 1 : 0;
  const size_t From = At > Before ? At - Before : 0;
  const size_t To = std::min(Lines.size(), At + Behind);
  std::string Result = "````cpp\n";
  for (size_t I = From; I < To; ++I)
    Result += passes::escape(Lines[I].rtrim()) + "\n";
  return Result + "````\n";
}

static std::string sitesOf(const PromptParts &P) {
  std::string Result = "## The loops\n\n";
  for (const passes::Site &S : P.Known->Sites) {
    Result +=
        fmt::format("Site `{}`, {} at {}:{}\n", passes::escape(S.Id),
                    passes::escape(S.Idiom), passes::escape(S.File), S.Line);
    if (S.Roles.is_object())
      for (const auto &[Role, Places] : S.Roles.items())
        for (const auto &Place : Places)
          if (Place.is_object() && Place.contains("source") &&
              Place["source"].is_string())
            Result += fmt::format(
                "- {}: `{}`\n", Role,
                passes::oneLine(Place["source"].get<std::string>(), 100));
    if (auto Own = ownValue(S))
      Result += fmt::format("- value: {}, and may be {} to {}\n", Own->Now,
                            Own->Min, Own->Max);
    if (P.Sources)
      if (auto It = P.Sources->find(S.File); It != P.Sources->end())
        Result += excerpt(It->second, S.Line);
    Result += "\n";
  }
  return Result;
}

static std::string rewritesOf(const State &S) {
  std::string Result = "## The rewrites\n\n";
  for (const passes::RewriteInfo &R : S.Rewrites) {
    Result += fmt::format("- `{}`{}: {}\n", R.Name,
                          R.Idiom.empty() ? "" : ", for " + R.Idiom, R.Summary);
    for (const passes::ParamSpec &Spec : R.Params)
      Result += fmt::format("  - `{}`, {} to {}: {}\n", Spec.Name, Spec.Min,
                            Spec.Max, Spec.Help);
  }
  return Result + "\n";
}

static std::string outcome(const Judged &J) {
  if (J.Result.Reward)
    return fmt::format("speed {:.3f} times the original's",
                       std::exp(*J.Result.Reward));
  return fmt::format("failed ({}{}{})", passes::oneLine(J.Result.Reason, 40),
                     J.Sentence.empty() ? "" : ": ",
                     passes::oneLine(J.Sentence, 400));
}

static std::string stepsOf(const passes::Plan &P) {
  return nlohmann::json({{"steps", toJson(P)["steps"]}})
      .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

static std::string previous(const PromptParts &P) {
  std::string Result = "# Previous implementations with their speed\n\n";
  if (P.Exemplars.empty())
    Result += "None yet. The original has speed 1.000.\n\n";
  for (const Judged *J : P.Exemplars)
    Result +=
        fmt::format("```json\n{}\n```\n{}\n\n", stepsOf(J->Plan), outcome(*J));
  if (P.Last)
    Result += fmt::format("The last plan was {}: {}.\n\n",
                          stepsOf(P.Last->Plan), outcome(*P.Last));
  return Result;
}

/// The other form of an answer, and its rules.
static const char *const AboutBodies =
    "\n# Or a new body\n\n"
    "In place of a plan, the section Code may rewrite one function: a line\n"
    "Site: SITE\n"
    "with a site that stands in it, then in one fence of C++ all that stands "
    "from the function's { to its }. The signature stays. The new body may "
    "call only what the old one leads to, small functions of the standard "
    "library and intrinsics; it may write only what the old one writes; it has "
    "no new static, throw, new, cast, string or large constant. Keep the "
    "library's names and style, add no state, give a reason for each number, "
    "and change as little as you can.\n";

std::vector<Message> promptOf(const PromptParts &P) {
  const State &S = *P.Known;
  std::string User = fmt::format(
      "# Task\n\nMake the part of a nearest-neighbour library faster that {}. "
      "A plan is a list of rewrites of its loops. Each plan is applied, built, "
      "checked for equal answers and measured.\n\n",
      aboutStage(S.Stage));
  User += sitesOf(P) + rewritesOf(S) + previous(P);
  User += fmt::format(
      "# Protocol\n\nAnswer in three sections:\n"
      "## Performance Analysis: compare the plans above; why are the fast ones "
      "fast and the slow ones slow?\n"
      "## Algorithm Design: what you will do differently, and why it is "
      "faster.\n"
      "## Code: the plan, one JSON object in a fence of the form\n"
      "{{\"steps\": [{{\"rewrite\": NAME, \"site\": SITE, \"params\": {{NAME: "
      "INTEGER}}}}]}}\n"
      "If you are made to answer in JSON alone, the first two sections are its "
      "fields performance_analysis and algorithm_design, a sentence each.\n\n"
      "# Critical requirements\n\n"
      "- Use only the sites, rewrites and parameters above, values in their "
      "ranges, 1 to {} steps.\n"
      "- At one site, use a rewrite once, in the order of the list above.\n"
      "- Do not repeat a plan that was judged.\n"
      "- The answers must stay the same, and the patch small: leave out a step "
      "that does not pay.\n",
      MostSteps);
  if (P.Bodies)
    User += AboutBodies;
  if (!P.Advice.empty())
    User += "\n# Advice\n\n" + P.Advice + "\n";
  return {{"system", "You are an expert in the performance of C++ code for "
                     "approximate nearest-neighbour search."},
          {"user", User}};
}

Message repairOf(const std::string &Why) {
  return {"user", "This cannot be used: " + Why +
                      ". Answer again, in the form of the protocol."};
}

} // namespace crinn::llm
