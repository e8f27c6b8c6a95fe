//===- Findings.cpp - what scan learns of one unit ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/scan/Findings.h"
#include "passes/model/Sites.h"
#include "passes/source/Hash.h"

using namespace clang;

namespace crinn::passes {
namespace {

std::set<std::string> seenOf(const ParsedUnit &U, const HeaderIds &Wanted) {
  std::set<std::string> Out;
  const SourceManager &SM = U.sources();
  if (!Wanted.empty())
    for (auto I = SM.fileinfo_begin(); I != SM.fileinfo_end(); ++I)
      if (auto It = Wanted.find(I->first.getUniqueID()); It != Wanted.end())
        Out.insert(It->second);
  return Out;
}

/// True if \p U has no file below the root.
bool isOutside(const ParsedUnit &U, const Unit &Main) {
  auto Ours = [&](llvm::StringRef Path) {
    return Path.starts_with(U.Base.Root) &&
           (U.Base.Root == "/" || Path.substr(U.Base.Root.size())[0] == '/');
  };
  if (Ours(Main.File))
    return false;
  const SourceManager &SM = U.sources();
  for (auto I = SM.fileinfo_begin(); I != SM.fileinfo_end(); ++I) {
    llvm::SmallString<256> Path(I->first.getName()), Real;
    SM.getFileManager().makeAbsolutePath(Path);
    if (!llvm::sys::fs::real_path(Path, Real) && Ours(Real))
      return false;
  }
  return true;
}

class Finder {
public:
  Finder(const ParsedUnit &U, const Binding &Stated, UnitFindings &Out)
      : U(U), Stated(Stated), Out(Out) {}

  void run() {
    Out.Calls.add(U);
    llvm::Expected<Model> M = modelOf(U, Stated, Out.Met);
    if (!M) {
      Out.Unbound = llvm::toString(M.takeError());
      return;
    }
    for (const NamedIdiom &N : M->Idioms)
      Out.Sites.push_back({describe(U, N), signatureOf(N.Found.Function),
                           placeOf(N.Found.At), N.Found.At.isMacroID()});
    for (const NearMiss &N : M->Misses)
      Out.Misses.push_back({describe(U, N), signatureOf(N.Function),
                            placeOf(N.At), N.At.isMacroID()});
  }

private:
  /// The offset; the file is remembered with its hash.
  unsigned placeOf(SourceLocation L) {
    auto [F, Offset] = U.sources().getDecomposedExpansionLoc(L);
    std::string &Hash = Out.Hashes[U.realPath(F)];
    if (Hash.empty())
      Hash = sha256(U.sources().getBufferData(F));
    return Offset;
  }

  const ParsedUnit &U;
  const Binding &Stated;
  UnitFindings &Out;
};

} // namespace

UnitFindings findIn(const Codebase &C, const Unit &U, Strictness S,
                    const HeaderIds &Wanted, const Binding *Stated) {
  UnitFindings Out;
  const Binding None;
  auto Use = [&](ParsedUnit &P) {
    Out.SeenHeaders = seenOf(P, Wanted);
    Out.Outside = isOutside(P, U);
    Finder(P, Stated ? *Stated : None, Out).run();
    return llvm::Error::success();
  };
  llvm::Expected<Diagnostics> D = parse(C, U, {}, Use, S);
  if (!D) {
    Out.Failure = llvm::toString(D.takeError());
    return Out;
  }
  Out.FirstError = std::move(D->FirstError);
  Out.MissingHeaders = std::move(D->MissingHeaders);
  return Out;
}

} // namespace crinn::passes
