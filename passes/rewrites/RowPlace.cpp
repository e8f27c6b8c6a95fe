//===- RowPlace.cpp - where a layout of rows is written -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/RowPlace.h"
#include "passes/model/Sites.h"

using namespace clang;

namespace crinn::passes {

const CXXRecordDecl *classOf(const FunctionDecl *F) {
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  return M ? M->getParent() : nullptr;
}

bool isConditional(const ParsedUnit &U, const FunctionDecl *F, Span Where) {
  std::optional<Span> Body = spanOf(U.Ctx, F->getSourceRange());
  return llvm::any_of(U.Conds, [&](const Conditional &C) {
    return C.File == Where.File && C.Begin < Where.End && C.End > Where.Begin &&
           (!Body || C.Begin > Body->Begin);
  });
}

namespace {

llvm::Error checkTypes(const ParsedUnit &U, const FunctionDecl *F,
                       const RowLayout &L) {
  const CXXRecordDecl *Class = classOf(F);
  std::vector<const ValueDecl *> All = {L.Array};
  if (isa<FieldDecl>(L.Links))
    All.push_back(L.Links);
  for (const RowLayout::Part &P : L.Parts)
    All.push_back(P.Field);
  const SourceManager &SM = U.sources();
  for (const ValueDecl *D : All) {
    const auto *Field = dyn_cast<FieldDecl>(D);
    if (!Class || !Field || Field->getParent() != Class)
      return refuse(D->getName() + " is no field of the class whose function "
                                   "lays out the rows");
    // A unit that uses the fields must see this function too.
    if (SM.getFileID(D->getLocation()) != SM.getFileID(F->getLocation()))
      return refuse("the class is in another file, so units that do not see "
                    "this function may use " +
                    D->getName());
  }
  // A unit without a search has no sites, so nobody asks there.
  FileID File = SM.getFileID(F->getLocation());
  if (File != SM.getMainFileID() &&
      llvm::none_of(searchesOf(U), [&](const NamedSearch &S) {
        return SM.getFileID(S.Search.Function->getLocation()) == File;
      }))
    return refuse("the class is in a header and the search is not, so units "
                  "without a search may use its fields");
  QualType Bytes = L.Array->getType()->getPointeeType();
  if (Bytes->isDependentType() || !Bytes->isAnyCharacterType() ||
      !U.Ctx.getTypeSizeInChars(Bytes).isOne())
    return refuse(L.Array->getName() + " points to no bytes, so what the row's "
                                       "size counts is not known");
  QualType Size = U.Ctx.getSizeType();
  auto Fits = [&](const ValueDecl *D) {
    QualType T = D->getType();
    return !T->isDependentType() && T->isIntegerType() &&
           !T.isVolatileQualified() &&
           U.Ctx.getTypeSize(T) >= U.Ctx.getTypeSize(Size);
  };
  if (!isa<FieldDecl, VarDecl>(L.Links) ||
      !L.Links->getType()->isIntegerType() ||
      L.Links->getType().isVolatileQualified())
    return refuse(L.Links->getName() + " is no plain number");
  for (const RowLayout::Part &P : L.Parts)
    if (!Fits(P.Field) || P.Field->isBitField())
      return refuse(P.Field->getName() + " is not as wide as size_t");
  return llvm::Error::success();
}

/// Text that this configuration does not see may use the fields as well.
llvm::Error checkSkipped(const ParsedUnit &U, const RowLayout &L) {
  for (const Skipped &S : U.Skips) {
    if (!U.pathBelowRoot(S.File))
      continue;
    std::vector<std::string> Words;
    forEachToken(
        textOf(U.Ctx, Span{S.File, S.Begin, S.End}),
        [&](const Token &, llvm::StringRef T) { Words.push_back(T.str()); });
    for (size_t I = 0; I < Words.size(); ++I) {
      auto Beside = [&](llvm::StringRef Op) {
        return (I && Words[I - 1] == Op) ||
               (I + 1 < Words.size() && Words[I + 1] == Op);
      };
      auto Is = [&](const ValueDecl *D) { return Words[I] == D->getName(); };
      bool Fine = !Is(L.Links) && (!Is(L.Stride) || Beside("*"));
      for (const RowLayout::Part &P : L.Parts)
        Fine &= P.Field == L.Stride || !Is(P.Field) || Beside("+");
      if (!Fine)
        return refuse("text that another configuration compiles uses " +
                      Words[I]);
    }
  }
  return llvm::Error::success();
}

} // namespace

llvm::Error checkRowPlace(const ParsedUnit &U, const FunctionDecl *F,
                          const PlainAllocation &A, const RowLayout &L) {
  if (llvm::Error Not = checkTypes(U, F, L))
    return Not;
  llvm::StringRef File = U.sources().getBufferData(A.Statement.File);
  unsigned Jumps = 0, Taken = 0;
  walk(F->getBody(), [&](const Stmt *S) {
    Jumps += isa<LabelStmt, SwitchCase>(S);
    if (const auto *C = dyn_cast<CallExpr>(S))
      Taken += calleeOf(C).Name.find("alloc") != std::string::npos &&
               llvm::any_of(C->arguments(), [&](const Expr *Arg) {
                 return names(Arg, L.Stride);
               });
    return true;
  });
  if (Jumps)
    return refuse("a jump to a label would pass over a declaration");
  if (Taken > 1)
    return refuse("the function allocates two arrays of such rows");
  for (const RowLayout::Part &P : L.Parts) {
    std::optional<Span> S = statementSpan(U.Ctx, P.Assign);
    if (!S || S->File != A.Statement.File ||
        !spanOf(U.Ctx, P.First->getSourceRange()) ||
        !spanOf(U.Ctx, P.Assign->getRHS()->getSourceRange()))
      return refuse("the row's layout is spelled by a macro");
    if (!File.slice(lineStart(File, S->Begin), S->Begin).trim().empty())
      return refuse("more code stands on the lines of the row's layout");
    if (isConditional(U, F, Span{S->File, S->Begin, A.Statement.End}))
      return refuse("an #if stands among the assignments of the row's layout");
  }
  return checkSkipped(U, L);
}

} // namespace crinn::passes
