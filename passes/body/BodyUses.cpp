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

#include "llvm/ADT/SmallString.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// Numbers up to here are counts and sizes; beyond, somebody knows something.
constexpr uint64_t LargestPlain = 4096;
constexpr unsigned LongestList = 16;

class Finder : public RecursiveASTVisitor<Finder> {
public:
  explicit Finder(std::set<std::string> &Uses) : Uses(Uses) {}

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

  bool VisitCastExpr(CastExpr *C) {
    switch (C->getCastKind()) {
    case CK_IntegralToPointer:
    case CK_PointerToIntegral:
      return say("a cast between addresses and numbers");
    case CK_BitCast:
    case CK_LValueBitCast:
    case CK_ReinterpretMemberPointer:
      return pointerCast(C);
    case CK_NoOp:
      return constLost(C);
    default:
      return true;
    }
  }

  bool VisitVarDecl(VarDecl *V) {
    if (V->isStaticLocal() || V->getTLSKind() || V->isLocalExternDecl())
      say("a static variable");
    if (V->getType().isVolatileQualified())
      say("a volatile variable");
    if (V->getType()->isVariablyModifiedType())
      say("an array of variable length");
    return true;
  }
  bool VisitTagDecl(TagDecl *T) {
    const auto *R = dyn_cast<CXXRecordDecl>(T);
    return R && R->isLambda() ? true : say("a class of its own");
  }
  bool VisitUsingDirectiveDecl(UsingDirectiveDecl *) {
    return say("a using directive");
  }

  bool VisitDeclRefExpr(DeclRefExpr *E) {
    const auto *V = dyn_cast<VarDecl>(E->getDecl());
    if (V && V->hasGlobalStorage() && !V->getType().isConstQualified())
      say("the variable " + V->getQualifiedNameAsString());
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
  bool VisitIntegerLiteral(IntegerLiteral *I) {
    llvm::SmallString<24> Text;
    if (I->getValue().ule(LargestPlain))
      return true;
    I->getValue().toStringUnsigned(Text);
    return say("the constant " + Text.str().str());
  }
  bool VisitFloatingLiteral(FloatingLiteral *F) {
    double V = F->getValueAsApproximateDouble();
    if (V == 0 || V == 1 || V == 2 || V == 0.5)
      return true;
    return say("the constant " + std::to_string(V));
  }

private:
  bool say(std::string What) {
    Uses.insert(std::move(What));
    return true;
  }

  /// `(int *)p` reads and writes what p does not say it points to.
  bool pointerCast(CastExpr *C) {
    QualType To = C->getType();
    if (!To->isPointerType() && !To->isReferenceType() && !C->isGLValue())
      return true; // between vectors
    if (const auto *P = To->getAs<PointerType>();
        P && P->getPointeeType().isConstQualified())
      return true;                // it is only read
    if (isa<ImplicitCastExpr>(C)) // to void *, and what intrinsics take
      return true;
    return say("a cast to " + To.getAsString());
  }

  bool constLost(CastExpr *C) {
    QualType From = C->getSubExpr()->getType(), To = C->getType();
    if (isa<ImplicitCastExpr>(C) || !From->isPointerType() ||
        !To->isPointerType())
      return true;
    bool Lost = From->getPointeeType().isConstQualified() &&
                !To->getPointeeType().isConstQualified();
    return Lost ? say("a cast that takes const away") : true;
  }

  std::set<std::string> &Uses;
};

} // namespace

void addUses(const FunctionDecl *F, std::set<std::string> &Uses) {
  Finder(Uses).TraverseStmt(F->getBody());
}

} // namespace crinn::passes
