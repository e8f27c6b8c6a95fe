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

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace crinn::passes {
namespace {

class Selector {
public:
  Selector(const Selection &S, const Database *Known) : S(S), Known(Known) {
    SmallString<256> Path;
    sys::fs::current_path(Path);
    Here = Path.str().str();
  }

  std::vector<Unit> Units, Headers;
  unsigned Guessed = 0; ///< sources that the database does not know

  Error add(const std::string &Argument) {
    if (sys::fs::is_directory(Argument))
      return addAll(Argument, filesBelow(Argument));
    if (!sys::fs::exists(Argument) && isPattern(Argument))
      return addAll(Argument, filesMatching(Argument));
    return addFile(Argument);
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
    StringRef Rest = Path;
    if (Rest.consume_front(Real) && Rest.starts_with("/") &&
        (isCxxSource(Path) || isCSource(Path)))
      Out.push_back(U);
  }
  if (Out.empty())
    return fail(Code::Input, D.path() + ": no C++ file below " + Real +
                                 "; give --root another directory");
  return Out;
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
  }
  for (const std::string &Argument : S.Arguments)
    if (Error E = All.add(Argument))
      return std::move(E);
  for (const std::string &File : S.Beside)
    if (Error E = All.addFile(File))
      return std::move(E);
  Expected<Codebase> C =
      Codebase::create(S.Root, std::move(All.Units), std::move(All.Headers));
  if (C && All.Guessed)
    C->Remarks.push_back(std::to_string(All.Guessed) + " sources are not in " +
                         Known->path() +
                         "; parsed with the flags of the nearest that is");
  return C;
}

} // namespace crinn::passes
