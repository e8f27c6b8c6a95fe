//===- SetTerms.cpp - numbers, types and operators as text ----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Ast.h"
#include "passes/rewrites/SetText.h"

#include "clang/AST/DeclTemplate.h"

using namespace clang;

namespace crinn::passes {
namespace {

const std::string Unknown = "?";

std::string joined(llvm::StringRef A, llvm::StringRef By, llvm::StringRef B) {
  return ("(" + A + By + B + ")").str();
}

bool isNumber(llvm::StringRef S) {
  return !S.empty() && S.find_first_not_of("0123456789") == S.npos;
}

/// `a + 64 - 1` is "(a+63)".
std::string sum(std::string A, std::string B, int64_t Sign) {
  llvm::StringRef In = A, Base, Last;
  if (isNumber(A) && Sign > 0)
    std::swap(A, B);
  int64_t More = 0, Had = 0;
  if (llvm::StringRef(B).getAsInteger(10, More))
    return joined(A, Sign > 0 ? "+" : "-", B);
  In = A;
  if (In.consume_front("(") && In.consume_back(")")) {
    std::tie(Base, Last) = In.rsplit('+');
    if (isNumber(Last) && Base.count('(') == Base.count(')') &&
        !Last.getAsInteger(10, Had))
      A = Base.str();
    else
      Had = 0;
  }
  int64_t All = Had + Sign * More;
  return All == 0  ? A
         : All > 0 ? joined(A, "+", std::to_string(All))
                   : joined(A, "-", std::to_string(-All));
}

} // namespace

QualType SetText::typeOf(QualType T) const {
  T = T.getNonReferenceType();
  if (!T->isDependentType())
    return T;
  if (const auto *P = T->getAs<TemplateTypeParmType>()) {
    bool Known = P->getDepth() == 0 && P->getIndex() < Args.size() &&
                 Args[P->getIndex()].getKind() == TemplateArgument::Type;
    return Known ? Ctx.getQualifiedType(Args[P->getIndex()].getAsType(),
                                        T.getQualifiers())
                 : QualType();
  }
  if (const auto *P = T->getAs<PointerType>()) {
    QualType To = typeOf(P->getPointeeType());
    return To.isNull() ? To : Ctx.getPointerType(To);
  }
  return QualType();
}

unsigned SetText::widthOf(QualType T) const {
  T = typeOf(T);
  return T.isNull() || !T->isIntegerType() ? 0 : Ctx.getTypeSize(T);
}

std::optional<int64_t> SetText::valueOf(const Expr *E) const {
  E = E->IgnoreParenImpCasts();
  if (!E->isValueDependent()) {
    Expr::EvalResult R;
    if (E->getType()->isIntegralOrEnumerationType() &&
        E->EvaluateAsInt(R, Ctx, Expr::SE_NoSideEffects) &&
        R.Val.getInt().getActiveBits() < 63)
      return R.Val.getInt().getExtValue();
    return std::nullopt;
  }
  if (const auto *C = dyn_cast<ExplicitCastExpr>(E))
    return widthOf(C->getTypeAsWritten()) ? valueOf(C->getSubExpr())
                                          : std::nullopt;
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E))
    return C->getNumArgs() == 1 && widthOf(C->getTypeAsWritten())
               ? valueOf(C->getArg(0))
               : std::nullopt;
  if (const auto *S = dyn_cast<UnaryExprOrTypeTraitExpr>(E)) {
    QualType T = typeOf(S->getTypeOfArgument());
    if (S->getKind() != UETT_SizeOf || T.isNull() || T->isIncompleteType())
      return std::nullopt;
    return Ctx.getTypeSizeInChars(T).getQuantity();
  }
  const ValueDecl *D = variableOf(E);
  if (const auto *M = dyn_cast<MemberExpr>(E))
    D = M->getMemberDecl();
  if (const auto *V = dyn_cast_or_null<VarDecl>(D))
    return V->getType().isConstQualified() && V->getAnyInitializer()
               ? valueOf(V->getAnyInitializer())
               : std::nullopt;
  const auto *B = dyn_cast<BinaryOperator>(E);
  std::optional<int64_t> L = B ? valueOf(B->getLHS()) : std::nullopt,
                         R = B ? valueOf(B->getRHS()) : std::nullopt;
  if (!L || !R || std::abs(*L) > INT32_MAX || std::abs(*R) > INT32_MAX)
    return std::nullopt;
  switch (B->getOpcode()) {
  case BO_Mul:
    return *L * *R;
  case BO_Add:
    return *L + *R;
  case BO_Sub:
    return *L - *R;
  case BO_Div:
    return *R ? std::optional(*L / *R) : std::nullopt;
  default:
    return std::nullopt;
  }
}

/// To a type in which every value stays what it is, or becomes another.
std::string SetText::converted(QualType To, const Expr *E) const {
  QualType T = typeOf(To);
  if (T.isNull())
    return Unknown;
  if (T->isBooleanType())
    return condition(E);
  unsigned New = widthOf(T), Old = widthOf(E->getType());
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(E))
    Old = widthOf(C->getTypeAsWritten());
  if (New && Old)
    return New < Old ? "narrow(" + of(E) + ")" : of(E);
  if (New)
    return E->isTypeDependent() ? of(E) : Unknown;
  // Of malloc. Any other pointer would be to elements of another size.
  return T->isPointerType() && E->getType()->isVoidPointerType() ? of(E)
                                                                 : Unknown;
}

std::string SetText::condition(const Expr *E) const {
  const Expr *X = E->IgnoreParenImpCasts();
  if (std::optional<int64_t> V = valueOf(X))
    return std::to_string(*V);
  if (const auto *U = dyn_cast<UnaryOperator>(X);
      U && U->getOpcode() == UO_LNot)
    return of(X);
  if (const auto *B = dyn_cast<BinaryOperator>(X);
      B && (B->isComparisonOp() || B->isLogicalOp()))
    return of(X);
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(X);
      O && O->isComparisonOp())
    return of(X);
  std::string Text = of(X);
  return llvm::StringRef(Text).starts_with("bool(") ? Text
                                                    : "bool(" + Text + ")";
}

std::string SetText::shifted(const Expr *L, const Expr *R) const {
  const Expr *X = L->IgnoreParens();
  QualType T = X->getType();
  if (const auto *C = dyn_cast<CXXUnresolvedConstructExpr>(X))
    T = C->getTypeAsWritten();
  else if (const auto *C = dyn_cast<ExplicitCastExpr>(X))
    T = C->getTypeAsWritten();
  std::string One = of(X), By = of(R);
  // A bit to mark: how wide it is counts. Smaller types become int.
  if (One == "1")
    One += ":" + std::to_string(std::max(widthOf(T), 32u));
  return joined(One, "<<", By);
}

std::string SetText::binary(BinaryOperatorKind Op, const Expr *L,
                            const Expr *R) const {
  if (Op == BO_Shl)
    return shifted(L, R);
  std::string Sign = BinaryOperator::getOpcodeStr(Op).str();
  if (Op == BO_LAnd || Op == BO_LOr)
    return joined(condition(L), Sign, condition(R));
  std::string A = of(L), B = of(R);
  if (BinaryOperator::isAssignmentOp(Op)) {
    // x = x | y
    llvm::StringRef Rest = B;
    if (Op == BO_Assign && Rest.consume_front("(") && Rest.consume_back(")") &&
        Rest.consume_front(A + "|"))
      return A + "|=" + Rest.str();
    return A + Sign + B;
  }
  int64_t N = 0;
  bool Power = !llvm::StringRef(B).getAsInteger(10, N) && N > 0 &&
               llvm::isPowerOf2_64(N);
  if (Op == BO_Div && Power)
    return joined(A, ">>", std::to_string(llvm::Log2_64(N)));
  if (Op == BO_Rem && Power)
    return joined(A, "&", std::to_string(N - 1));
  if (Op == BO_Add || Op == BO_Sub)
    return sum(A, B, Op == BO_Add ? 1 : -1);
  if ((Op == BO_EQ || Op == BO_NE) && (B == "0" || A == "0")) {
    std::string Is = condition(B == "0" ? L : R);
    return Op == BO_NE ? Is : "!" + Is;
  }
  // More than 0 of what cannot be less.
  if (Op == BO_GT && B == "0" &&
      L->IgnoreParenImpCasts()->getType()->isUnsignedIntegerType())
    return condition(L);
  bool Swaps =
      Op == BO_EQ || Op == BO_NE || Op == BO_And || Op == BO_Or || Op == BO_Mul;
  if (Swaps && (isNumber(A) || (!isNumber(B) && B < A)))
    std::swap(A, B);
  if (Op == BO_GT || Op == BO_GE) {
    std::swap(A, B);
    Sign = Op == BO_GT ? "<" : "<=";
  }
  return joined(A, Sign, B);
}

} // namespace crinn::passes
