//===- SetAsked.cpp - what code asks of objects of a class ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Ast.h"
#include "passes/model/Targets.h"
#include "passes/rewrites/SetVisitor.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Questions : public SetVisitor<Questions> {
public:
  using SetVisitor::SetVisitor;
  SetAsked Out;

  bool VisitDeclaratorDecl(DeclaratorDecl *D) {
    if (Is.is(D->getType().getNonReferenceType()))
      Sets.insert(nodeOf(D));
    return true;
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
      if (Sets.count(N)) {
        Out.Used.Members.merge(Uses.Members);
        Out.Used.Sized |= Uses.Sized;
      }
  }

  bool TraverseConstructorInitializer(CXXCtorInitializer *I) {
    const auto *Given = dyn_cast_or_null<ParenListExpr>(I->getInit());
    if (I->isAnyMemberInitializer() && Given && Given->getNumExprs() == 1)
      Asked[nodeOf(I->getAnyMember())].Sized = true;
    return SetVisitor::TraverseConstructorInitializer(I);
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

  bool VisitCallExpr(CallExpr *C) {
    Callee R = calleeOf(C);
    if (!R.Decl)
      return true;
    bool Friend = Class->getCanonicalDecl() ==
                      dyn_cast<Decl>(R.Decl->getLexicalDeclContext())
                          ->getCanonicalDecl() &&
                  !isa<CXXMethodDecl>(R.Decl);
    if (keepsWhole(R.Name) || isa<CXXMethodDecl>(R.Decl))
      return true;
    for (const Expr *A : C->arguments())
      if (Is.is(bare(A)->getType()) && (isLibrary(R.Decl) || Friend))
        odd("`" + R.Decl->getNameAsString() + "` takes an object of it");
    return true;
  }

private:
  std::set<SetNode> Sets; ///< objects of the class
  std::map<SetNode, SetUses> Asked;

  void odd(const std::string &Why) {
    if (Out.Odd.empty())
      Out.Odd = Why;
  }

  bool isClass(const CXXRecordDecl *R) const {
    return R->getCanonicalDecl() == Class->getCanonicalDecl();
  }
};

} // namespace

SetAsked setAsked(const ParsedUnit &U, const CXXRecordDecl *Class) {
  Questions Q(U, Class);
  Q.TraverseDecl(U.Ctx.getTranslationUnitDecl());
  Q.finish();
  return std::move(Q.Out);
}

} // namespace crinn::passes
