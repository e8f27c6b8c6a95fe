//===- Skips.cpp - what this configuration does not see -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Skips.h"

#include "clang/AST/Decl.h"

using namespace clang;

namespace crinn::passes {

/// The directive that ends the text is seen, though the lexer counts it in.
static unsigned beforeLastDirective(llvm::StringRef File, const Skipped &S) {
  size_t Hash = File.slice(S.Begin + 1, S.End).rfind('#');
  return Hash == llvm::StringRef::npos
             ? S.End
             : lineStart(File, S.Begin + 1 + unsigned(Hash));
}

/// The innermost conditional around the offset; outer ones begin earlier.
static const Conditional *around(const ParsedUnit &U, const Skipped &S) {
  const Conditional *Out = nullptr;
  for (const Conditional &C : U.Conds)
    if (C.File == S.File && C.Begin <= S.Begin && S.Begin < C.End &&
        (!Out || C.Begin > Out->Begin))
      Out = &C;
  return Out;
}

std::vector<SkippedText> skippedIn(const ParsedUnit &U, const FunctionDecl *F) {
  std::vector<SkippedText> Out;
  const SourceManager &SM = U.sources();
  auto [File, Begin] = SM.getDecomposedExpansionLoc(F->getBeginLoc());
  auto [EndFile, End] = SM.getDecomposedExpansionLoc(F->getEndLoc());
  if (File != EndFile)
    return Out;
  for (const Skipped &S : U.Skips) {
    if (S.File != File || S.Begin < Begin || S.End > End)
      continue;
    unsigned Last = beforeLastDirective(SM.getBufferData(File), S);
    const Conditional *C = around(U, S);
    Out.push_back({{File, S.Begin, Last}, C ? C->Directive : ""});
  }
  llvm::sort(Out, [](const SkippedText &A, const SkippedText &B) {
    return A.Where.Begin < B.Where.Begin;
  });
  return Out;
}

} // namespace crinn::passes
