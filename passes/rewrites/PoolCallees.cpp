//===- PoolCallees.cpp - what puts a neighbour into the pool --------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/PoolCallees.h"
#include "passes/model/Sites.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The instances of a template as written, or the function itself.
class Instances : public RecursiveASTVisitor<Instances> {
public:
  Instances(const ParsedUnit &U, const FunctionDecl *F)
      : U(U), Pattern(F->getCanonicalDecl()) {
    if (!F->isDependentContext())
      Out.push_back(F);
    else
      TraverseDecl(U.Ctx.getTranslationUnitDecl());
  }
  std::vector<const FunctionDecl *> Out;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool TraverseStmt(Stmt *) { return true; }
  bool TraverseDecl(Decl *D) {
    if (D && !isa<TranslationUnitDecl, NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    return RecursiveASTVisitor::TraverseDecl(D);
  }
  bool VisitFunctionDecl(FunctionDecl *F) {
    const FunctionDecl *P = F->getTemplateInstantiationPattern();
    if (P && !F->isDependentContext() && F->doesThisDeclarationHaveABody() &&
        P->getCanonicalDecl() == Pattern)
      Out.push_back(F);
    return true;
  }

private:
  const ParsedUnit &U;
  const FunctionDecl *Pattern;
};

bool standsAt(const Expr *E, const Expr *As) {
  return E->getBeginLoc() == As->getBeginLoc() &&
         E->getEndLoc() == As->getEndLoc();
}

/// The definition as written, if it is below the root.
const FunctionDecl *ours(const ParsedUnit &U, const FunctionDecl *F) {
  const FunctionDecl *P = F->getTemplateInstantiationPattern();
  const FunctionDecl *Def = nullptr;
  return (P ? P : F)->hasBody(Def) && U.isOurs(Def) ? Def : nullptr;
}

/// The one function with a body that fits a call by name and arguments.
const FunctionDecl *byName(const ParsedUnit &U, const CallExpr *C) {
  Callee R = calleeOf(C);
  const FunctionDecl *Out = nullptr;
  for (const FunctionDecl *F : functionsOf(U)) {
    if (F->getNameAsString() != R.Name ||
        F->getNumParams() != C->getNumArgs() ||
        isa<CXXMethodDecl>(F) != (R.Object != nullptr))
      continue;
    if (Out)
      return nullptr;
    Out = F;
  }
  return Out;
}

/// Copied by assignment as it is copied byte by byte. std::pair has an
/// assignment of its own, which does just that.
bool isPlainData(const ASTContext &Ctx, QualType T) {
  if (T.isVolatileQualified() || T.isConstQualified())
    return false;
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R)
    return T->isScalarType();
  if (const auto *S = dyn_cast<ClassTemplateSpecializationDecl>(R);
      S && S->isInStdNamespace() && S->getName() == "pair")
    return llvm::all_of(S->getTemplateArgs().asArray(),
                        [&](const TemplateArgument &A) {
                          return A.getKind() == TemplateArgument::Type &&
                                 isPlainData(Ctx, A.getAsType());
                        });
  if (!T.isTriviallyCopyableType(Ctx) ||
      !(R->hasUserDeclaredCopyAssignment() || R->hasSimpleCopyAssignment()))
    return false;
  return llvm::all_of(R->decls(), [&](const Decl *D) {
    if (const auto *F = dyn_cast<FieldDecl>(D))
      if (F->getType().isVolatileQualified())
        return false;
    const FunctionDecl *F = D->getAsFunction();
    return !F || F->getOverloadedOperator() != OO_Equal || F->isImplicit() ||
           (F->isDefaulted() && !F->isDeleted());
  });
}

} // namespace

std::vector<const FunctionDecl *> poolCallees(const ParsedUnit &U,
                                              const BestFirst &B) {
  std::vector<const FunctionDecl *> Out;
  auto Add = [&](const FunctionDecl *F) {
    const FunctionDecl *Def = F ? ours(U, F) : nullptr;
    if (Def && !llvm::is_contained(Out, Def))
      Out.push_back(Def);
    return F != nullptr;
  };
  // An insert may leave the work to another function of its class.
  auto Follow = [&] {
    for (const FunctionDecl *F : std::vector(Out))
      if (const auto *Own = dyn_cast<CXXMethodDecl>(F); Own)
        walk(F->getBody(), [&](const Stmt *S) {
          const auto *C = dyn_cast<CallExpr>(S);
          const auto *M =
              C ? dyn_cast_or_null<CXXMethodDecl>(calleeOf(C).Decl) : nullptr;
          if (M && M->getParent()->getCanonicalDecl() ==
                       Own->getParent()->getCanonicalDecl())
            Add(M);
          return true;
        });
    return Out;
  };
  std::vector<const CallExpr *> Open;
  for (const Expr *I : B.Inserts) {
    const auto *C = dyn_cast<CallExpr>(I);
    if (C && !isa<CXXOperatorCallExpr>(C) && !Add(calleeOf(C).Decl))
      Open.push_back(C);
  }
  if (Open.empty())
    return Follow();
  std::set<const CallExpr *> Met;
  for (const FunctionDecl *F : Instances(U, B.Function).Out)
    walk(F->getBody(), [&](const Stmt *S) {
      const auto *C = dyn_cast<CallExpr>(S);
      for (const CallExpr *As : Open)
        if (C && standsAt(C, As) && Add(calleeOf(C).Decl))
          Met.insert(As);
      return true;
    });
  for (const CallExpr *C : Open)
    if (!Met.count(C))
      Add(byName(U, C));
  return Follow();
}

bool isUsedBesides(const ParsedUnit &U, const FunctionDecl *Def) {
  bool Used = false;
  for (const FunctionDecl *F : functionsOf(U)) {
    if (Used || F == Def || !poolMovesIn(U.Ctx, F->getBody()).empty())
      continue;
    walk(F->getBody(), [&](const Stmt *S) {
      const auto *D = dyn_cast<DeclRefExpr>(S);
      const auto *Some = dyn_cast<OverloadExpr>(S);
      Used |= D && D->getDecl()->getCanonicalDecl() == Def->getCanonicalDecl();
      Used |= Some && Some->getName() == Def->getDeclName();
      return !Used;
    });
  }
  return Used;
}

llvm::Error checkEntries(const ParsedUnit &U, const FunctionDecl *F,
                         const PoolMove &M) {
  for (const FunctionDecl *One : Instances(U, F).Out) {
    QualType Entry, Sized;
    walk(One->getBody(), [&](const Stmt *S) {
      const auto *E = dyn_cast<Expr>(S);
      if (E && isa<DeclRefExpr, MemberExpr>(E) && standsAt(E, M.Array))
        Entry = entryOf(E->getType());
      const auto *T = dyn_cast<UnaryExprOrTypeTraitExpr>(S);
      if (T && M.SizeOf && standsAt(T, M.SizeOf))
        Sized = T->getTypeOfArgument();
      return true;
    });
    if (Entry.isNull())
      return refuse("it is not seen what an entry is");
    if (!isPlainData(U.Ctx, Entry))
      return refuse("an entry is no plain data: " +
                    Entry.getAsString(PrintingPolicy(U.Ctx.getLangOpts())));
    if (M.SizeOf && (Sized.isNull() || !U.Ctx.hasSameUnqualifiedType(
                                           Sized.getNonReferenceType(), Entry)))
      return refuse("the move is not counted in entries");
  }
  return llvm::Error::success();
}

} // namespace crinn::passes
