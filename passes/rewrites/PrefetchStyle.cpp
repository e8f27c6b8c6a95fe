//===- PrefetchStyle.cpp - how an author spells a prefetch ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Sites.h"
#include "passes/rewrites/LookAheadText.h"

using namespace clang;

namespace crinn::passes {

/// How \p F spells a prefetch; nothing if it has none, or none that can be
/// followed.
static std::optional<PrefetchStyle> styleIn(const ParsedUnit &U,
                                            const FunctionDecl *F) {
  const CallExpr *First = nullptr;
  walk(F->getBody(), [&](const Stmt *S) {
    const auto *C = dyn_cast<CallExpr>(S);
    if (C && !First && calleeOf(C).Name == "__builtin_prefetch")
      First = C;
    return !First;
  });
  if (!First)
    return std::nullopt;
  // The builtin inside _mm_prefetch is macro text; its use stands in a file.
  std::optional<Span> At = spanOf(
      U.Ctx,
      U.sources().getExpansionRange(First->getSourceRange()).getAsRange());
  std::optional<Span> Body = spanOf(U.Ctx, F->getBody()->getSourceRange());
  if (!At || !Body)
    return std::nullopt;
  PrefetchStyle R;
  R.Intrinsic = textOf(U.Ctx, *At).contains("_mm_prefetch");
  unsigned Innermost = 0;
  for (const Conditional &C : U.Conds)
    if (C.File == At->File && C.Begin > Body->Begin && C.End < Body->End &&
        C.Begin < At->Begin && C.End > At->End && C.Begin >= Innermost) {
      if (C.HasElse)
        return std::nullopt;
      Innermost = C.Begin;
      R.Guard = C.Directive;
    }
  return R;
}

PrefetchStyle styleOf(const ParsedUnit &U, const BestFirst &B) {
  if (std::optional<PrefetchStyle> Own = styleIn(U, B.Function))
    return *Own;
  // Else as another function of the file does.
  const SourceManager &SM = U.sources();
  FileID Home = SM.getFileID(SM.getExpansionLoc(B.Function->getLocation()));
  for (const FunctionDecl *F : functionsOf(U))
    if (SM.getFileID(SM.getExpansionLoc(F->getLocation())) == Home)
      if (std::optional<PrefetchStyle> Other = styleIn(U, F))
        return *Other;
  return {false, "#if defined(__GNUC__)"};
}

} // namespace crinn::passes
