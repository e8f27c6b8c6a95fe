//===- SetFlow.cpp - what hands on an object of a class -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetFlow.h"
#include "passes/model/Ast.h"
#include "passes/model/Targets.h"
#include "passes/rewrites/SetVisitor.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Collector : public SetVisitor<Collector> {
public:
  using SetVisitor::SetVisitor;
  SetFlow Out;

  bool VisitDeclaratorDecl(DeclaratorDecl *D) {
    if (!isa<VarDecl, FieldDecl>(D) || !Is.carries(D->getType()))
      return true;
    SetFlow::Holder &H = Out.Holders[nodeOf(D)];
    const auto *V = dyn_cast<VarDecl>(D);
    H.Field |= isa<FieldDecl>(D);
    H.Static |= V && V->hasGlobalStorage();
    const auto *P = dyn_cast<ParmVarDecl>(D);
    const auto *F = P ? dyn_cast<FunctionDecl>(P->getDeclContext()) : nullptr;
    if (D->getTypeSourceInfo())
      name(nodeOf(D), D->getTypeSourceInfo()->getTypeLoc(), F);
    addInstances(D->getType(), nodeOf(D));
    if (V && V->getInit() && !isa<ParmVarDecl>(V))
      link(nodeOf(D), V->getInit());
    return true;
  }

  bool VisitFunctionDecl(FunctionDecl *F) {
    if (Is.carries(F->getReturnType()))
      if (FunctionTypeLoc T = F->getFunctionTypeLoc())
        name(nodeOf(F), T.getReturnLoc(), F);
    return true;
  }

  bool VisitTypedefNameDecl(TypedefNameDecl *D) {
    return known(D->getTypeSourceInfo());
  }

  bool VisitTemplateTypeParmDecl(TemplateTypeParmDecl *D) {
    return !D->hasDefaultArgument() ||
           known(D->getDefaultArgument().getTypeSourceInfo());
  }

  bool TraverseConstructorInitializer(CXXCtorInitializer *I) {
    if (I->isAnyMemberInitializer() && Is.carries(I->getAnyMember()->getType()))
      link(nodeOf(I->getAnyMember()), I->getInit());
    return SetVisitor::TraverseConstructorInitializer(I);
  }

  bool VisitCXXForRangeStmt(CXXForRangeStmt *S) {
    if (S->getLoopVariable() && Is.carries(S->getLoopVariable()->getType()))
      link(nodeOf(S->getLoopVariable()), S->getRangeInit());
    return true;
  }

  bool VisitReturnStmt(ReturnStmt *S) {
    if (Now && S->getRetValue() && Is.carries(S->getRetValue()->getType()))
      link(nodeOf(Now), S->getRetValue());
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B->isAssignmentOp() && Is.carries(B->getLHS()->getType()))
      both({B->getLHS(), B->getRHS()});
    return true;
  }

  bool VisitCallExpr(CallExpr *C) {
    Callee R = calleeOf(C);
    if (!R.Decl)
      return true;
    bool Operator = isa<CXXOperatorCallExpr>(C);
    unsigned First = Operator && isa<CXXMethodDecl>(R.Decl) ? 1 : 0;
    if (isLibrary(R.Decl) || Operator) {
      std::vector<const Expr *> All(C->arg_begin(), C->arg_end());
      if (R.Object)
        All.push_back(R.Object);
      llvm::erase_if(All,
                     [&](const Expr *E) { return !Is.carries(E->getType()); });
      if (All.size() > 1)
        both(All);
      if (!isa<CXXMethodDecl>(R.Decl) && !keepsWhole(R.Name))
        share(All);
    }
    if (!isLibrary(R.Decl))
      for (unsigned I = First; I < C->getNumArgs(); ++I)
        if (I - First < R.Decl->getNumParams())
          pass(R.Decl->getParamDecl(I - First), C->getArg(I));
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *C) {
    const CXXConstructorDecl *D = C->getConstructor();
    // A thread may be one.
    if (isLibrary(D) && !D->isCopyOrMoveConstructor())
      share({C->getArgs(), C->getNumArgs()});
    for (unsigned I = 0; I < C->getNumArgs() && I < D->getNumParams(); ++I)
      if (U.isOurs(D) && !D->isCopyOrMoveConstructor())
        pass(D->getParamDecl(I), C->getArg(I));
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *D) {
    if (D->refersToEnclosingVariableOrCapture() &&
        Is.carries(D->getDecl()->getType()))
      Out.Holders[nodeOf(D->getDecl())].Shared = true;
    return true;
  }

  bool VisitRecordTypeLoc(RecordTypeLoc T) { return loose(T); }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc T) {
    return T.getTypePtr()->isTypeAlias() || loose(T);
  }

private:
  void name(SetNode Node, TypeLoc T, const FunctionDecl *In) {
    SetNames::Found Found;
    Is.find(T, Found);
    SetFlow::Holder &H = Out.Holders[Node];
    H.Deduced |= Found.Deduced;
    auto Add = [&](SourceRange R, bool Direct) {
      SetFlow::Name &N = Out.Names[R.getBegin().getRawEncoding()];
      N.Range = R;
      N.Users.insert(Node);
      N.InSignature |= Direct && In;
      H.Names.insert(R.getBegin().getRawEncoding());
      if (In)
        H.Signature = In;
    };
    for (SourceRange R : Found.Direct)
      Add(R, true);
    for (SourceRange R : Found.Behind)
      Add(R, false);
  }

  bool known(const TypeSourceInfo *I) {
    SetNames::Found Found;
    if (I)
      Is.find(I->getTypeLoc(), Found);
    for (SourceRange R : Found.Direct)
      Out.Names[R.getBegin().getRawEncoding()].Range = R;
    return true;
  }

  bool loose(TypeLoc T) {
    SetNames::Found Found;
    if (Is.is(T.getType()))
      Is.find(T, Found);
    for (SourceRange R : Found.Direct)
      Out.Loose[R.getBegin().getRawEncoding()] = R;
    return true;
  }

  void addInstances(QualType T, SetNode Node, unsigned Depth = 0) {
    T = T.getNonReferenceType();
    while (T->isPointerType())
      T = T->getPointeeType();
    const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
        T->getAsCXXRecordDecl());
    if (!S || Depth > 8)
      return;
    Out.Instances[S->getCanonicalDecl()].insert(Node);
    for (const TemplateArgument &A : S->getTemplateArgs().asArray())
      if (A.getKind() == TemplateArgument::Type)
        addInstances(A.getAsType(), Node, Depth + 1);
  }

  void link(SetNode To, const Expr *From) {
    if (!Is.carries(From->getType()))
      return;
    for (SetNode N : rootsOf(From)) {
      Out.Holders[To].From.insert(N);
      Out.Holders[N].To.insert(To);
    }
  }

  void pass(const ParmVarDecl *P, const Expr *Arg) {
    if (Is.carries(P->getType()))
      link(nodeOf(P), Arg);
  }

  void both(const std::vector<const Expr *> &All) {
    for (const Expr *A : All)
      for (const Expr *B : All)
        if (A != B)
          for (SetNode N : rootsOf(A))
            link(N, B);
  }

  void share(llvm::ArrayRef<const Expr *> Given) {
    for (const Expr *E : Given)
      if (Is.carries(E->getType()))
        for (SetNode N : rootsOf(E))
          Out.Holders[N].Shared = true;
  }
};

} // namespace

SetFlow setFlow(const ParsedUnit &U, const CXXRecordDecl *Class) {
  Collector C(U, Class);
  C.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  for (const auto &[At, N] : C.Out.Names)
    C.Out.Loose.erase(At);
  return std::move(C.Out);
}

} // namespace crinn::passes
