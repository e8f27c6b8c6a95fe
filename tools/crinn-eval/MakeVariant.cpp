//===- MakeVariant.cpp - crinn-eval make-variant ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/Tree.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

namespace crinn::eval {

namespace {

std::vector<std::string> splitCommas(const std::string &Text) {
  std::vector<std::string> Out;
  for (size_t At = 0; At < Text.size();) {
    size_t End = std::min(Text.find(',', At), Text.size());
    if (End > At)
      Out.push_back(Text.substr(At, End - At));
    At = End + 1;
  }
  return Out;
}

} // namespace

int makeVariantCommand(const Arguments &Args) {
  std::string Name, Edited, Out, Title = "edited by hand", Class = "exact",
                                 Modules, Copy;
  Options O(
      "crinn-eval make-variant --target=NAME --edited=DIR -o DIR [options]",
      "Makes a variant directory of a hand-edited copy of a target's "
      "sources, so that\n`crinn-eval compare` can judge it. --copy=DIR "
      "writes such a copy to edit.");
  O.text("target", "NAME|FILE", "a shipped target or a target.json", Name,
         /*Required=*/true);
  O.text("copy", "DIR", "write the unmodified sources into this new directory",
         Copy);
  O.text("edited", "DIR", "the edited copy; unchanged files may be missing",
         Edited);
  O.text("o", "DIR", "the variant to make, a new directory", Out);
  O.text("title", "TEXT", "what it does, in the imperative", Title);
  O.text("class", "CLASS",
         "exact, exact-up-to-rounding, recall or curve (default exact)", Class);
  O.text("modules", "LIST",
         "of construction,search,refinement: what the change can reach",
         Modules);
  bool Help = false;
  if (Status St = O.parse(Args, Help); !St)
    return report(St.error());
  if (Help) {
    fmt::print("{}", O.help());
    return 0;
  }
  if (Copy.empty() && (Edited.empty() || Out.empty()))
    return report({Errc::Usage,
                   "name --edited and -o, or --copy; see `crinn-eval "
                   "make-variant --help`",
                   ""});
  const bool UpToRounding = Class == UpToRoundingName;
  Result<EquivalenceClass> C =
      UpToRounding ? EquivalenceClass::Exact : equivalenceClass(Class);
  if (!C)
    return report(C.error());
  for (const std::string &M : splitCommas(Modules))
    if (M != "construction" && M != "search" && M != "refinement")
      return report(
          {Errc::Usage,
           fmt::format("{}: not a module; use construction, search or "
                       "refinement",
                       M),
           ""});
  Result<Target> T = loadTarget(Name);
  if (!T)
    return report(T.error());
  ProgressLine Line;
  Context Ctx{&Line, &interrupted(), ""};
  if (!Copy.empty()) {
    Result<Tree> Tr = materialise(*T, Copy, Ctx);
    Line.clear();
    return Tr ? 0 : report(Tr.error());
  }
  Result<TempDir> Temp = TempDir::create();
  if (!Temp)
    return report(Temp.error());
  Result<Tree> Tr = materialise(*T, Temp->path() + "/tree", Ctx);
  Line.clear();
  if (!Tr)
    return report(Tr.error());
  auto V = makeVariant(*Tr, Edited, Out, Title, *C, splitCommas(Modules),
                       UpToRounding);
  if (!V)
    return report(V.error());
  for (const Variant::File &F : V->Files)
    fmt::print("{}\n", F.Path);
  return 0;
}

} // namespace crinn::eval
