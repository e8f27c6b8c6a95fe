//===- FetchTarget.cpp - crinn-eval fetch-target ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Options.h"
#include "eval/support/ProgressLine.h"
#include "eval/target/Fetch.h"
#include "tools/crinn-eval/Commands.h"

#include <fmt/format.h>

namespace crinn::eval {

int fetchTargetCommand(const Arguments &Args) {
  std::string Name;
  bool Quiet = false;
  Options O("crinn-eval fetch-target [options] NAME|FILE",
            "Fetches the packages that hold a target's sources into the cache, "
            "by pip or\napt-get, checks their SHA-256 and prints where they "
            "are. No code of a package\nruns. The other commands do the same "
            "when they need to: this one is for a\nmachine that will have no "
            "network later.");
  O.positional("NAME|FILE", "a shipped target or a target.json", Name);
  O.flag("quiet", "no progress on stderr", Quiet);
  bool Help = false;
  if (Status St = O.parse(Args, Help); !St)
    return report(St.error());
  if (Help) {
    fmt::print("{}", O.help());
    return 0;
  }
  ProgressLine Line;
  Context Ctx{Quiet ? nullptr : &Line, &interrupted(), ""};
  Result<Target> T = loadTarget(Name);
  if (!T)
    return report(T.error());
  for (const SourceSet &Source : T->Sources) {
    Result<std::string> Dir = sourceDirectory(Source, *T, Ctx);
    Line.clear();
    if (!Dir)
      return report(Dir.error());
    fmt::print("{}\n", *Dir);
  }
  return 0;
}

} // namespace crinn::eval
