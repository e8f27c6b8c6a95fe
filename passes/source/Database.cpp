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
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace llvm;

namespace crinn::passes {
namespace {

/// \p File, seen from \p Directory; the way to it without symlinks.
std::string absoluteFrom(StringRef Directory, StringRef File) {
  SmallString<256> Abs(File), Real;
  if (sys::path::is_relative(Abs)) {
    Abs = Directory;
    sys::path::append(Abs, File);
  }
  StringRef Name = sys::path::filename(Abs);
  if (sys::fs::real_path(sys::path::parent_path(Abs), Real))
    Real = sys::path::parent_path(Abs);
  sys::path::append(Real, Name);
  sys::path::remove_dots(Real, /*remove_dot_dot=*/true);
  return Real.str().str();
}

/// The real path of \p File, seen from \p Directory; "" if there is none.
std::string realFrom(StringRef Directory, StringRef File) {
  SmallString<256> Real;
  return sys::fs::real_path(absoluteFrom(Directory, File), Real)
             ? ""
             : Real.str().str();
}

/// The flags alone: no compiler, no file, nothing that writes. \p Unread gets
/// the response files that nobody could read.
Unit unitOf(const std::string &Real,
            const clang::tooling::CompileCommand &Command,
            std::vector<std::string> &Unread) {
  using namespace clang::tooling;
  static const ArgumentsAdjuster Adjust =
      combineAdjusters(getClangStripOutputAdjuster(),
                       combineAdjusters(getClangSyntaxOnlyAdjuster(),
                                        getClangStripDependencyFileAdjuster()));
  CommandLineArguments Args = Adjust(Command.CommandLine, Real);
  Unit U{Real, Command.Directory, {}};
  for (size_t I = 1; I < Args.size(); ++I) {
    StringRef Arg = Args[I];
    if (Arg.consume_front("@")) { // one that is there has been expanded
      Unread.push_back(absoluteFrom(Command.Directory, Arg));
      continue;
    }
    bool IsFile =
        !Arg.starts_with("-") && realFrom(Command.Directory, Arg) == Real;
    if (!IsFile && Arg != "-fsyntax-only" && Arg != "--")
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

static const char Remedy[] =
    "; write one with cmake -DCMAKE_EXPORT_COMPILE_COMMANDS=ON, or give flags "
    "after --";

Expected<Database> Database::load(StringRef BuildDir) {
  SmallString<256> Json(BuildDir);
  sys::path::append(Json, "compile_commands.json");
  auto Buffer = MemoryBuffer::getFile(Json);
  if (!Buffer)
    return fail(Code::Input, Json + ": no compilation database: " +
                                 Buffer.getError().message() + Remedy);
  StringRef Text = (*Buffer)->getBuffer();
  std::string Why = wrongInDatabase(Text);
  std::unique_ptr<clang::tooling::CompilationDatabase> Read;
  if (Why.empty())
    Read = clang::tooling::JSONCompilationDatabase::loadFromBuffer(
        Text, Why, clang::tooling::JSONCommandLineSyntax::AutoDetect);
  if (!Read)
    return fail(Code::Input,
                Json + ": not a compilation database: " + Why + Remedy);
  Read = clang::tooling::expandResponseFiles(std::move(Read),
                                             vfs::getRealFileSystem());
  Database D;
  D.Path = Json.str().str();
  for (const auto &Command : Read->getAllCompileCommands()) {
    std::string Real = realFrom(Command.Directory, Command.Filename);
    if (Real.empty()) {
      D.Gone.insert(absoluteFrom(Command.Directory, Command.Filename));
    } else if (!D.Units.count(Real)) {
      std::vector<std::string> Unread;
      D.Units[Real] = unitOf(Real, Command, Unread);
      if (!Unread.empty())
        D.Unread[Real] = std::move(Unread);
    }
  }
  return D;
}

std::vector<std::string> Database::unreadOf(StringRef Real) const {
  auto It = Unread.find(Real.str());
  return It == Unread.end() ? std::vector<std::string>() : It->second;
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
