//===- QuietCode.cpp - code that computes a value and no more -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/QuietCode.h"
#include "passes/model/Assignments.h"

#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/StmtCXX.h"
#include "clang/Basic/Builtins.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Quiet {
public:
  std::string beyond(const FunctionDecl *F) {
    const FunctionDecl *Def = nullptr;
    if (!F->hasBody(Def))
      return "calls " + F->getNameAsString() + ", whose body is not seen";
    if (!Seen.insert(Def->getCanonicalDecl()).second)
      return "";
    if (Def->isDependentContext())
      return "depends on a template's arguments";
    std::string Why = stores(Def);
    if (Why.empty())
      walk(Def->getBody(), [&](const Stmt *S) {
        if (Why.empty())
          Why = one(S);
        return Why.empty();
      });
    return Why;
  }

private:
  static std::string stores(const FunctionDecl *F) {
    Assignments All(F->getBody());
    for (const Assigned &A : All.All) {
      if (!A.To)
        continue;
      if (!A.Var || !A.Var->hasLocalStorage() ||
          A.Var->getType()->isReferenceType())
        return "writes what is no local variable";
      bool Whole = isa<DeclRefExpr>(bare(A.To));
      if (!Whole && !A.Var->getType()->isArrayType() &&
          !A.Var->getType()->isVectorType())
        return "writes through " + A.Var->getNameAsString();
    }
    return "";
  }

  std::string one(const Stmt *S) {
    if (isa<CXXNewExpr, CXXDeleteExpr, CXXThrowExpr, LambdaExpr, AsmStmt,
            CXXTryStmt, StmtExpr>(S))
      return "allocates, throws, or has a lambda or asm";
    if (const auto *D = dyn_cast<DeclStmt>(S))
      for (const Decl *One : D->decls())
        if (const auto *V = dyn_cast<VarDecl>(One); V && V->isStaticLocal())
          return "has the static variable " + V->getNameAsString();
    if (const auto *E = dyn_cast<Expr>(S);
        E && E->getType().isVolatileQualified())
      return "reads volatile memory";
    if (const auto *C = dyn_cast<CXXConstructExpr>(S))
      return C->getConstructor()->isTrivial() ? "" : "constructs an object";
    if (const auto *C = dyn_cast<CallExpr>(S))
      return call(C);
    return "";
  }

  std::string call(const CallExpr *C) {
    const FunctionDecl *F = C->getDirectCallee();
    if (!F || isa<CXXMemberCallExpr, CXXOperatorCallExpr>(C))
      return "calls what cannot be followed";
    for (unsigned I = 0; I < C->getNumArgs() && I < F->getNumParams(); ++I)
      if (mayWrite(F->getParamDecl(I)->getType()) && !arrayWritten(C, I))
        return "calls " + F->getNameAsString() +
               ", which may write through what it is given";
    return computes(F) ? "" : beyond(F);
  }

  static bool mayWrite(QualType T) {
    return (T->isPointerType() || T->isReferenceType()) &&
           !T->getPointeeType().isConstQualified();
  }

  /// An instruction's function, or one declared to do nothing but compute.
  static bool computes(const FunctionDecl *F) {
    const ASTContext &Ctx = F->getASTContext();
    if (F->hasAttr<ConstAttr>() || F->hasAttr<PureAttr>())
      return true;
    if (unsigned Id = F->getBuiltinID())
      return Ctx.BuiltinInfo.isConst(Id) || Ctx.BuiltinInfo.isPure(Id) ||
             F->getName().starts_with("__builtin_ia32_");
    return F->hasAttr<AlwaysInlineAttr>() &&
           Ctx.getSourceManager().isInSystemHeader(F->getLocation());
  }

  llvm::DenseSet<const FunctionDecl *> Seen;
};

} // namespace

std::string beyondQuiet(const FunctionDecl *F) { return Quiet().beyond(F); }

const VarDecl *arrayWritten(const CallExpr *C, unsigned I) {
  const FunctionDecl *F = C->getDirectCallee();
  if (!F || I >= F->getNumParams())
    return nullptr;
  QualType T = F->getParamDecl(I)->getType();
  if (!T->isPointerType() || T->getPointeeType().isConstQualified())
    return nullptr;
  const VarDecl *V = bottomOf(C->getArg(I));
  if (!V)
    V = dyn_cast_or_null<VarDecl>(variableOf(C->getArg(I)));
  return V && V->hasLocalStorage() && V->getType()->isArrayType() ? V : nullptr;
}

} // namespace crinn::passes
