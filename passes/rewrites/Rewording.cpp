//===- Rewording.cpp - an expression written once more --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Rewording.h"
#include "passes/model/Targets.h"
#include "passes/rewrites/QuietCode.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

/// True if we can prove that a call in a comparison changes nothing.
static bool isQuiet(const CallExpr *C) {
  Callee R = calleeOf(C);
  bool Length = R.Object && C->getNumArgs() == 0 &&
                !isa<CXXOperatorCallExpr>(C) &&
                (R.Name == "data" || R.Name == "size");
  if (!R.Decl || (isLibrary(R.Decl) && Length))
    return Length;
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C);
      O && isLibrary(R.Decl) &&
      (O->getOperator() == OO_Subscript || O->isComparisonOp()))
    return true;
  if (unsigned Id = R.Decl->getBuiltinID())
    return R.Decl->getASTContext().BuiltinInfo.isConst(Id);
  return !isLibrary(R.Decl) && beyondQuiet(R.Decl).empty();
}

bool readsOnly(const Expr *E) {
  bool Ok = true;
  walk(E, [&](const Stmt *S) {
    if (const auto *Un = dyn_cast<UnaryOperator>(S))
      Ok &= !Un->isIncrementDecrementOp();
    if (const auto *B = dyn_cast<BinaryOperator>(S))
      Ok &= !B->isAssignmentOp();
    if (const auto *C = dyn_cast<CallExpr>(S))
      Ok &= isQuiet(C);
    if (const auto *Part = dyn_cast<Expr>(S))
      Ok &= !Part->getType().isVolatileQualified();
    if (const auto *C = dyn_cast<CXXConstructExpr>(S))
      Ok &= C->getConstructor()->isTrivial();
    Ok &= !isa<CXXNewExpr, CXXDeleteExpr, LambdaExpr, CXXThrowExpr, StmtExpr,
               CXXUnresolvedConstructExpr>(S);
    return Ok;
  });
  return Ok;
}

bool isNamed(const Expr *E) {
  E = E->IgnoreParenImpCasts();
  if (E->getType().isVolatileQualified())
    return false;
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(M->getMemberDecl()) &&
           (isa<CXXThisExpr>(bare(M->getBase())) || isNamed(M->getBase()));
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return M->isImplicitAccess() || isa<CXXThisExpr>(bare(M->getBase())) ||
           isNamed(M->getBase());
  const auto *D = dyn_cast<DeclRefExpr>(E);
  return D && isa<VarDecl>(D->getDecl());
}

std::string textWith(const ASTContext &Ctx, const Expr *E,
                     const Renaming &Names) {
  std::optional<Span> Whole = spanOf(Ctx, E->getSourceRange());
  if (!Whole)
    return "";
  std::map<unsigned, std::pair<unsigned, std::string>> At;
  bool Seen = true;
  walk(E, [&](const Stmt *S) {
    const auto *D = dyn_cast<DeclRefExpr>(S);
    auto It = D ? Names.find(D->getDecl()) : Names.end();
    if (It == Names.end())
      return true;
    std::optional<Span> Of = spanOf(Ctx, D->getSourceRange());
    Seen &= Of && D->getBeginLoc().isFileID() && !It->second.empty();
    if (Of)
      At[Of->Begin] = {Of->End, It->second};
    return true;
  });
  if (!Seen)
    return "";
  std::string Out;
  unsigned From = Whole->Begin;
  for (const auto &[Begin, To] : At) {
    Out += textOf(Ctx, Span{Whole->File, From, Begin}).str() + To.second;
    From = To.first;
  }
  return Out + textOf(Ctx, Span{Whole->File, From, Whole->End}).str();
}

std::string onOneLine(const std::string &Text) {
  bool Comments = false;
  forEachToken(
      Text,
      [&](const Token &T, llvm::StringRef) { Comments |= T.is(tok::comment); },
      /*Comments=*/true);
  std::string Out;
  if (Comments)
    return Out;
  for (char C : Text) {
    bool Space = isWhitespace(C);
    if (!Space || (!Out.empty() && Out.back() != ' '))
      Out += Space ? ' ' : C;
  }
  return Out;
}

std::string plainText(llvm::StringRef Text) {
  std::string Out = squeeze(Text);
  for (size_t At; (At = Out.find("this->")) != std::string::npos;)
    Out.erase(At, 6);
  return Out;
}

const Expr *withoutHint(const Expr *E) {
  const auto *C = dyn_cast<CallExpr>(E->IgnoreParenImpCasts());
  return C && C->getNumArgs() == 2 && calleeOf(C).Name == "__builtin_expect"
             ? C->getArg(0)->IgnoreParenImpCasts()
             : E;
}

} // namespace crinn::passes
