//===- GridProposer.cpp - a fixed spread of plans -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/GridProposer.h"

#include "llm/Around.h"

#include <algorithm>

namespace crinn::llm {

namespace {

using Params = std::map<std::string, int64_t>;

constexpr const char *Prefetch = "prefetch-lookahead";
constexpr const char *Batch = "batch-neighbours";

/// Parameters of the shapes, in the order they are tried. A vector of d floats
/// has d / 16 cache lines, and a prefetch that stops short of its end leaves
/// the rest to miss: 16 lines hold 784 bytes (SQ8) whole and start the
/// hardware's stream on longer ones. More neighbours ahead than 8 leave a
/// list's end uncovered, since lists hold 16 to 64.
const std::vector<Params> PrefetchAlone = {{{"ahead", 2}, {"lines", 16}},
                                           {{"ahead", 4}, {"lines", 8}},
                                           {{"ahead", 1}, {"lines", 48}},
                                           {{"ahead", 2}, {"lines", 4}}};
/// Empty: the default size, which holds a whole neighbour list.
const std::vector<Params> BatchAlone = {{}};
const std::vector<Params> PrefetchInBatch = {
    {{"ahead", 2}, {"lines", 16}}, {{"ahead", 4}, {"lines", 8}},
    {{"ahead", 4}, {"lines", 16}}, {{"ahead", 1}, {"lines", 48}},
    {{"ahead", 2}, {"lines", 32}}, {{"ahead", 3}, {"lines", 16}},
    {{"ahead", 8}, {"lines", 16}}};

const passes::RewriteInfo *find(const State &S, const std::string &Name) {
  for (const passes::RewriteInfo &R : S.Rewrites)
    if (R.Name == Name)
      return &R;
  return nullptr;
}

/// A step with every parameter of the rewrite: \p Wanted clamped to its domain,
/// the others at their default. A wanted one that the rewrite lacks is dropped.
passes::Step step(const passes::RewriteInfo &R, const std::string &Site,
                  const Params &Wanted) {
  passes::Step Result{R.Name, Site, {}};
  for (const passes::ParamSpec &P : R.Params) {
    auto It = Wanted.find(P.Name);
    if (It == Wanted.end() && !P.Default)
      continue;
    int64_t Value = It == Wanted.end() ? *P.Default : It->second;
    Result.Params[P.Name] = std::clamp(Value, P.Min, P.Max);
  }
  return Result;
}

using Shape = std::vector<std::vector<passes::Step>>;

/// The shapes at \p Site; a shape whose rewrite is not allowed is empty.
std::vector<Shape> shapesAt(const State &S, const std::string &Site) {
  const passes::RewriteInfo *P = find(S, Prefetch), *B = find(S, Batch);
  Shape Alone, Batched, Both;
  for (const Params &Wanted : PrefetchAlone)
    if (P)
      Alone.push_back({step(*P, Site, Wanted)});
  for (const Params &Wanted : BatchAlone)
    if (B)
      Batched.push_back({step(*B, Site, Wanted)});
  for (const Params &Wanted : PrefetchInBatch)
    if (P && B)
      Both.push_back({step(*B, Site, {}), step(*P, Site, Wanted)});
  return {Alone, Both, Batched};
}

/// Rewrites of other idioms have one shape, each parameter at its default, or
/// one for each value of a parameter that has none: of these nobody expects a
/// gain, so they come behind the others of their round.
std::vector<Shape> othersAt(const State &S, const passes::Site &Site) {
  Shape Alone, Tried;
  for (const passes::RewriteInfo &R : S.Rewrites) {
    if (R.Idiom != Site.Idiom || !fits(R, Site))
      continue;
    auto Open =
        std::find_if(R.Params.begin(), R.Params.end(),
                     [](const passes::ParamSpec &P) { return !P.Default; });
    if (Open == R.Params.end())
      Alone.push_back({step(R, Site.Id, {})});
    else
      for (int64_t Value : valuesAround(Site))
        Tried.push_back({step(R, Site.Id, {{Open->Name, Value}})});
  }
  return {Alone, {}, Tried};
}

} // namespace

std::vector<passes::Plan> gridPlans(const State &S) {
  std::vector<std::vector<Shape>> Sites;
  for (const passes::Site &Site : S.Sites)
    Sites.push_back(Site.Idiom == "best-first" ? shapesAt(S, Site.Id)
                                               : othersAt(S, Site));

  std::vector<passes::Plan> Result;
  std::set<std::string> Seen;
  const size_t Rounds = std::max(PrefetchAlone.size(), PrefetchInBatch.size());
  for (size_t Round = 0; Round < Rounds; ++Round)
    for (size_t Kind = 0; Kind < 3; ++Kind)
      for (size_t I = 0; I < Sites.size(); ++I) {
        const Shape &At = Sites[I][Kind];
        if (Round >= At.size())
          continue;
        passes::Plan P;
        const std::string &File = S.Sites[I].File;
        if (auto It = S.Base.find(File); It != S.Base.end())
          P.Base[File] = It->second;
        P.Steps = At[Round];
        if (Seen.insert(toJson(P).dump()).second)
          Result.push_back(std::move(P));
      }
  return Result;
}

llvm::Expected<std::vector<passes::Plan>> GridProposer::propose(const State &S,
                                                                size_t Most) {
  std::vector<passes::Plan> Result;
  for (passes::Plan &P : gridPlans(S)) {
    if (Result.size() == Most)
      break;
    const passes::Step &First = P.Steps.front();
    if (Refused.count({First.Rewrite, First.Site}))
      continue;
    if (Proposed.insert(toJson(P).dump()).second)
      Result.push_back(std::move(P));
  }
  return Result;
}

void GridProposer::tell(const passes::Plan &P, const Outcome &O) {
  Proposed.insert(toJson(P).dump());
  // Of a longer plan it is not known which step refused.
  if (O.Reason == NotApplicable && P.Steps.size() == 1)
    Refused.insert({P.Steps.front().Rewrite, P.Steps.front().Site});
}

} // namespace crinn::llm
