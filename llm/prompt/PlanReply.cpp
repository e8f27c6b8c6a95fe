//===- PlanReply.cpp - plans in a model's words ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/prompt/PlanReply.h"

#include "llm/Around.h"
#include "llm/prompt/BodyReply.h"
#include "passes/source/Escape.h"
#include "passes/source/Failure.h"

#include <algorithm>
#include <optional>
#include <set>

using namespace llvm;
using nlohmann::json;

namespace crinn::llm {

/// A plan of four steps has less than 2 KB.
static constexpr size_t LongestReply = 1 << 18;
/// Deeper than a plan can be (object, list, step, params).
static constexpr unsigned DeepestPlan = 8;
/// Braces looked at in one reply, so that no reply takes long.
static constexpr unsigned MostBraces = 256;

json planSchema(const State &S) {
  json Kinds = json::array();
  for (const passes::RewriteInfo &R : S.Rewrites) {
    json Sites = json::array();
    for (const passes::Site &Site : S.Sites)
      if (fits(R, Site))
        Sites.push_back(Site.Id);
    if (Sites.empty())
      continue;
    json Params = json::object(), Names = json::array();
    for (const passes::ParamSpec &P : R.Params) {
      Params[P.Name] = {
          {"type", "integer"}, {"minimum", P.Min}, {"maximum", P.Max}};
      Names.push_back(P.Name);
    }
    Kinds.push_back({{"type", "object"},
                     {"properties",
                      {{"rewrite", {{"const", R.Name}}},
                       {"site", {{"enum", Sites}}},
                       {"params",
                        {{"type", "object"},
                         {"properties", Params},
                         {"required", Names},
                         {"additionalProperties", false}}}}},
                     {"required", {"rewrite", "site", "params"}},
                     {"additionalProperties", false}});
  }
  // Two sentences. A small model made to write JSON does not end a text until
  // it has to.
  const json Text = {{"type", "string"}, {"maxLength", 240}};
  // A rewrite is used once at a site, which a schema cannot say.
  const size_t Steps = std::min(MostSteps, S.Sites.size() * S.Rewrites.size());
  return {{"type", "object"},
          {"properties",
           {{"performance_analysis", Text},
            {"algorithm_design", Text},
            {"steps",
             {{"type", "array"},
              {"items", {{"anyOf", Kinds}}},
              {"minItems", 1},
              {"maxItems", Steps}}}}},
          {"required", {"performance_analysis", "algorithm_design", "steps"}},
          {"additionalProperties", false}};
}

static Error bad(const Twine &Why) {
  return passes::fail(passes::Code::Input, Why);
}

static std::string inQuotes(const std::string &Text) {
  return "'" + passes::oneLine(Text, 80) + "'";
}

/// The length of the JSON object that begins \p Text, by its braces outside of
/// strings; nothing if it does not end or is too deep.
static std::optional<size_t> objectLength(StringRef Text) {
  unsigned Depth = 0;
  bool InString = false;
  for (size_t I = 0; I < Text.size(); ++I) {
    const char C = Text[I];
    if (InString) {
      if (C == '\\')
        ++I;
      else if (C == '"')
        InString = false;
    } else if (C == '"') {
      InString = true;
    } else if (C == '{' || C == '[') {
      if (++Depth > DeepestPlan)
        return std::nullopt;
    } else if (C == '}' || C == ']') {
      if (--Depth == 0)
        return I + 1;
    }
  }
  return std::nullopt;
}

/// Objects with `steps` in \p Text, outermost ones.
static std::vector<json> plansIn(StringRef Text) {
  std::vector<json> Result;
  for (unsigned Braces = 0; Braces < MostBraces; ++Braces) {
    Text = Text.drop_front(std::min(Text.find('{'), Text.size()));
    if (Text.empty())
      break;
    auto Length = objectLength(Text);
    json J;
    if (Length)
      J = json::parse(Text.begin(), Text.begin() + *Length, nullptr, false);
    if (!J.is_object()) {
      Text = Text.drop_front();
      continue;
    }
    if (J.contains("steps"))
      Result.push_back(std::move(J));
    Text = Text.drop_front(*Length);
  }
  return Result;
}

/// What follows the last heading `## Code`; all of \p Reply without one.
static StringRef codeOf(StringRef Reply) {
  for (StringRef Heading : {"## Code", "##Code"})
    for (size_t At = Reply.rfind(Heading); At != StringRef::npos;
         At = At == 0 ? StringRef::npos : Reply.take_front(At).rfind(Heading))
      if (At == 0 || Reply[At - 1] == '\n')
        return Reply.drop_front(At + Heading.size());
  return Reply;
}

/// What has no default is the site's own number: it is given, other than it is,
/// and in the site's range.
static Error checkOwn(const passes::RewriteInfo &R, const passes::Site &At,
                      const passes::Step &Step) {
  for (const passes::ParamSpec &P : R.Params) {
    if (P.Default)
      continue;
    auto Given = Step.Params.find(P.Name);
    if (Given == Step.Params.end())
      return bad(R.Name + ": 'params' lacks " + inQuotes(P.Name));
    auto Own = ownValue(At);
    if (!Own || Given->second == Own->Now || Given->second < Own->Min ||
        Given->second > Own->Max)
      return bad(R.Name + ": " + P.Name + " has to be an integer from " +
                 Twine(Own ? Own->Min : P.Min) + " to " +
                 Twine(Own ? Own->Max : P.Max) + " at this site, and not the " +
                 "present one");
  }
  return Error::success();
}

static Error addParams(const json &J, const passes::RewriteInfo &R,
                       passes::Step &Step) {
  for (const passes::ParamSpec &P : R.Params)
    if (P.Default)
      Step.Params[P.Name] = *P.Default;
  if (!J.is_object())
    return bad("'params' is not an object");
  for (const auto &[Name, Value] : J.items()) {
    const passes::ParamSpec *Spec = nullptr;
    for (const passes::ParamSpec &P : R.Params)
      if (P.Name == Name)
        Spec = &P;
    if (!Spec)
      return bad(R.Name + " has no parameter " + inQuotes(Name));
    const bool Large =
        Value.is_number_unsigned() && Value.get<uint64_t>() > INT64_MAX;
    if (!Value.is_number_integer() || Large ||
        Value.get<int64_t>() < Spec->Min || Value.get<int64_t>() > Spec->Max)
      return bad(R.Name + ": " + Name + " has to be an integer from " +
                 Twine(Spec->Min) + " to " + Twine(Spec->Max));
    Step.Params[Name] = Value;
  }
  return Error::success();
}

static Error addStep(const json &J, const State &S, passes::Plan &P) {
  if (!J.is_object())
    return bad("a step is not an object");
  for (const auto &[Key, Value] : J.items())
    if (Key != "rewrite" && Key != "site" && Key != "params")
      return bad("a step has no field " + inQuotes(Key));
  for (const char *Key : {"rewrite", "site"})
    if (!J.contains(Key) || !J[Key].is_string())
      return bad(Twine("a step needs the text '") + Key + "'");
  passes::Step Step{J["rewrite"], J["site"], {}};
  const passes::RewriteInfo *Rewrite = nullptr;
  for (const passes::RewriteInfo &R : S.Rewrites)
    if (R.Name == Step.Rewrite)
      Rewrite = &R;
  if (!Rewrite)
    return bad("there is no rewrite " + inQuotes(Step.Rewrite));
  const passes::Site *Site = nullptr;
  for (const passes::Site &One : S.Sites)
    if (One.Id == Step.Site)
      Site = &One;
  if (!Site)
    return bad("there is no site " + inQuotes(Step.Site));
  if (!fits(*Rewrite, *Site))
    return bad(
        Rewrite->Name + " is for sites of the idiom " + Rewrite->Idiom +
        (Rewrite->Idiom == Site->Idiom ? " with a number of their own" : ""));
  for (const passes::Step &Old : P.Steps)
    if (Old.Rewrite == Step.Rewrite && Old.Site == Step.Site)
      return bad(inQuotes(Step.Rewrite) + " is used twice at the same site");
  if (Error E = addParams(J.contains("params") ? J["params"] : json::object(),
                          *Rewrite, Step))
    return E;
  if (Error E = checkOwn(*Rewrite, *Site, Step))
    return E;
  if (auto It = S.Base.find(Site->File); It != S.Base.end())
    P.Base[Site->File] = It->second;
  P.Steps.push_back(std::move(Step));
  return Error::success();
}

Expected<passes::Plan> planFromReply(StringRef Reply, const State &S,
                                     bool Bodies) {
  if (Reply.size() > LongestReply)
    return bad("the reply is too long");
  std::vector<json> Found = plansIn(codeOf(Reply));
  if (Found.empty() && Bodies)
    return planFromBody(codeOf(Reply), S);
  if (Found.empty())
    return bad("it holds no JSON object with 'steps'");
  // The same plan may be said twice; of two plans nobody knows which is meant.
  for (const json &J : Found)
    if (J["steps"] != Found.front()["steps"])
      return bad("it holds more than one plan; answer with one");
  const json &J = Found.front();
  for (const auto &[Key, Value] : J.items())
    if (Key != "steps" && Key != "performance_analysis" &&
        Key != "algorithm_design")
      return bad("a plan has no field " + inQuotes(Key));
  const json &Steps = J["steps"];
  if (!Steps.is_array() || Steps.empty() || Steps.size() > MostSteps)
    return bad("'steps' has to be a list of 1 to " + Twine(MostSteps) +
               " steps");
  passes::Plan P;
  for (const json &Step : Steps)
    if (Error E = addStep(Step, S, P))
      return E;
  return P;
}

} // namespace crinn::llm
