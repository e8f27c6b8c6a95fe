//===- Database.cpp - compile commands, and guesses beside them -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Database.h"
#include "passes/source/Failure.h"
#include "passes/source/FileKind.h"

#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace crinn::passes {
namespace {

/// The real path of \p File, seen from \p Directory; "" if there is none.
std::string realFrom(StringRef Directory, StringRef File) {
  SmallString<256> Abs(File), Real;
  if (sys::path::is_relative(Abs)) {
    Abs = Directory;
    sys::path::append(Abs, File);
  }
  return sys::fs::real_path(Abs, Real) ? "" : Real.str().str();
}

/// The flags alone: no compiler, no file, nothing that writes.
Unit unitOf(const std::string &Real,
            const clang::tooling::CompileCommand &Command) {
  using namespace clang::tooling;
  static const ArgumentsAdjuster Adjust =
      combineAdjusters(getClangStripOutputAdjuster(),
                       combineAdjusters(getClangSyntaxOnlyAdjuster(),
                                        getClangStripDependencyFileAdjuster()));
  CommandLineArguments Args = Adjust(Command.CommandLine, Real);
  Unit U{Real, Command.Directory, {}};
  for (size_t I = 1; I < Args.size(); ++I) {
    bool IsFile = !StringRef(Args[I]).starts_with("-") &&
                  realFrom(Command.Directory, Args[I]) == Real;
    if (!IsFile && Args[I] != "-fsyntax-only" && Args[I] != "--")
      U.Args.push_back(Args[I]);
  }
  return U;
}

/// How many leading directories two paths share, and whether the files' names
/// without extension agree.
std::pair<unsigned, bool> nearness(StringRef A, StringRef B) {
  unsigned Shared = 0;
  auto I = sys::path::begin(A), J = sys::path::begin(B);
  for (; I != sys::path::end(A) && J != sys::path::end(B) && *I == *J; ++I, ++J)
    ++Shared;
  return {Shared, sys::path::stem(A) == sys::path::stem(B)};
}

} // namespace

Expected<Database> Database::load(StringRef BuildDir) {
  SmallString<256> Json(BuildDir);
  sys::path::append(Json, "compile_commands.json");
  std::string Why;
  auto Read = clang::tooling::JSONCompilationDatabase::loadFromFile(
      Json, Why, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Read)
    return fail(Code::Input,
                Json + ": no compilation database; write one with "
                       "cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or give "
                       "flags after --");
  Database D;
  D.Path = Json.str().str();
  for (const auto &Command : Read->getAllCompileCommands()) {
    std::string Real = realFrom(Command.Directory, Command.Filename);
    if (!Real.empty() && !D.Units.count(Real))
      D.Units[Real] = unitOf(Real, Command);
  }
  return D;
}

const Unit *Database::find(StringRef Real) const {
  auto It = Units.find(Real.str());
  return It == Units.end() ? nullptr : &It->second;
}

std::optional<Unit> Database::guess(StringRef Real) const {
  const Unit *Best = nullptr;
  std::pair<unsigned, bool> Most;
  for (const auto &[Path, U] : Units) {
    if (!isCxxSource(Path))
      continue;
    std::pair<unsigned, bool> Near = nearness(Path, Real);
    if (!Best || Near > Most) {
      Best = &U;
      Most = Near;
    }
  }
  if (!Best)
    return std::nullopt;
  return Unit{Real.str(), Best->Directory, Best->Args};
}

} // namespace crinn::passes
