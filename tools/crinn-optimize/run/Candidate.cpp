//===- Candidate.cpp - a change on its way to the judge -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Candidate.h"

#include "tools/crinn-optimize/support/Files.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

std::string resultHash(const std::map<std::string, std::string> &Files) {
  std::string Text;
  for (const auto &[Path, Hash] : Files)
    Text += Hash + "  " + Path + "\n";
  return sha256(Text);
}

std::string label(const passes::Plan &P, bool WithSite) {
  std::string Result;
  for (const passes::Step &S : P.Steps) {
    std::string Params;
    for (const auto &[Name, Value] : S.Params)
      Params += fmt::format("{}{}", Params.empty() ? "" : ",", Value);
    Result +=
        fmt::format("{}{}({})", Result.empty() ? "" : " + ", S.Rewrite, Params);
  }
  if (WithSite && !P.Steps.empty()) {
    StringRef Site = P.Steps.front().Site;
    StringRef Function = Site.split('@').second.split('(').first;
    size_t Colons = Function.rfind("::");
    if (Colons != StringRef::npos)
      Function = Function.drop_front(Colons + 2);
    StringRef Ordinal = Site.rsplit('#').second;
    Result += fmt::format(" @ {}#{}", Function.str(), Ordinal.str());
  }
  return Result;
}

} // namespace crinn::optimize
