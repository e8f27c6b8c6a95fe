//===- RowReaders.cpp - how rows are counted and read by id ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/RowReaders.h"
#include "passes/model/ValueSources.h"

#include "clang/AST/ExprCXX.h"
#include "llvm/ADT/StringExtras.h"

using namespace clang;

namespace crinn::passes {
namespace {

const Expr *withoutConversion(const Expr *E) {
  E = E ? bare(E) : nullptr;
  const auto *C = dyn_cast_or_null<CXXMemberCallExpr>(E);
  if (C && isa_and_nonnull<CXXConversionDecl>(C->getMethodDecl()))
    return bare(C->getImplicitObjectArgument());
  if (C && calleeOf(C).Name == "load")
    return bare(C->getImplicitObjectArgument());
  return E;
}

const FieldDecl *fieldOf(const Expr *E) {
  const Expr *In = withoutConversion(E);
  const auto *M = dyn_cast_or_null<MemberExpr>(In);
  bool Own = M && isa<CXXThisExpr>(bare(M->getBase()));
  return Own ? dyn_cast_or_null<FieldDecl>(namedBy(M)) : nullptr;
}

/// A member function of the object itself, or of one that is named.
bool isMember(const CallExpr *C) {
  const Expr *F = bare(C->getCallee());
  return isa_and_nonnull<CXXMethodDecl>(calleeOf(C).Decl) ||
         isa<UnresolvedMemberExpr, CXXDependentScopeMemberExpr>(F);
}

/// A factor, by which two multiples of ids can be told apart.
std::string keyOf(const Expr *E) {
  E = bare(E);
  if (const auto *L = dyn_cast<IntegerLiteral>(E))
    return llvm::toString(L->getValue(), 10, false);
  if (isa<UnaryExprOrTypeTraitExpr>(E))
    return "sizeof";
  std::string Place = placeOf(E);
  return Place.empty() ? "?" + std::to_string(reinterpret_cast<uintptr_t>(E))
                       : Place;
}

/// Of `id * stride`, where \p Is tells id: the stride; "" if \p E is no such
/// product.
std::string strideIn(const Expr *E, llvm::function_ref<bool(const Expr *)> Is) {
  const auto *B = dyn_cast<BinaryOperator>(bare(E));
  if (!B || B->getOpcode() != BO_Mul)
    return "";
  for (auto [Id, By] : {std::pair{B->getLHS(), B->getRHS()},
                        std::pair{B->getRHS(), B->getLHS()}}) {
    if (Is(Id))
      return keyOf(By);
    if (std::string In = strideIn(Id, Is); !In.empty())
      return In + "*" + keyOf(By);
  }
  return "";
}

/// The same of a sum: of the summand that is such a product.
std::string strideOf(const Expr *E, llvm::function_ref<bool(const Expr *)> Is) {
  const auto *B = dyn_cast<BinaryOperator>(bare(E));
  if (!B || B->getOpcode() != BO_Add)
    return strideIn(E, Is);
  std::string Left = strideOf(B->getLHS(), Is);
  return Left.empty() ? strideOf(B->getRHS(), Is) : Left;
}

} // namespace

Number numberIn(const Expr *E) {
  if (const FieldDecl *F = fieldOf(E))
    return {F, false};
  const auto *C = dyn_cast_or_null<CallExpr>(withoutConversion(E));
  if (!C || calleeOf(C).Name != "size" || C->getNumArgs() ||
      !calleeOf(C).Object)
    return {};
  return {fieldOf(calleeOf(C).Object), true};
}

Number grownBy(const Stmt *S) {
  if (const auto *U = dyn_cast<UnaryOperator>(S); U && U->isIncrementOp())
    return {fieldOf(U->getSubExpr()), false};
  if (const auto *B = dyn_cast<CompoundAssignOperator>(S);
      B && B->getOpcode() == BO_AddAssign)
    return {fieldOf(B->getLHS()), false};
  if (const auto *O = dyn_cast<CXXOperatorCallExpr>(S);
      O &&
      (O->getOperator() == OO_PlusPlus || O->getOperator() == OO_PlusEqual))
    return {fieldOf(O->getArg(0)), false};
  const auto *C = dyn_cast<CallExpr>(S);
  Callee R = C ? calleeOf(C) : Callee{};
  if (!R.Object)
    return {};
  if (R.Name == "fetch_add")
    return {fieldOf(R.Object), false};
  if (R.Name == "push_back" || R.Name == "emplace_back")
    return {fieldOf(R.Object), true};
  return {};
}

const ValueDecl *rootOf(const Expr *E) {
  E = bare(E);
  while (const auto *M = dyn_cast<MemberExpr>(E))
    E = bare(M->getBase());
  while (const auto *M = dyn_cast<CXXDependentScopeMemberExpr>(E)) {
    if (M->isImplicitAccess())
      return nullptr;
    E = bare(M->getBase());
  }
  return variableOf(E);
}

void forEachReader(
    const Stmt *S, llvm::function_ref<bool(const Expr *)> Is,
    llvm::function_ref<void(const Reader &, const Expr *Object)> Use,
    unsigned Depth) {
  auto Field = [&](const Expr *Base, std::string Stride) {
    const auto *M = dyn_cast_or_null<MemberExpr>(Base ? bare(Base) : nullptr);
    const auto *D = dyn_cast_or_null<FieldDecl>(M ? namedBy(M) : nullptr);
    const Expr *Of = D ? bare(M->getBase()) : nullptr;
    if (D)
      Use({"", D, std::move(Stride)}, isa<CXXThisExpr>(Of) ? nullptr : Of);
  };
  auto Call = [&](const CallExpr *C) {
    Callee R = calleeOf(C);
    const Expr *O = R.Object ? bare(R.Object) : nullptr;
    bool Own = !O || isa<CXXThisExpr>(O);
    for (unsigned I = 0; I < C->getNumArgs(); ++I)
      if (Is(C->getArg(I)))
        Use({R.Name, nullptr, std::to_string(I)}, Own ? nullptr : O);
    const FunctionDecl *Def = nullptr;
    if (!R.Decl || !R.Decl->hasBody(Def) || Depth == 0)
      return;
    // What its body reads of that object.
    VarSet Ids;
    for (unsigned I = 0; I < C->getNumArgs() && I < Def->getNumParams(); ++I)
      if (Is(C->getArg(I)))
        Ids.insert(Def->getParamDecl(I));
    forEachReader(
        Def->getBody(),
        [&](const Expr *E) { return Ids.contains(variableOf(E)); },
        [&](const Reader &In, const Expr *Of) {
          if (!Of)
            Use(In, Own ? nullptr : O);
        },
        Depth - 1);
  };
  walk(S, [&](const Stmt *N) {
    const auto *E = dyn_cast<Expr>(N);
    if (!E)
      return true;
    const auto *C = dyn_cast<CallExpr>(E);
    bool Operator = isa<CXXOperatorCallExpr>(E);
    if (C && !Operator && isMember(C) && llvm::any_of(C->arguments(), Is))
      Call(C);
    if (Element L = elementOf(E); L.Base && (!C || Operator)) {
      std::string Stride = strideOf(L.Index, Is);
      if (Is(L.Index) || !Stride.empty())
        Field(L.Base, Stride);
    }
    // `base + id * stride`.
    if (const auto *B = dyn_cast<BinaryOperator>(E);
        B && B->getOpcode() == BO_Add)
      for (auto [Base, Offset] : {std::pair{B->getLHS(), B->getRHS()},
                                  std::pair{B->getRHS(), B->getLHS()}})
        if (std::string Stride = strideOf(Offset, Is); !Stride.empty())
          Field(Base, Stride);
    return true;
  });
}

} // namespace crinn::passes
