//===- Fixes.cpp - a change for clang-apply-replacements ------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Failure.h"
#include "tools/crinn-rewrite/ApplyOutput.h"

#include "clang/Tooling/ReplacementsYaml.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/YAMLTraits.h"

using namespace llvm;

namespace crinn::rewrite {

Error checkUnicode(const passes::Codebase &C, const passes::Variant &V,
                   StringRef Option) {
  auto Bad = [&](StringRef Path, const Twine &What) {
    return passes::fail(passes::Code::Input,
                        Path + ": " + What + " is not UTF-8, which " + Option +
                            " needs; use the diff or --in-place");
  };
  for (const passes::ChangedFile &F : V.Files) {
    if (!json::isUTF8(C.Root + "/" + F.Path))
      return Bad(F.Path, "the path");
    for (const passes::Hunk &H : F.Hunks)
      if (!json::isUTF8(H.Text))
        return Bad(F.Path,
                   "the new text at line " +
                       Twine(1 + StringRef(F.Before).take_front(H.Offset).count(
                                     '\n')));
  }
  return Error::success();
}

Expected<std::string> fixesYaml(const passes::Codebase &C,
                                const passes::Variant &V) {
  if (Error E = checkUnicode(C, V, "--export-fixes"))
    return std::move(E);
  clang::tooling::TranslationUnitReplacements All;
  // One document for the whole change: the name is for people alone.
  All.MainSourceFile = C.Units.empty() ? "" : C.Units.front().File;
  for (const passes::ChangedFile &F : V.Files)
    for (const passes::Hunk &H : F.Hunks)
      All.Replacements.emplace_back(C.Root + "/" + F.Path, H.Offset, H.Length,
                                    H.Text);
  std::string Text;
  raw_string_ostream OS(Text);
  yaml::Output Out(OS);
  Out << All;
  return Text;
}

} // namespace crinn::rewrite
