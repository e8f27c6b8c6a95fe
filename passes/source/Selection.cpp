//===- Selection.cpp - the code that a command line names -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Selection.h"
#include "passes/source/Database.h"
#include "passes/source/Failure.h"
#include "passes/source/FileKind.h"
#include "passes/source/FileTree.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace crinn::passes {
namespace {

bool isBelow(StringRef Path, StringRef Directory) {
  return Path.consume_front(Directory) &&
         (Directory.ends_with("/") || Path.starts_with("/"));
}

class Selector {
public:
  Selector(const Selection &S, const Database *Known) : S(S), Known(Known) {
    SmallString<256> Path;
    sys::fs::current_path(Path);
    Here = Path.str().str();
  }

  std::vector<Unit> Units, Headers;
  std::vector<std::string> Named, Gone; ///< as of Codebase
  unsigned Guessed = 0; ///< sources that the database does not know

  Error add(const std::string &Argument) {
    if (sys::fs::is_directory(Argument)) {
      addGone(Argument);
      return addAll(Argument, filesBelow(Argument));
    }
    if (!sys::fs::exists(Argument) && isPattern(Argument))
      return addAll(Argument, filesMatching(Argument));
    Error E = addFile(Argument);
    SmallString<256> Real;
    if (!E && !sys::fs::real_path(Argument, Real))
      Named.push_back(Real.str().str());
    return E;
  }

  /// What the database names below \p Directory and does not exist.
  void addGone(StringRef Directory) {
    SmallString<256> Real;
    if (!Known || sys::fs::real_path(Directory, Real))
      return;
    for (const std::string &Path : Known->gone())
      if (isBelow(Path, Real) && (isCxxSource(Path) || isCSource(Path)))
        Gone.push_back(Path);
  }

  Error addFile(const std::string &Name) {
    SmallString<256> Real;
    if (sys::fs::real_path(Name, Real))
      return fail(Code::Input, Name + ": no such source file");
    if (!Known) {
      Units.push_back({Name, Here, S.Flags});
      return Error::success();
    }
    if (const Unit *U = Known->find(Real))
      Units.push_back(*U);
    else if (std::optional<Unit> G = Known->guess(Real); G && isHeader(Name))
      Units.push_back(std::move(*G)); // no database has headers
    else
      return fail(Code::Input, Name + ": not in " + Known->path() +
                                   "; build that target, or give flags "
                                   "after --");
    return Error::success();
  }

private:
  Error addAll(const std::string &Argument,
               const std::vector<std::string> &Paths) {
    if (Paths.empty())
      return fail(Code::Input, Argument + ": no C++ file there");
    for (const std::string &Path : Paths) {
      std::vector<Unit> &To = isHeader(Path) ? Headers : Units;
      if (!Known) {
        To.push_back({Path, Here, S.Flags});
        continue;
      }
      SmallString<256> Real;
      if (sys::fs::real_path(Path, Real))
        continue; // a dangling link
      if (const Unit *U = Known->find(Real)) {
        Units.push_back(*U);
      } else if (std::optional<Unit> G = Known->guess(Real)) {
        Guessed += !isHeader(Path);
        To.push_back(std::move(*G));
      }
    }
    return Error::success();
  }

  const Selection &S;
  const Database *Known;
  std::string Here;
};

/// All that the database compiles below the root.
Expected<std::vector<Unit>> everything(const Database &D, StringRef Root) {
  SmallString<256> Real;
  if (sys::fs::real_path(Root, Real))
    return fail(Code::Input, Root + ": not a directory; give --root one");
  std::vector<Unit> Out;
  for (const auto &[Path, U] : D.units()) {
    if (isBelow(Path, Real) && (isCxxSource(Path) || isCSource(Path)))
      Out.push_back(U);
  }
  auto Ours = [&](const std::string &Path) { return isBelow(Path, Real); };
  if (Out.empty() && llvm::any_of(D.gone(), Ours))
    return fail(Code::Input, D.path() + ": of its files below " + Real +
                                 " none exists; write it anew");
  if (Out.empty())
    return fail(Code::Input, D.path() + ": no C++ file below " + Real +
                                 "; give --root another directory");
  return Out;
}

/// What was not found of response files, each with who needs it.
void tellUnread(const Database &D, Codebase &C) {
  std::map<std::string, std::vector<std::string>> Units; // by response file
  for (const Unit &U : C.Units)
    for (const std::string &File : D.unreadOf(U.File))
      Units[File].push_back(U.File);
  for (const auto &[File, Of] : Units)
    C.Remarks.push_back(File + ": no such response file; " + Of.front() +
                        (Of.size() > 1
                             ? " and " + std::to_string(Of.size() - 1) + " more"
                             : "") +
                        " parsed without its flags");
}

} // namespace

Expected<Codebase> select(const Selection &S) {
  std::optional<Database> Known;
  if (!S.BuildDir.empty()) {
    Expected<Database> D = Database::load(S.BuildDir);
    if (!D)
      return D.takeError();
    Known = std::move(*D);
  }
  Selector All(S, Known ? &*Known : nullptr);
  if (S.Arguments.empty()) {
    if (!Known)
      return fail(Code::Usage, "no files given; see crinn-rewrite --help");
    Expected<std::vector<Unit>> Units = everything(*Known, S.Root);
    if (!Units)
      return Units.takeError();
    All.Units = std::move(*Units);
    All.addGone(S.Root);
  }
  for (const std::string &Argument : S.Arguments)
    if (Error E = All.add(Argument))
      return std::move(E);
  for (const std::string &File : S.Beside)
    if (Error E = All.addFile(File))
      return std::move(E);
  Expected<Codebase> C =
      Codebase::create(S.Root, std::move(All.Units), std::move(All.Headers));
  if (!C)
    return C;
  C->Named = std::move(All.Named);
  llvm::sort(All.Gone);
  All.Gone.erase(llvm::unique(All.Gone), All.Gone.end());
  C->Gone = std::move(All.Gone);
  if (Known)
    tellUnread(*Known, *C);
  if (All.Guessed)
    C->Remarks.push_back(std::to_string(All.Guessed) + " sources are not in " +
                         Known->path() +
                         "; parsed with the flags of the nearest that is");
  return C;
}

} // namespace crinn::passes
