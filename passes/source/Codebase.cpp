//===- Codebase.cpp - what is parsed, and what may be edited --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Codebase.h"
#include "passes/source/Failure.h"

#include "clang/Tooling/ArgumentsAdjusters.h"
#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace crinn::passes {

Expected<Codebase> Codebase::create(StringRef Root, std::vector<Unit> Units) {
  SmallString<256> Real;
  if (sys::fs::real_path(Root, Real) || !sys::fs::is_directory(Real))
    return fail(Code::Input, Root + ": not a directory; give --root one");
  if (Units.empty())
    return fail(Code::Usage, "no source file given; name at least one");
  for (Unit &U : Units) {
    SmallString<256> File;
    if (sys::fs::real_path(U.File, File) || sys::fs::is_directory(File))
      return fail(Code::Input, U.File + ": no such source file");
    U.File = File.str();
  }
  return Codebase{Real.str().str(), std::move(Units)};
}

Expected<std::vector<Unit>>
Codebase::unitsFromDatabase(StringRef BuildDir,
                            const std::vector<std::string> &Files) {
  SmallString<256> Json(BuildDir);
  sys::path::append(Json, "compile_commands.json");
  std::string Why;
  auto Database = clang::tooling::JSONCompilationDatabase::loadFromFile(
      Json, Why, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Database)
    return fail(Code::Input,
                Json + ": no compilation database; write one with "
                       "cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or give "
                       "flags after --");
  using namespace clang::tooling;
  auto Adjust =
      combineAdjusters(getClangStripOutputAdjuster(),
                       combineAdjusters(getClangSyntaxOnlyAdjuster(),
                                        getClangStripDependencyFileAdjuster()));
  std::vector<Unit> Units;
  for (const std::string &F : Files) {
    SmallString<256> Real;
    if (sys::fs::real_path(F, Real))
      return fail(Code::Input, F + ": no such source file");
    std::vector<CompileCommand> Commands = Database->getCompileCommands(Real);
    if (Commands.empty())
      return fail(Code::Input, F + ": not in " + Json +
                                   "; build that target, or give flags "
                                   "after --");
    CommandLineArguments Args = Adjust(Commands[0].CommandLine, Real);
    Unit U{Real.str().str(), Commands[0].Directory, {}};
    for (size_t I = 1; I < Args.size(); ++I) {
      SmallString<256> Abs(Args[I]);
      if (sys::path::is_relative(Abs)) {
        Abs = Commands[0].Directory;
        sys::path::append(Abs, Args[I]);
      }
      SmallString<256> RealArg;
      bool IsFile = !StringRef(Args[I]).starts_with("-") &&
                    !sys::fs::real_path(Abs, RealArg) && RealArg == Real;
      if (!IsFile && Args[I] != "-fsyntax-only" && Args[I] != "--")
        U.Args.push_back(Args[I]);
    }
    Units.push_back(std::move(U));
  }
  return Units;
}

} // namespace crinn::passes
