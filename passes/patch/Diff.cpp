//===- Diff.cpp - a variant as a unified diff -----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// git writes the diff: what it writes, `git apply` and `git am` take. The
/// user's git configuration has no part in it.
///
//===----------------------------------------------------------------------===//

#include "passes/Passes.h"
#include "passes/patch/Scratch.h"

using namespace llvm;

namespace crinn::passes {

Expected<std::string> unifiedDiff(const Variant &V) {
  if (V.Files.empty())
    return "";
  Scratch Tmp;
  for (const ChangedFile &F : V.Files) {
    if (Error E = Tmp.write("a/" + F.Path, F.Before))
      return std::move(E);
    if (Error E = Tmp.write("b/" + F.Path, F.After))
      return std::move(E);
  }
  // git runs in the scratch directory so that the paths come out relative.
  return Tmp.git({"-c", "core.quotePath=false", "-c", "core.autocrlf=false",
                  "diff", "--no-index", "--no-ext-diff", "--no-textconv",
                  "--no-color", "--src-prefix=", "--dst-prefix=",
                  "--diff-algorithm=myers", "--full-index", "a", "b"},
                 {}, /*Most=*/1); // there are differences
}

} // namespace crinn::passes
