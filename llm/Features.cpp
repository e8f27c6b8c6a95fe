//===- Features.cpp - choices, as numbers ---------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/Features.h"

namespace crinn::llm {

/// A name alone, and again with what was done to the same loop before: batching
/// first makes another prefetch the best one.
static void add(Features &F, const std::string &Name, double Value,
                const std::string &Before) {
  if (Value == 0)
    return;
  F.push_back({Name, Value});
  if (!Before.empty())
    F.push_back({Name + " after " + Before, Value});
}

/// The roles that were bound at \p Site, and those of them whose meaning
/// depends on a template's arguments.
static void addRoles(Features &F, const std::string &Name,
                     const passes::Site &Site) {
  if (!Site.Roles.is_object())
    return;
  for (const auto &[Role, Places] : Site.Roles.items()) {
    if (!Places.is_array() || Places.empty())
      continue;
    F.push_back({Name + " with " + Role, 1});
    const auto &First = Places.front();
    if (First.is_object() && First.value("dependent", false))
      F.push_back({Name + " with dependent " + Role, 1});
  }
}

Features featuresOf(const PlanWriter &W, const Option &O) {
  Features F;
  const State &S = W.state();
  const std::string Before = W.before();
  switch (O.What) {
  case Option::Stop:
    add(F, "stop", 1, Before);
    add(F, "stop after " + std::to_string(W.plan().Steps.size()), 1, "");
    break;
  case Option::Rewrite:
    add(F, S.Rewrites[O.Index].Name, 1, Before);
    // What a site needs to have for this rewrite is seen before one is chosen
    // where there is but one.
    if (S.Sites.size() == 1)
      addRoles(F, S.Rewrites[O.Index].Name, S.Sites.front());
    break;
  case Option::Place: {
    const std::string Name = "site of " + W.rewrite()->Name;
    if (W.site() == &S.Sites[O.Index])
      add(F, Name + ": the same", 1, Before);
    addRoles(F, Name, S.Sites[O.Index]);
    break;
  }
  case Option::Value:
    // Single rungs, and a parabola over the ladder, which a few plans teach.
    add(F, W.question() + "=" + std::to_string(O.Number), 1, Before);
    add(F, W.question() + " high", O.Height, Before);
    add(F, W.question() + " middle", 4 * O.Height * (1 - O.Height), Before);
    break;
  }
  return F;
}

std::optional<std::map<std::string, double>> featuresOf(const State &S,
                                                        const passes::Plan &P) {
  auto Answers = answersOf(S, P);
  if (!Answers)
    return std::nullopt;
  std::map<std::string, double> Sum;
  PlanWriter W(S);
  for (size_t I : *Answers) {
    for (const auto &[Name, Value] : featuresOf(W, W.options()[I]))
      Sum[Name] += Value;
    W.take(I);
  }
  return Sum;
}

} // namespace crinn::llm
