//===- BodyUses.cpp - constructs that a body must not gain ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/body/BodyUses.h"

#include "clang/AST/ExprCXX.h"
#include "clang/AST/RecursiveASTVisitor.h"
#include "clang/AST/StmtOpenMP.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

#include <cmath>

using namespace clang;

namespace crinn::passes {
namespace {

/// Numbers up to here are counts and sizes; beyond, somebody knows something.
constexpr uint64_t LargestPlain = 4096;
constexpr unsigned LongestList = 16;
/// What is followed takes time by the ways there are through them.
constexpr unsigned MostPointers = 24, MostBindings = 12;

class Finder : public RecursiveASTVisitor<Finder> {
public:
  Finder(const ParsedUnit &U, std::set<std::string> &Uses) : U(U), Uses(Uses) {}

  bool VisitStmt(Stmt *S) {
    if (isa<OMPExecutableDirective>(S))
      return say("an OpenMP directive");
    switch (S->getStmtClass()) {
    case Stmt::LabelStmtClass:
    case Stmt::GotoStmtClass:
    case Stmt::IndirectGotoStmtClass:
    case Stmt::AddrLabelExprClass:
      return say("a label");
    case Stmt::CXXThrowExprClass:
      return say("throw");
    case Stmt::CXXTryStmtClass:
      return say("try");
    case Stmt::CXXNewExprClass:
      return say("new");
    case Stmt::CXXDeleteExprClass:
      return say("delete");
    case Stmt::GCCAsmStmtClass:
    case Stmt::MSAsmStmtClass:
      return say("asm");
    case Stmt::CXXConstCastExprClass:
      return say("const_cast");
    case Stmt::CXXTypeidExprClass:
      return say("typeid");
    case Stmt::CXXDynamicCastExprClass:
      return say("dynamic_cast");
    case Stmt::StmtExprClass:
      return say("a statement in an expression");
    case Stmt::BlockExprClass:
      return say("a block");
    case Stmt::PredefinedExprClass:
    case Stmt::SourceLocExprClass:
      return say("its own name or place");
    case Stmt::AtomicExprClass:
      return say("an atomic access");
    case Stmt::CoreturnStmtClass:
    case Stmt::CoawaitExprClass:
    case Stmt::CoyieldExprClass:
      return say("a coroutine");
    default:
      return true;
    }
  }

  bool VisitExplicitCastExpr(ExplicitCastExpr *C) {
    QualType To = C->getTypeAsWritten(), From = C->getSubExpr()->getType();
    if (C->getCastKind() == CK_IntegralToPointer ||
        C->getCastKind() == CK_PointerToIntegral)
      say("a cast between addresses and numbers");
    if (losesConst(From, To->isReferenceType() ? To->getPointeeType() : To))
      say("a cast that takes const away");
    if (To->isPointerType() || To->isReferenceType())
      say("a cast to " + To.getAsString());
    return true;
  }

  bool VisitBinaryOperator(BinaryOperator *B) {
    if (B->getOpcode() == BO_Sub && B->getLHS()->getType()->isPointerType() &&
        B->getRHS()->getType()->isPointerType())
      say("a difference of pointers");
    if (B->isAssignmentOp() && B->getLHS()->getType()->isPointerType())
      ++Bindings;
    return true;
  }

  bool VisitVarDecl(VarDecl *V) {
    QualType T = V->getType();
    if (V->isStaticLocal() || V->getTLSKind() || V->isLocalExternDecl())
      say("a static variable");
    if (T->isVariablyModifiedType())
      say("an array of variable length");
    bool Names = T->isPointerType() || T->isReferenceType();
    Pointers += Names;
    if (Names && T->getPointeeType()->isPointerType() && !V->isImplicit())
      say("a name of a pointer");
    if (T->isPointerType() && !isa<ParmVarDecl>(V) &&
        !T->getPointeeType().isConstQualified() &&
        (!V->getInit() ||
         V->getInit()->IgnoreParenImpCasts()->isNullPointerConstant(
             U.Ctx, Expr::NPC_ValueDependentIsNull)))
      say("a pointer to nothing");
    return true;
  }
  bool VisitLambdaExpr(LambdaExpr *L) {
    return L->isGenericLambda() ? say("a generic lambda") : true;
  }
  bool VisitBuiltinBitCastExpr(BuiltinBitCastExpr *) {
    return say("a bit cast");
  }
  bool VisitDecl(Decl *D) {
    for (const Attr *A : D->attrs())
      if (!A->isImplicit() && !isa<AlignedAttr, UnusedAttr>(A))
        say("an attribute");
    return true;
  }
  bool VisitTagDecl(TagDecl *T) {
    const auto *R = dyn_cast<CXXRecordDecl>(T);
    return R && R->isLambda() ? true : say("a class of its own");
  }
  bool VisitUsingDirectiveDecl(UsingDirectiveDecl *) {
    return say("a using directive");
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) { return global(E->getDecl()); }
  bool VisitMemberExpr(MemberExpr *M) {
    const auto *F = dyn_cast<FieldDecl>(M->getMemberDecl());
    if (F && F->getParent()->isUnion())
      say("a member of a union");
    return global(M->getMemberDecl());
  }

  bool VisitExpr(Expr *E) {
    QualType T = E->getType();
    if (T.isNull() || E->isTypeDependent())
      return true;
    if (T.isVolatileQualified())
      say("a volatile access");
    const CXXRecordDecl *R = T->getAsCXXRecordDecl();
    if (R && !R->isLambda() && isOurs(R))
      say("an object of " + R->getQualifiedNameAsString());
    if (isa<IntegerLiteral, CharacterLiteral, FloatingLiteral>(E))
      ++Numbers;
    constant(E);
    return true;
  }

  bool VisitInitListExpr(InitListExpr *L) {
    return L->getNumInits() > LongestList ? say("a table of constants") : true;
  }
  bool VisitStringLiteral(StringLiteral *S) {
    return say("the string \"" +
               (S->getCharByteWidth() == 1 ? S->getString().str()
                                           : std::string("...")) +
               "\"");
  }

private:
  bool say(std::string What) {
    Uses.insert(std::move(What));
    return true;
  }

  bool global(const ValueDecl *D) {
    const auto *V = dyn_cast<VarDecl>(D);
    if (V && V->hasGlobalStorage() && !V->getType().isConstQualified())
      say("the variable " + V->getQualifiedNameAsString());
    return true;
  }

  bool isOurs(const CXXRecordDecl *R) const {
    const CXXRecordDecl *P = R->getTemplateInstantiationPattern();
    return U.isOurs(P ? P : R);
  }

  static bool losesConst(QualType From, QualType To) {
    while (true) {
      bool Pointer = To->isPointerType() && From->isPointerType();
      if (From->isArrayType() && To->isPointerType()) {
        From = QualType(From->getPointeeOrArrayElementType(), 0);
        return From.isConstQualified() &&
               !To->getPointeeType().isConstQualified();
      }
      if (!Pointer)
        return false;
      From = From->getPointeeType();
      To = To->getPointeeType();
      if (From.isConstQualified() && !To.isConstQualified())
        return true;
    }
  }

  /// A number that is written out, by literals and operators alone.
  static bool isWritten(const Stmt *S) {
    return isa<IntegerLiteral, CharacterLiteral, FloatingLiteral, ParenExpr,
               UnaryOperator, BinaryOperator, CastExpr, ConditionalOperator,
               CXXBoolLiteralExpr>(S) &&
           llvm::all_of(S->children(),
                        [](const Stmt *C) { return !C || isWritten(C); });
  }

  void constant(const Expr *E) {
    if (E->isValueDependent() || !E->isPRValue() || !isWritten(E))
      return;
    Expr::EvalResult V;
    if (!E->EvaluateAsRValue(V, U.Ctx))
      return;
    if (V.Val.isInt()) {
      llvm::APInt N = V.Val.getInt().abs();
      if (N.ugt(LargestPlain) && !(N.isPowerOf2() && N.ule(65536)) &&
          !V.Val.getInt().isAllOnes())
        say("the constant " + llvm::toString(N, 10, false));
    } else if (V.Val.isFloat()) {
      double D = std::fabs(V.Val.getFloat().convertToDouble());
      if (!llvm::is_contained({0.0, 0.25, 0.5, 1.0, 2.0, 4.0}, D))
        say("the constant " + std::to_string(D));
    }
  }

  const ParsedUnit &U;

public:
  unsigned Numbers = 0, Pointers = 0, Bindings = 0;

private:
  std::set<std::string> &Uses;
};

} // namespace

void addUses(const ParsedUnit &U, const FunctionDecl *F,
             std::set<std::string> &Uses, unsigned &Numbers) {
  Finder Found(U, Uses);
  Found.TraverseStmt(F->getBody());
  Numbers = std::max(Numbers, Found.Numbers);
  if (Found.Pointers > MostPointers || Found.Bindings > MostBindings)
    Uses.insert(Tangled);
}

} // namespace crinn::passes
