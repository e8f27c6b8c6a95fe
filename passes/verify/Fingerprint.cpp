//===- Fingerprint.cpp - the tokens of each function ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/verify/Fingerprint.h"
#include "passes/model/Sites.h"
#include "passes/source/Hash.h"
#include "passes/source/Text.h"

#include "clang/Index/USRGeneration.h"

#include <algorithm>

using namespace clang;

namespace crinn::passes {
namespace {

std::string tokensOf(llvm::StringRef Code) {
  std::string Out;
  forEachToken(Code, [&](const Token &, llvm::StringRef Text) {
    Out += Text;
    Out += '\0';
  });
  return sha256(Out);
}

} // namespace

Fingerprint fingerprintOf(const ParsedUnit &U) {
  Fingerprint Out;
  const SourceManager &SM = U.sources();
  std::map<FileID, std::vector<Span>> Bodies;
  for (const FunctionDecl *F : functionsOf(U)) {
    std::optional<Span> S = spanOf(U.Ctx, F->getBody()->getSourceRange());
    llvm::SmallString<128> Usr;
    // A body that a macro spells is part of the rest of its file, and so is
    // `= default`: that has one only where something calls it.
    if (!S || F->isDefaulted() || index::generateUSRForDecl(F, Usr))
      continue;
    Bodies[S->File].push_back(*S);
    Out.Bodies[Usr.str().str()] += tokensOf(textOf(U.Ctx, *S));
    Out.Names[Usr.str().str()] = signatureOf(F);
  }
  for (unsigned I = 0; I < SM.local_sloc_entry_size(); ++I) {
    const SrcMgr::SLocEntry &E = SM.getLocalSLocEntry(I);
    if (!E.isFile())
      continue;
    FileID F = SM.getFileID(SourceLocation::getFromRawEncoding(E.getOffset()));
    std::optional<std::string> Path = U.pathBelowRoot(F);
    if (!Path || Out.Rest.count(*Path))
      continue;
    std::vector<Span> &Mine = Bodies[F];
    std::sort(Mine.begin(), Mine.end(),
              [](Span A, Span B) { return A.Begin < B.Begin; });
    Outline &O = Out.Outlines[*Path];
    for (Span S : Mine)
      if (O.empty() || S.Begin >= O.back().second)
        O.push_back({S.Begin, S.End});
    Out.Rest[*Path] = llvm::cantFail(restOf(SM.getBufferData(F), O, {}));
  }
  return Out;
}

llvm::Expected<std::string> restOf(llvm::StringRef Text, const Outline &Bodies,
                                   const std::vector<Edit> &Edits) {
  std::vector<Edit> All;
  for (auto [Begin, End] : Bodies)
    All.push_back({Begin, End - Begin, "{}"});
  for (const Edit &E : Edits)
    if (E.Outside)
      All.push_back({E.Offset, E.Length, E.Bare.empty() ? E.Text : E.Bare});
  llvm::Expected<std::string> Rest = applyEdits(Text, std::move(All));
  if (!Rest)
    return Rest.takeError();
  return tokensOf(*Rest);
}

std::set<std::string> differences(const Fingerprint &A, const Fingerprint &B) {
  std::set<std::string> Out;
  auto Compare = [&](const auto &X, const auto &Y, auto Name) {
    for (const auto &[Key, Hash] : X)
      if (auto It = Y.find(Key); It == Y.end() || It->second != Hash)
        Out.insert(Name(Key));
    for (const auto &[Key, Hash] : Y)
      if (!X.count(Key))
        Out.insert(Name(Key));
  };
  Compare(A.Bodies, B.Bodies, [&](const std::string &Usr) {
    auto It = A.Names.find(Usr);
    return It != A.Names.end() ? It->second : B.Names.at(Usr);
  });
  Compare(A.Rest, B.Rest, [](const std::string &Path) {
    return "outside functions in " + Path;
  });
  return Out;
}

} // namespace crinn::passes
