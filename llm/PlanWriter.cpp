//===- PlanWriter.cpp - a plan, choice by choice --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/PlanWriter.h"

#include "llm/Around.h"

#include <algorithm>

namespace crinn::llm {

std::vector<int64_t> ladder(const passes::ParamSpec &P,
                            const passes::Site &At) {
  if (!P.Default)
    return valuesAround(At);
  std::set<int64_t> Rungs = {P.Min, P.Max, *P.Default};
  if (P.Max - P.Min <= 8)
    for (int64_t V = P.Min; V < P.Max; ++V)
      Rungs.insert(V);
  else
    for (int64_t Power = 1; Power <= P.Max && Power <= INT64_MAX / 4;
         Power *= 2)
      for (int64_t V : {Power, 3 * Power})
        if (V > P.Min && V < P.Max)
          Rungs.insert(V);
  return {Rungs.begin(), Rungs.end()};
}

std::string keyOf(const passes::Plan &P) { return toJson(P)["steps"].dump(); }

PlanWriter::PlanWriter(const State &S, size_t MostSteps)
    : S(S), MostSteps(MostSteps) {
  askRewrite();
}

const passes::RewriteInfo *PlanWriter::rewrite() const {
  return Now.Rewrite == SIZE_MAX ? nullptr : &S.Rewrites[Now.Rewrite];
}

const passes::Site *PlanWriter::site() const {
  return Now.Site != SIZE_MAX      ? &S.Sites[Now.Site]
         : Before.Site != SIZE_MAX ? &S.Sites[Before.Site]
                                   : nullptr;
}

std::string PlanWriter::before() const {
  if (Before.Rewrite == SIZE_MAX ||
      (Now.Site != SIZE_MAX && Now.Site != Before.Site))
    return "";
  return S.Rewrites[Before.Rewrite].Name;
}

/// After the step before, in the order that the head comment gives, and at a
/// site of the rewrite's idiom.
bool PlanWriter::allowed(size_t Rewrite, size_t Site) const {
  if (!fits(S.Rewrites[Rewrite], S.Sites[Site]))
    return false;
  return Before.Site == SIZE_MAX || Site > Before.Site ||
         (Site == Before.Site && Rewrite > Before.Rewrite);
}

void PlanWriter::askRewrite() {
  Options.clear();
  const size_t Steps = Result.Steps.size();
  Question = "rewrite " + std::to_string(Steps + 1);
  if (Steps < MostSteps)
    for (size_t R = 0; R < S.Rewrites.size(); ++R)
      for (size_t I = 0; I < S.Sites.size(); ++I)
        if (allowed(R, I)) {
          Options.push_back({Option::Rewrite, R, 0, 0});
          break;
        }
  if (Steps > 0 && !Options.empty())
    Options.push_back({Option::Stop, 0, 0, 0});
}

void PlanWriter::ask() {
  Options.clear();
  const passes::RewriteInfo &R = S.Rewrites[Now.Rewrite];
  if (Now.Site == SIZE_MAX) {
    Question = "site of " + R.Name;
    for (size_t I = 0; I < S.Sites.size(); ++I)
      if (allowed(Now.Rewrite, I))
        Options.push_back({Option::Place, I, 0, 0});
    return;
  }
  if (Param < R.Params.size()) {
    Question = R.Name + "." + R.Params[Param].Name;
    std::vector<int64_t> Rungs = ladder(R.Params[Param], S.Sites[Now.Site]);
    const double Top = std::max<double>(1, Rungs.size() - 1.0);
    for (size_t I = 0; I < Rungs.size(); ++I)
      Options.push_back({Option::Value, 0, Rungs[I], I / Top});
    return;
  }
  Before = Now;
  Now = {};
  askRewrite();
}

void PlanWriter::take(size_t I) {
  const Option O = Options.at(I);
  switch (O.What) {
  case Option::Stop:
    Options.clear();
    return;
  case Option::Rewrite:
    Now = {O.Index, SIZE_MAX};
    Param = 0;
    break;
  case Option::Place: {
    Now.Site = O.Index;
    const passes::Site &Site = S.Sites[O.Index];
    if (auto It = S.Base.find(Site.File); It != S.Base.end())
      Result.Base[Site.File] = It->second;
    Result.Steps.push_back({S.Rewrites[Now.Rewrite].Name, Site.Id, {}});
    break;
  }
  case Option::Value:
    Result.Steps.back().Params[rewrite()->Params[Param++].Name] = O.Number;
    break;
  }
  ask();
}

/// True if taking \p O agrees with \p P at the place that \p W has reached.
static bool agrees(const State &S, const PlanWriter &W, const Option &O,
                   const passes::Plan &P) {
  // A step is entered when its site is taken, so until then it is the next.
  const size_t Written = W.plan().Steps.size();
  switch (O.What) {
  case Option::Stop:
    return Written == P.Steps.size();
  case Option::Rewrite:
    return Written < P.Steps.size() &&
           P.Steps[Written].Rewrite == S.Rewrites[O.Index].Name;
  case Option::Place:
    return Written < P.Steps.size() &&
           P.Steps[Written].Site == S.Sites[O.Index].Id;
  case Option::Value: {
    const std::string Name = W.question().substr(W.question().find('.') + 1);
    auto It = P.Steps[Written - 1].Params.find(Name);
    return It != P.Steps[Written - 1].Params.end() && It->second == O.Number;
  }
  }
  return false;
}

std::optional<std::vector<size_t>> answersOf(const State &S,
                                             const passes::Plan &P) {
  std::vector<size_t> Result;
  PlanWriter W(S);
  while (!W.options().empty()) {
    size_t I = 0;
    while (I < W.options().size() && !agrees(S, W, W.options()[I], P))
      ++I;
    if (I == W.options().size())
      return std::nullopt;
    Result.push_back(I);
    W.take(I);
  }
  if (keyOf(W.plan()) != keyOf(P))
    return std::nullopt;
  return Result;
}

static bool search(PlanWriter W, const std::set<std::string> &Known,
                   passes::Plan &Found) {
  if (W.options().empty()) {
    Found = W.plan();
    return !Found.Steps.empty() && !Known.count(keyOf(Found));
  }
  for (size_t I = 0; I < W.options().size(); ++I) {
    PlanWriter Next = W;
    Next.take(I);
    if (search(std::move(Next), Known, Found))
      return true;
  }
  return false;
}

passes::Plan firstUnknown(const State &S, const std::set<std::string> &Known) {
  passes::Plan Found;
  return search(PlanWriter(S), Known, Found) ? Found : passes::Plan();
}

} // namespace crinn::llm
