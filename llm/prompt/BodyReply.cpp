//===- BodyReply.cpp - bodies in a model's words -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/prompt/BodyReply.h"

#include "passes/body/BodyText.h"
#include "passes/source/Escape.h"
#include "passes/source/Failure.h"

#include <optional>

using namespace llvm;

namespace crinn::llm {

static Error bad(const Twine &Why) {
  return passes::fail(passes::Code::Input, Why);
}

bool takesBody(const passes::Site &S) {
  return S.Idiom != "tunable" && S.Idiom != "ef" && S.Idiom != "storage";
}

namespace {

/// A reply's section `## Code`, line by line.
struct Section {
  std::string Site, Body;
  unsigned Sites = 0, Fences = 0;
  bool Open = false;
};

Section sectionOf(StringRef Code) {
  Section Out;
  std::string Fence;
  while (!Code.empty()) {
    auto [Line, Rest] = Code.split('\n');
    Code = Rest;
    StringRef Bare = Line.trim();
    size_t Ticks = Bare.find_first_not_of('`');
    bool IsFence = Bare.starts_with("```");
    if (Out.Open) {
      Out.Open = !(IsFence && Bare == Fence);
      if (Out.Open)
        Out.Body += Line.rtrim().str() + "\n";
    } else if (IsFence) {
      Fence = Bare.take_front(std::min(Ticks, Bare.size())).str();
      Out.Open = true;
      Out.Body.clear();
      ++Out.Fences;
    } else if (Bare.consume_front("Site:")) {
      Out.Site = Bare.trim(" `\t").str();
      ++Out.Sites;
    }
  }
  return Out;
}

} // namespace

Expected<passes::Plan> planFromBody(StringRef Code, const State &S) {
  Section In = sectionOf(Code);
  if (In.Fences != 1 || In.Open)
    return bad("it holds no JSON object with 'steps', and not one fence with a "
               "function's body");
  if (In.Sites != 1)
    return bad("a body needs one line 'Site: ID' before its fence");
  for (const passes::Site &One : S.Sites) {
    if (One.Id != In.Site)
      continue;
    if (!takesBody(One))
      return bad("there is no function around a site of the idiom " +
                 One.Idiom);
    std::string Body = StringRef(In.Body).trim().str();
    if (Error E = passes::checkBodyText(Body))
      return bad(toString(std::move(E)) +
                 "; give all that stands from the function's { to its }");
    passes::Plan P;
    passes::Step Step{"replace-body", In.Site, {}};
    Step.Params.Body = std::move(Body);
    if (auto It = S.Base.find(One.File); It != S.Base.end())
      P.Base[One.File] = It->second;
    P.Steps.push_back(std::move(Step));
    return P;
  }
  return bad("there is no site '" + passes::oneLine(In.Site, 80) + "'");
}

} // namespace crinn::llm
