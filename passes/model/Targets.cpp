//===- Targets.cpp - what a call may run ----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Targets.h"
#include "passes/model/Ast.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/Attr.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/Basic/SourceManager.h"

using namespace clang;

namespace crinn::passes {

void Trust::add(const Stmt *Around) {
  walk(Around, [&](const Stmt *N) {
    if (const auto *C = dyn_cast<CallExpr>(N))
      addOne(C);
    return true;
  });
}

void Trust::addOne(const CallExpr *C) {
  Ends.insert(C->getEndLoc().getRawEncoding());
}

bool Trust::has(const CallExpr *C) const {
  if (Ends.count(C->getEndLoc().getRawEncoding()))
    return true;
  Callee R = calleeOf(C);
  return !R.Decl && !Pointer.empty() && R.Name == Pointer;
}

const FunctionDecl *bodyOf(const FunctionDecl *F) {
  const FunctionDecl *Def = nullptr;
  if (!F->hasBody(Def))
    if (const FunctionDecl *P = F->getTemplateInstantiationPattern())
      P->hasBody(Def);
  return Def;
}

bool isLibrary(const FunctionDecl *F) {
  const SourceManager &SM = F->getASTContext().getSourceManager();
  SourceLocation L = F->getLocation();
  return F->getBuiltinID() || L.isInvalid() || SM.isInSystemHeader(L);
}

Target targetOf(const FunctionDecl *F) {
  if (F->isTrivial() || F->getBuiltinID() || F->isPureVirtual())
    return Target::Harmless;
  if (isLibrary(F))
    return Target::Library;
  if (bodyOf(F))
    return Target::Body;
  const auto *M = dyn_cast<CXXMethodDecl>(F);
  // What the compiler makes where it is needed, and says to be so.
  if (F->isDefaulted() || F->isImplicit() || F->hasAttr<PureAttr>() ||
      F->hasAttr<ConstAttr>())
    return Target::Harmless;
  if (M && (M->isConst() || M->isVirtual()))
    return Target::Harmless;
  return Target::Unseen;
}

namespace {

class Overrides : public RecursiveASTVisitor<Overrides> {
public:
  explicit Overrides(const CXXMethodDecl *M) : M(M->getCanonicalDecl()) {}
  std::vector<const CXXMethodDecl *> Out;

  bool shouldVisitTemplateInstantiations() const { return true; }
  bool VisitCXXMethodDecl(CXXMethodDecl *D) {
    if (D->isCanonicalDecl() && overrides(D))
      Out.push_back(D);
    return true;
  }

private:
  bool overrides(const CXXMethodDecl *D) const {
    return llvm::any_of(D->overridden_methods(), [&](const CXXMethodDecl *B) {
      return B->getCanonicalDecl() == M || overrides(B);
    });
  }
  const CXXMethodDecl *M;
};

/// The functions that a body names, with those that run unnamed.
class Named : public RecursiveASTVisitor<Named> {
public:
  std::vector<const FunctionDecl *> Out;
  bool Indirect = false;

  bool shouldVisitImplicitCode() const { return true; }
  bool VisitDeclRefExpr(DeclRefExpr *E) { return add(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *E) { return add(E->getMemberDecl()); }
  bool VisitCXXConstructExpr(CXXConstructExpr *E) {
    return add(E->getConstructor());
  }
  bool VisitCXXBindTemporaryExpr(CXXBindTemporaryExpr *E) {
    return ends(E->getType());
  }
  bool VisitVarDecl(VarDecl *V) { return ends(V->getType()); }
  bool VisitCXXDeleteExpr(CXXDeleteExpr *E) {
    return E->isTypeDependent() || ends(E->getDestroyedType());
  }
  bool VisitCallExpr(CallExpr *C) {
    if (!C->getDirectCallee() && !C->isTypeDependent() &&
        !isa<CXXPseudoDestructorExpr>(bare(C->getCallee())))
      Indirect = true;
    return true;
  }
  bool ends(QualType T) {
    std::vector<Ending> All;
    endingsOf(T, "", All);
    for (const Ending &E : All)
      Out.push_back(E.Runs);
    return true;
  }

private:
  bool add(const ValueDecl *D) {
    if (const auto *F = dyn_cast<FunctionDecl>(D))
      Out.push_back(F);
    return true;
  }
};

} // namespace

std::vector<const CXXMethodDecl *> overridesOf(const CXXMethodDecl *M) {
  if (!M->isVirtual() || M->hasAttr<FinalAttr>() ||
      M->getParent()->isEffectivelyFinal())
    return {};
  Overrides O(M);
  O.TraverseDecl(M->getASTContext().getTranslationUnitDecl());
  return std::move(O.Out);
}

std::vector<const FunctionDecl *> heldBy(const Expr *Pointer) {
  const auto *V = dyn_cast_or_null<VarDecl>(variableOf(Pointer));
  if (!V)
    if (const auto *U = dyn_cast<UnaryOperator>(bare(Pointer));
        U && U->getOpcode() == UO_Deref)
      V = dyn_cast_or_null<VarDecl>(variableOf(U->getSubExpr()));
  if (!V || isa<ParmVarDecl>(V) || !V->getType()->isFunctionPointerType())
    return {};
  std::vector<const FunctionDecl *> Out;
  bool Known = true;
  auto Take = [&](const Expr *E) {
    const Expr *B = bare(E);
    if (const auto *U = dyn_cast<UnaryOperator>(B);
        U && U->getOpcode() == UO_AddrOf)
      B = bare(U->getSubExpr());
    const auto *F = dyn_cast_or_null<FunctionDecl>(variableOf(B));
    Known &= F != nullptr;
    if (F)
      Out.push_back(F);
  };
  if (V->getInit())
    Take(V->getInit());
  const auto *Around = dyn_cast<FunctionDecl>(V->getDeclContext());
  if (!Around && !V->getType().isConstQualified())
    return {};
  if (Around)
    walk(Around->getBody(), [&](const Stmt *S) {
      const auto *B = dyn_cast<BinaryOperator>(S);
      if (B && B->isAssignmentOp() && variableOf(B->getLHS()) == V)
        Take(B->getRHS());
      // Who has its address, or a reference to it, may set it.
      const auto *U = dyn_cast<UnaryOperator>(S);
      Known &= !(U && U->getOpcode() == UO_AddrOf &&
                 variableOf(U->getSubExpr()) == V);
      const auto *C = dyn_cast<CallExpr>(S);
      if (C)
        for (const Expr *A : C->arguments())
          Known &= !(A->isGLValue() && variableOf(A) == V);
      return true;
    });
  return Known ? Out : std::vector<const FunctionDecl *>();
}

std::vector<const FunctionDecl *> callbacksOf(const FunctionDecl *F) {
  std::vector<const FunctionDecl *> Out, Open = {F};
  llvm::DenseSet<const FunctionDecl *> Seen;
  bool Indirect = false;
  while (!Open.empty()) {
    const FunctionDecl *One = Open.back();
    Open.pop_back();
    const FunctionDecl *Def = nullptr;
    bool Has = One->hasBody(Def);
    if (!Seen.insert(Has ? Def : One->getCanonicalDecl()).second)
      continue;
    if (!isLibrary(One)) {
      Out.push_back(One);
      continue;
    }
    Named N;
    if (Has)
      N.TraverseDecl(const_cast<FunctionDecl *>(Def));
    if (const auto *D = dyn_cast<CXXDestructorDecl>(One))
      N.ends(D->getThisType()->getPointeeType());
    Indirect |= N.Indirect;
    Open.insert(Open.end(), N.Out.begin(), N.Out.end());
  }
  if (Indirect)
    Out.push_back(nullptr);
  return Out;
}

void endingsOf(QualType T, const std::string &Member,
               std::vector<Ending> &Out) {
  if (T.isNull() || T->isDependentType() || T->isReferenceType())
    return;
  T = T->getBaseElementTypeUnsafe()->getCanonicalTypeInternal();
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (!R || !(R = R->getDefinition()) || R->isDependentType() ||
      R->hasTrivialDestructor() || !R->getDestructor())
    return;
  Out.push_back({Member, R->getDestructor()});
  for (const FieldDecl *F : R->fields())
    endingsOf(F->getType(), Member + "." + F->getNameAsString(), Out);
  for (const CXXBaseSpecifier &B : R->bases())
    endingsOf(B.getType(), Member, Out);
}

} // namespace crinn::passes
