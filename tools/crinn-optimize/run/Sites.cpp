//===- Sites.cpp - where candidates can be judged -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Sites.h"

#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/PassesError.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

Expected<std::vector<passes::Site>> judgeableSites(const passes::Codebase &C,
                                                   ProgressLine &Bar) {
  passes::ScanNotes Notes;
  auto All = passes::scan(C, &Notes);
  if (!All)
    return fromPasses(All.takeError());
  for (const std::string &Warning : Notes.Warnings)
    Bar.note("warning: " + oneLine(Warning));
  std::vector<passes::Site> Result;
  for (passes::Site &S : *All) {
    if (S.Idiom != "best-first") // what the catalogue rewrites
      continue;
    bool Builds = is_contained(S.Modules, "construction");
    // Who reaches it is not known: then construction may.
    bool Unknown = S.Modules.empty();
    bool Unjudged = Builds || Unknown;
    Bar.note(fmt::format("{} {}:{} {}{}", escape(S.Idiom), escape(S.File),
                         S.Line, escape(S.Function),
                         Builds    ? ": unjudged, construction reaches it"
                         : Unknown ? ": unjudged, nothing known reaches it"
                                   : ""));
    if (!Unjudged)
      Result.push_back(std::move(S));
  }
  if (Result.empty())
    Bar.note("no search loop that can be judged was found");
  return Result;
}

} // namespace crinn::optimize
