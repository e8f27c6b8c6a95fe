//===- SetText.cpp - what a small member function does, as text -----------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SetText.h"
#include "passes/model/Ast.h"
#include "passes/model/Targets.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace crinn::passes {
namespace {

const std::string Unknown = "?";

/// No copy of what it names, or one that cannot change.
const Expr *meaningOf(const ValueDecl *D) {
  const auto *V = dyn_cast<VarDecl>(D);
  if (!V || isa<ParmVarDecl>(V) || !V->getInit())
    return nullptr;
  QualType T = V->getType();
  return T->isReferenceType() || (T.isConstQualified() && V->isLocalVarDecl())
             ? V->getInit()
             : nullptr;
}

} // namespace

std::string SetText::named(const ValueDecl *D) const {
  if (const auto *P = dyn_cast<ParmVarDecl>(D))
    return P->getFunctionScopeIndex() == 0
               ? "i"
               : "p" + std::to_string(P->getFunctionScopeIndex());
  if (const Expr *Is = meaningOf(D))
    return of(Is);
  return Unknown;
}

std::string SetText::list(llvm::ArrayRef<const Expr *> Exprs) const {
  std::string Out;
  for (const Expr *E : Exprs)
    if (!isa<CXXDefaultArgExpr>(E))
      Out += (Out.empty() ? "" : ",") + of(E);
  return Out;
}

std::string SetText::constructed(QualType T,
                                 llvm::ArrayRef<const Expr *> Given) const {
  const auto *R = T->getAsCXXRecordDecl();
  if (!R && T->getAs<InjectedClassNameType>())
    R = T->getAs<InjectedClassNameType>()->getDecl();
  if (R && R->getCanonicalDecl() == Class->getCanonicalDecl())
    return "Self(" + list(Given) + ")";
  if (R && R->isInStdNamespace() && R->getName() == "vector")
    return "vector(" + list(Given) + ")";
  return Given.size() == 1 ? converted(T, Given[0]) : Unknown;
}

std::string SetText::call(const CallExpr *C) const {
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(C)) {
    if (O->getOperator() == OO_Subscript && O->getNumArgs() == 2)
      return of(O->getArg(0)) + "[" + of(O->getArg(1)) + "]";
    if (O->getNumArgs() == 2 && O->isInfixBinaryOp())
      return binary(BinaryOperator::getOverloadedOpcode(O->getOperator()),
                    O->getArg(0), O->getArg(1));
    return Unknown;
  }
  Callee R = calleeOf(C);
  if (isa_and_nonnull<CXXConversionDecl>(R.Decl))
    return of(R.Object);
  llvm::ArrayRef<const Expr *> Given(C->getArgs(), C->getNumArgs());
  if (R.Object)
    return of(R.Object) + "." + R.Name + "(" + list(Given) + ")";
  bool Library = R.Decl && (isLibrary(R.Decl) || R.Name == "swap");
  if (const auto *L = dyn_cast<UnresolvedLookupExpr>(bare(C->getCallee())))
    Library = llvm::all_of(L->decls(), [&](const NamedDecl *D) {
      const FunctionDecl *F = D->getUnderlyingDecl()->getAsFunction();
      return F && (isLibrary(F) || R.Name == "swap");
    });
  if (!Library)
    return Unknown;
  if (R.Name == "move" && Given.size() == 1)
    return of(Given[0]);
  return R.Name + "(" + list(Given) + ")";
}

std::string SetText::of(const Expr *E) const {
  E = E->IgnoreParens();
  if (std::optional<int64_t> V = valueOf(E))
    return std::to_string(*V);
  if (const auto *C = dyn_cast<FullExpr>(E))
    return of(C->getSubExpr());
  if (const auto *M = dyn_cast<MaterializeTemporaryExpr>(E))
    return of(M->getSubExpr());
  if (const auto *B = dyn_cast<CXXBindTemporaryExpr>(E))
    return of(B->getSubExpr());
  if (const auto *C = dyn_cast<CastExpr>(E)) {
    if (C->getCastKind() == CK_IntegralCast ||
        C->getCastKind() == CK_IntegralToBoolean ||
        (isa<ExplicitCastExpr>(C) &&
         C->getCastKind() != CK_ConstructorConversion))
      return converted(C->getType(), C->getSubExpr());
    return C->getType()->isFloatingType() ? Unknown : of(C->getSubExpr());
  }
  if (isa<CXXNullPtrLiteralExpr>(E))
    return "0";
  if (isa<CXXThisExpr>(E))
    return "this";
  if (const auto *D = dyn_cast<DeclRefExpr>(E))
    return named(D->getDecl());
  if (const auto *M = dyn_cast<MemberExpr>(E)) {
    std::string Of = of(M->getBase());
    return !isa<FieldDecl>(M->getMemberDecl()) ? Unknown
           : Of == "this" ? "." + M->getMemberDecl()->getNameAsString()
                          : Of + "." + M->getMemberDecl()->getNameAsString();
  }
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E);
      M && !M->isImplicitAccess())
    return of(M->getBase()) + "." + M->getMember().getAsString();
  if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    Element At = elementOf(U);
    if (U->getOpcode() == UO_LNot)
      return "!" + condition(U->getSubExpr());
    if (At.Base)
      return of(At.Base) + "[" + of(At.Index) + "]";
    if (U->getOpcode() == UO_Deref)
      return "*" + of(U->getSubExpr());
    if (U->isIncrementOp())
      return "++" + of(U->getSubExpr()) + (U->isPostfix() ? "++" : "");
    return Unknown;
  }
  if (const auto *B = dyn_cast<BinaryOperator>(E))
    return binary(B->getOpcode(), B->getLHS(), B->getRHS());
  if (const auto *A = dyn_cast<ArraySubscriptExpr>(E))
    return of(elementOf(A).Base) + "[" + of(elementOf(A).Index) + "]";
  if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    llvm::ArrayRef<const Expr *> Given(C->getArgs(), C->getNumArgs());
    bool Copies = C->getConstructor()->isCopyOrMoveConstructor();
    return Copies ? of(Given[0]) : constructed(C->getType(), Given);
  }
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E)) {
    llvm::SmallVector<const Expr *, 2> Given(C->arguments());
    return constructed(C->getTypeAsWritten(), Given);
  }
  if (const auto *D = dyn_cast<CXXDeleteExpr>(E))
    return D->isArrayForm() ? "delete[] " + of(D->getArgument()) : Unknown;
  if (const auto *N = dyn_cast<CXXNewExpr>(E)) {
    bool Zero =
        N->getInitializationStyle() == CXXNewInitializationStyle::Parens;
    return N->isArray() && N->getNumPlacementArgs() == 0 &&
                   Zero == N->hasInitializer()
               ? "new[" + of(*N->getArraySize()) + "]" + (Zero ? "()" : "")
               : Unknown;
  }
  if (const auto *C = dyn_cast<CallExpr>(E))
    return call(C);
  return Unknown;
}

std::string SetText::statement(const Stmt *S, bool AsksBool) const {
  if (const auto *C = dyn_cast<CompoundStmt>(S)) {
    std::string Out;
    for (const Stmt *One : C->body())
      if (std::string Text = statement(One, AsksBool); !Text.empty())
        Out += (Out.empty() ? "" : ";") + Text;
    return Out;
  }
  if (isa<NullStmt>(S))
    return "";
  if (const auto *D = dyn_cast<DeclStmt>(S)) {
    bool Silent = llvm::all_of(D->decls(), [](const Decl *One) {
      const auto *V = dyn_cast<VarDecl>(One);
      return isa<UsingDecl>(One) || (V && meaningOf(V));
    });
    return Silent ? "" : Unknown;
  }
  if (const auto *R = dyn_cast<ReturnStmt>(S)) {
    const Expr *E = R->getRetValue();
    return "return " + (!E ? "" : AsksBool ? condition(E) : of(E));
  }
  if (const auto *I = dyn_cast<IfStmt>(S)) {
    if (I->getInit() || I->getConditionVariable() || I->isConstexpr())
      return Unknown;
    std::string If = condition(I->getCond()),
                Then = statement(I->getThen(), AsksBool), Else;
    if (!I->getElse())
      return "if(" + If + "){" + Then + "}";
    Else = statement(I->getElse(), AsksBool);
    size_t Equal = If.find("==");
    if (const auto *B =
            dyn_cast<BinaryOperator>(I->getCond()->IgnoreParenImpCasts());
        B && B->getOpcode() == BO_EQ && Equal != If.npos) {
      If.replace(Equal, 2, "!=");
      std::swap(Then, Else);
    }
    return "if(" + If + "){" + Then + "}else{" + Else + "}";
  }
  const auto *E = dyn_cast<Expr>(S);
  if (!E)
    return Unknown;
  std::string Text = of(E);
  llvm::StringRef Counts = Text;
  if (Counts.starts_with("++") && Counts.consume_back("++"))
    return Counts.str(); // as a statement both are the same
  return Text;
}

std::string SetText::body(const FunctionDecl *F) const {
  return F->getBody()
             ? statement(F->getBody(), F->getReturnType()->isBooleanType())
             : Unknown;
}

std::map<std::string, std::string>
SetText::inits(const CXXConstructorDecl *C) const {
  std::map<std::string, std::string> Out;
  for (const CXXCtorInitializer *I : C->inits()) {
    if (!I->isWritten())
      continue;
    if (!I->isAnyMemberInitializer()) {
      Out["?"] = Unknown;
      continue;
    }
    const Expr *E = I->getInit();
    if (const auto *Full = dyn_cast<FullExpr>(E))
      E = Full->getSubExpr();
    llvm::SmallVector<const Expr *, 2> Given;
    if (const auto *P = dyn_cast<ParenListExpr>(E))
      for (unsigned K = 0; K < P->getNumExprs(); ++K)
        Given.push_back(P->getExpr(K));
    else if (const auto *Made = dyn_cast<CXXConstructExpr>(E))
      Given.append(Made->arg_begin(), Made->arg_end());
    else
      Given.push_back(E);
    Out[I->getAnyMember()->getNameAsString()] = list(Given);
  }
  return Out;
}

} // namespace crinn::passes
