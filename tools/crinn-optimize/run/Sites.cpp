//===- Sites.cpp - where candidates can be judged -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Sites.h"

#include "llm/Proposer.h"
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
  const std::vector<passes::RewriteInfo> Rewrites = passes::catalogue();
  std::vector<passes::Site> Result;
  for (passes::Site &S : *All) {
    if (none_of(Rewrites,
                [&](const passes::RewriteInfo &R) { return llm::fits(R, S); }))
      continue;
    Bar.note(fmt::format("{} {}:{} {}", escape(S.Idiom), escape(S.File), S.Line,
                         escape(S.Function)));
    Result.push_back(std::move(S));
  }
  if (Result.empty())
    Bar.note("no site was found that a rewrite takes");
  return Result;
}

} // namespace crinn::optimize
