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
      Out.Sites.push_back(
          {describe(U, N), signatureOf(N.Found.Function), placeOf(N.Found.At)});
    for (const NearMiss &N : M->Misses)
      Out.Misses.push_back(
          {describe(U, N), signatureOf(N.Function), placeOf(N.At)});
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
