//===- Spots.cpp - which element of which array ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Spots.h"
#include "passes/model/Targets.h"

#include "clang/AST/DeclTemplate.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

static void addTo(Sum &S, const Expr *E, bool Taken) {
  // An iterator that is handed on was copied up to C++14.
  E = E->IgnoreUnlessSpelledInSource();
  const auto *B = dyn_cast<BinaryOperator>(E);
  const auto *O = dyn_cast<CXXOperatorCallExpr>(E);
  if (B && B->isAdditiveOp()) {
    addTo(S, B->getLHS(), Taken);
    addTo(S, B->getRHS(), Taken != (B->getOpcode() == BO_Sub));
  } else if (O && O->getNumArgs() == 2 &&
             (O->getOperator() == OO_Plus || O->getOperator() == OO_Minus)) {
    addTo(S, O->getArg(0), Taken);
    addTo(S, O->getArg(1), Taken != (O->getOperator() == OO_Minus));
  } else if (const auto *N = dyn_cast<IntegerLiteral>(E);
             N && N->getValue().getActiveBits() < 32) {
    int64_t Value = N->getValue().getZExtValue();
    S.Number += Taken ? -Value : Value;
  } else {
    (Taken ? S.Minus : S.Plus).push_back(E);
  }
}

std::optional<Spot> elementAt(const Expr *E) {
  const auto *C = dyn_cast<CallExpr>(bare(E));
  if (C && !isa<CXXOperatorCallExpr>(C) &&
      (calleeOf(C).Name != "at" || C->getNumArgs() != 1))
    return std::nullopt;
  Element L = elementOf(E);
  const Expr *Array = L.Index && L.Base ? arrayOf(L.Base) : nullptr;
  if (!Array)
    return std::nullopt;
  return Spot{Array, sumOf(L.Index)};
}

Sum sumOf(const Expr *E) {
  Sum S;
  addTo(S, E, false);
  return S;
}

std::string textOf(const ASTContext &Ctx, const Sum &S) {
  if (!S.Minus.empty() || S.Plus.empty())
    return "";
  std::string Out;
  for (const Expr *E : S.Plus) {
    std::string One = textOf(Ctx, E);
    bool Whole = isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr,
                     CallExpr, ExplicitCastExpr>(E) &&
                 !isa<CXXOperatorCallExpr>(E);
    if (One.empty() || !Whole)
      return "";
    Out += (Out.empty() ? "" : " + ") + One;
  }
  if (S.Number)
    Out += (S.Number < 0 ? " - " : " + ") + std::to_string(std::abs(S.Number));
  return Out;
}

std::optional<Spot> spotOf(const Expr *E) {
  E = bare(E);
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_AddrOf)
    return elementAt(U->getSubExpr());
  Sum S = sumOf(E);
  if (S.Plus.empty())
    return std::nullopt;
  const Expr *First = S.Plus.front();
  S.Plus.erase(S.Plus.begin());
  if (const auto *C = dyn_cast<CallExpr>(First); C && C->getNumArgs() == 0)
    if (Callee R = calleeOf(C); R.Object && R.Name == "end") {
      const Expr *Array = arrayOf(R.Object);
      return Array ? std::optional(Spot{Array, S, true}) : std::nullopt;
    }
  const Expr *Array = arrayOf(First);
  return Array ? std::optional(Spot{Array, S}) : std::nullopt;
}

std::string textOf(const ASTContext &Ctx, const Spot &S) {
  std::string Rest = textOf(Ctx, S.At);
  if (!S.FromEnd)
    return Rest;
  if (!S.At.Plus.empty() || !S.At.Minus.empty())
    return "";
  std::string Out = textOf(Ctx, S.Array) + ".size()";
  if (S.At.Number)
    Out += (S.At.Number < 0 ? " - " : " + ") +
           std::to_string(std::abs(S.At.Number));
  return Out;
}

bool callsLibrary(const CallExpr *C, llvm::StringRef Name) {
  if (isa<CXXOperatorCallExpr>(C))
    return false;
  Callee R = calleeOf(C);
  if (R.Name != Name || R.Object)
    return false;
  if (R.Decl)
    return isLibrary(R.Decl);
  const auto *Some = dyn_cast<OverloadExpr>(bare(C->getCallee()));
  return Some && Some->getNumDecls() &&
         llvm::all_of(Some->decls(), [](const NamedDecl *D) {
           const FunctionDecl *F = D->getUnderlyingDecl()->getAsFunction();
           return F && isLibrary(F);
         });
}

const Expr *arrayOf(const Expr *E) {
  E = E->IgnoreUnlessSpelledInSource();
  if (const auto *C = dyn_cast<CallExpr>(E);
      C && C->getNumArgs() == 0 && !isa<CXXOperatorCallExpr>(C)) {
    Callee R = calleeOf(C);
    if (!R.Object ||
        (R.Name != "data" && R.Name != "begin" && R.Name != "cbegin"))
      return nullptr;
    if (R.Decl && !isLibrary(R.Decl))
      return nullptr;
    return arrayOf(R.Object);
  }
  if (const auto *U = dyn_cast<UnaryOperator>(E);
      U && U->getOpcode() == UO_AddrOf) {
    std::optional<Spot> S = elementAt(U->getSubExpr());
    return S && S->At.Plus.empty() && S->At.Minus.empty() && !S->At.Number
               ? S->Array
               : nullptr;
  }
  if (const auto *M = dyn_cast<MemberExpr>(E))
    return isa<FieldDecl>(M->getMemberDecl()) &&
                   (isa<CXXThisExpr>(bare(M->getBase())) ||
                    arrayOf(M->getBase()))
               ? E
               : nullptr;
  if (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E))
    return M->isImplicitAccess() || isa<CXXThisExpr>(bare(M->getBase())) ||
                   arrayOf(M->getBase())
               ? E
               : nullptr;
  return isa_and_nonnull<VarDecl>(variableOf(E)) && isa<DeclRefExpr>(E)
             ? E
             : nullptr;
}

QualType entryOf(QualType T) {
  T = T.getNonReferenceType();
  if (T->isDependentType())
    return {};
  if (const ArrayType *A = T->getAsArrayTypeUnsafe())
    return A->getElementType();
  if (T->isPointerType())
    return T->getPointeeType();
  const auto *S = dyn_cast_or_null<ClassTemplateSpecializationDecl>(
      T->getAsCXXRecordDecl());
  if (!S || !S->getTemplateArgs().size() ||
      S->getTemplateArgs()[0].getKind() != TemplateArgument::Type)
    return {};
  QualType E = S->getTemplateArgs()[0].getAsType();
  const ArrayType *A = E->getAsArrayTypeUnsafe(); // unique_ptr<T[]>
  return A ? A->getElementType() : E;
}

} // namespace crinn::passes
