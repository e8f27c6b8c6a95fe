//===- Interactive.cpp - ask before each step -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// As `git add -p` asks. A step is shown as it would be made now, on top of
/// those taken so far: what an answer is given to is what is written.
///
//===----------------------------------------------------------------------===//

#include "tools/crinn-rewrite/Interactive.h"
#include "passes/source/Escape.h"

#include "llvm/ADT/StringMap.h"
#include "llvm/Support/raw_ostream.h"

#include <iostream>

using namespace llvm;

namespace crinn::rewrite {
namespace {

using passes::ChangedFile;
using passes::Step;
using passes::Variant;

/// What \p After changes of what \p Before makes.
Variant between(const Variant &Before, const Variant &After) {
  StringMap<const ChangedFile *> Old;
  for (const ChangedFile &F : Before.Files)
    Old[F.Path] = &F;
  Variant Out;
  for (const ChangedFile &F : After.Files) {
    const ChangedFile *Was = Old.lookup(F.Path);
    const std::string &Text = Was ? Was->After : F.Before;
    if (Text != F.After)
      Out.Files.push_back({F.Path, Text, F.After});
  }
  return Out;
}

/// 'y', 'n', 'a' (this and the rest) or 'q' (no more); the end of input is 'q'.
char answer() {
  for (std::string Line;;) {
    errs() << "Apply this? [y,n,a,q,?] ";
    if (!std::getline(std::cin, Line)) {
      errs() << "\n";
      return 'q';
    }
    StringRef Word = StringRef(Line).trim();
    if (Word == "y" || Word == "n" || Word == "a" || Word == "q")
      return Word[0];
    errs() << "y: take it; n: leave it out; a: take it and all that follow; "
              "q: leave out it and all that follow\n";
  }
}

Error show(const Step &S, const Variant &Before, const Variant &After) {
  Expected<std::string> Diff = passes::unifiedDiff(between(Before, After));
  if (!Diff)
    return Diff.takeError();
  errs() << passes::escape(S.Rewrite + ": " + S.Site) << "\n" << *Diff;
  return Error::success();
}

} // namespace

Expected<Variant> choose(const passes::Codebase &C, const Variant &Whole,
                         const passes::ApplyOptions &Options) {
  Variant Taken;
  Taken.Applied.Base = Whole.Applied.Base;
  bool Ask = true;
  for (const Step &S : Whole.Applied.Steps) {
    passes::Plan P = Taken.Applied;
    P.Base = Whole.Applied.Base;
    P.Steps.push_back(S);
    Expected<Variant> With = passes::applyPlan(C, P, Options);
    if (!With) {
      errs() << passes::escape(S.Rewrite + ": " + S.Site)
             << ": left out, since it builds on another: "
             << passes::escape(toString(With.takeError())) << "\n";
      continue;
    }
    if (Ask) {
      if (Error E = show(S, Taken, *With))
        return std::move(E);
      char Said = answer();
      if (Said == 'q')
        break;
      if (Said == 'n')
        continue;
      Ask = Said != 'a';
    }
    Taken = std::move(*With);
  }
  return Taken;
}

} // namespace crinn::rewrite
