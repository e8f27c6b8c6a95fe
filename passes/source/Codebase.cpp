//===- Codebase.cpp - what is parsed, and what may be edited --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Codebase.h"
#include "passes/source/Failure.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <tuple>

using namespace llvm;

namespace crinn::passes {

/// Real paths, each unit once, in order.
static Error tidy(std::vector<Unit> &Units) {
  for (Unit &U : Units) {
    SmallString<256> File;
    if (sys::fs::real_path(U.File, File) || sys::fs::is_directory(File))
      return fail(Code::Input, U.File + ": no such source file");
    U.File = File.str();
  }
  auto Key = [](const Unit &U) {
    return std::tie(U.File, U.Directory, U.Args);
  };
  llvm::sort(Units,
             [&](const Unit &A, const Unit &B) { return Key(A) < Key(B); });
  Units.erase(std::unique(Units.begin(), Units.end(),
                          [&](const Unit &A, const Unit &B) {
                            return Key(A) == Key(B);
                          }),
              Units.end());
  return Error::success();
}

Expected<Codebase> Codebase::create(StringRef Root, std::vector<Unit> Units,
                                    std::vector<Unit> Headers) {
  SmallString<256> Real;
  if (sys::fs::real_path(Root, Real) || !sys::fs::is_directory(Real))
    return fail(Code::Input, Root + ": not a directory; give --root one");
  if (Units.empty() && Headers.empty())
    return fail(Code::Usage, "no source file given; name at least one");
  if (Error E = tidy(Units))
    return std::move(E);
  if (Error E = tidy(Headers))
    return std::move(E);
  if (Units.empty()) // a library of headers
    Units = std::exchange(Headers, {});
  return Codebase{
      Real.str().str(), std::move(Units), std::move(Headers), {}, {}, {}};
}

} // namespace crinn::passes
