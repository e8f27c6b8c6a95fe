//===- SetFlow.cpp - what hands on an object of a class -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetFlow.h"
#include "passes/model/Ast.h"
#include "passes/model/Targets.h"
#include "passes/rewrites/SetNames.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"

using namespace clang;

namespace crinn::passes {
namespace {

SetNode nodeOf(const Decl *D) { return D->getLocation().getRawEncoding(); }

class Collector : public RecursiveASTVisitor<Collector> {
public:
  Collector(const ParsedUnit &U, const CXXRecordDecl *Class)
      : U(U), Class(Class), Is(Class) {}
  SetFlow Out;

  bool shouldVisitTemplateInstantiations() const { return true; }

  bool TraverseDecl(Decl *D) {
    if (!D)
      return true;
    const DeclContext *In = D->getLexicalDeclContext();
    if (In && In->isFileContext() && !isa<NamespaceDecl, LinkageSpecDecl>(D) &&
        !U.isOurs(D))
      return true;
    if (isOwn(D))
      return true;
    const FunctionDecl *Old = Now;
    if (auto *F = dyn_cast<FunctionDecl>(D))
      Now = F;
    bool Go = RecursiveASTVisitor::TraverseDecl(D);
    Now = Old;
    return Go;
  }

  bool VisitDeclaratorDecl(DeclaratorDecl *D) {
    if (!isa<VarDecl, FieldDecl>(D) || !Is.carries(D->getType()))
      return true;
    SetFlow::Holder &H = Out.Holders[nodeOf(D)];
    const auto *V = dyn_cast<VarDecl>(D);
    H.Field |= isa<FieldDecl>(D);
    H.Itself |= Is.is(D->getType().getNonReferenceType());
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

  /// In a template as written, of which the unit may have no instance.
  bool VisitCXXDependentScopeMemberExpr(CXXDependentScopeMemberExpr *M) {
    if (!M->isImplicitAccess())
      for (SetNode N : rootsOf(M->getBase()))
        Asked[N].Members.insert(M->getMember().getAsString());
    return true;
  }

  /// Adds what is asked there of objects that are such a set in an instance.
  void finish() {
    for (auto &[N, Uses] : Asked)
      if (auto It = Out.Holders.find(N);
          It != Out.Holders.end() && It->second.Itself) {
        Out.Used.Members.merge(Uses.Members);
        Out.Used.Sized |= Uses.Sized;
      }
  }

  bool TraverseConstructorInitializer(CXXCtorInitializer *I) {
    const auto *Given = dyn_cast_or_null<ParenListExpr>(I->getInit());
    if (I->isAnyMemberInitializer() && Given && Given->getNumExprs() == 1)
      Asked[nodeOf(I->getAnyMember())].Sized = true;
    if (I->isAnyMemberInitializer() && Is.carries(I->getAnyMember()->getType()))
      link(nodeOf(I->getAnyMember()), I->getInit());
    return RecursiveASTVisitor::TraverseConstructorInitializer(I);
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
      if (!isa<CXXMethodDecl>(R.Decl) && !isWhole(R.Name))
        share(All);
    }
    if (!isLibrary(R.Decl))
      for (unsigned I = First; I < C->getNumArgs(); ++I)
        if (I - First < R.Decl->getNumParams())
          pass(R.Decl->getParamDecl(I - First), C->getArg(I));
    checkGiven(R, C);
    return true;
  }

  bool VisitCXXConstructExpr(CXXConstructExpr *C) {
    const CXXConstructorDecl *D = C->getConstructor();
    if (Is.is(C->getType()) && !D->isCopyOrMoveConstructor() &&
        !D->isDefaultConstructor()) {
      bool Number =
          C->getNumArgs() == 1 && C->getArg(0)->getType()->isIntegerType();
      Out.Used.Sized |= Number;
      if (!Number)
        odd("an object of it is constructed with more than a number");
    }
    // A thread may be one.
    if (isLibrary(D) && !D->isCopyOrMoveConstructor())
      share({C->getArgs(), C->getNumArgs()});
    for (unsigned I = 0; I < C->getNumArgs() && I < D->getNumParams(); ++I)
      if (U.isOurs(D) && !D->isCopyOrMoveConstructor())
        pass(D->getParamDecl(I), C->getArg(I));
    return true;
  }

  bool VisitMemberExpr(MemberExpr *M) {
    const auto *R =
        dyn_cast<CXXRecordDecl>(M->getMemberDecl()->getDeclContext());
    if (!R || !isClass(R))
      return true;
    const auto *F = dyn_cast<CXXMethodDecl>(M->getMemberDecl());
    if (!F)
      odd("its member `" + M->getMemberDecl()->getNameAsString() +
          "` is used from outside");
    else if (!isa<CXXConstructorDecl, CXXDestructorDecl>(F) &&
             !F->isCopyAssignmentOperator() && !F->isMoveAssignmentOperator())
      Out.Used.Members.insert(F->getNameAsString());
    return true;
  }

  bool VisitDeclRefExpr(DeclRefExpr *D) {
    const auto *R = dyn_cast<CXXRecordDecl>(D->getDecl()->getDeclContext());
    if (R && isClass(R) && !isa<CXXMethodDecl>(D->getDecl()))
      odd("its member `" + D->getDecl()->getNameAsString() +
          "` is used from outside");
    if (D->refersToEnclosingVariableOrCapture() &&
        Is.carries(D->getDecl()->getType()))
      Out.Holders[nodeOf(D->getDecl())].Shared = true;
    return true;
  }

  bool VisitUnaryExprOrTypeTraitExpr(UnaryExprOrTypeTraitExpr *E) {
    if (Is.holds(E->getTypeOfArgument()))
      odd("the size of an object that holds it is asked for");
    return true;
  }

  bool VisitCastExpr(CastExpr *C) {
    QualType From = C->getSubExpr()->getType(), To = C->getType();
    bool Pointers = From->isPointerType() && To->isPointerType();
    if (C->getCastKind() == CK_BitCast && Pointers &&
        Is.holds(From->getPointeeType()))
      odd("the bytes of an object that holds it are used");
    return true;
  }

  bool VisitRecordTypeLoc(RecordTypeLoc T) { return loose(T); }
  bool VisitTemplateSpecializationTypeLoc(TemplateSpecializationTypeLoc T) {
    return T.getTypePtr()->isTypeAlias() || loose(T);
  }

private:
  const ParsedUnit &U;
  const CXXRecordDecl *Class;
  SetNames Is;
  const FunctionDecl *Now = nullptr;
  std::map<SetNode, SetUses> Asked;

  void odd(const std::string &Why) {
    if (Out.Odd.empty())
      Out.Odd = Why;
  }

  bool isClass(const CXXRecordDecl *R) const {
    return R->getCanonicalDecl() == Class->getCanonicalDecl();
  }

  /// The class as written, its instances, and the bodies of its members.
  bool isOwn(const Decl *D) const {
    auto Pattern = [](const CXXRecordDecl *R) {
      const CXXRecordDecl *P = R->getTemplateInstantiationPattern();
      return (P ? P : R)->getCanonicalDecl();
    };
    const auto *R = dyn_cast<CXXRecordDecl>(D);
    if (const auto *T = dyn_cast<ClassTemplateDecl>(D))
      R = T->getTemplatedDecl();
    if (const auto *M = dyn_cast<CXXMethodDecl>(D))
      R = M->getParent();
    return R && Pattern(R) == Pattern(Class);
  }

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

  /// To exchange or to move a set asks nothing of what it is made of.
  static bool isWhole(llvm::StringRef Name) {
    return llvm::is_contained({"swap", "move", "forward", "exchange"}, Name);
  }

  void share(llvm::ArrayRef<const Expr *> Given) {
    for (const Expr *E : Given)
      if (Is.carries(E->getType()))
        for (SetNode N : rootsOf(E))
          Out.Holders[N].Shared = true;
  }

  void checkGiven(const Callee &R, const CallExpr *C) {
    bool Friend = Class->getCanonicalDecl() ==
                      dyn_cast<Decl>(R.Decl->getLexicalDeclContext())
                          ->getCanonicalDecl() &&
                  !isa<CXXMethodDecl>(R.Decl);
    if (isWhole(R.Name) || isa<CXXMethodDecl>(R.Decl))
      return;
    for (const Expr *A : C->arguments())
      if (Is.is(bare(A)->getType()) && (isLibrary(R.Decl) || Friend))
        odd("`" + R.Decl->getNameAsString() + "` takes an object of it");
  }
};

} // namespace

SetFlow setFlow(const ParsedUnit &U, const CXXRecordDecl *Class) {
  Collector C(U, Class);
  C.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  C.finish();
  for (const auto &[At, N] : C.Out.Names)
    C.Out.Loose.erase(At);
  return std::move(C.Out);
}

} // namespace crinn::passes
