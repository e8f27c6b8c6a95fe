//===- HalvingExits.cpp - answers that need no search ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/HalvingExits.h"
#include "passes/rewrites/Rewording.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// A comparison by `<` or `<=` of two texts.
struct Order {
  std::string Left, Right;
  bool Equal = false;
  bool operator==(const Order &) const = default;
};

/// \p E as one, with `Mid` renamed \p As; nullopt where it is none.
std::optional<Order> orderIn(const ASTContext &Ctx, const Expr *E,
                             const Renaming &Names) {
  const auto *B =
      dyn_cast<BinaryOperator>(withoutHint(E)->IgnoreParenImpCasts());
  if (!B || !B->isRelationalOp())
    return std::nullopt;
  Order O{squeeze(textWith(Ctx, B->getLHS(), Names)),
          squeeze(textWith(Ctx, B->getRHS(), Names)),
          B->getOpcode() == BO_LE || B->getOpcode() == BO_GE};
  if (O.Left.empty() || O.Right.empty())
    return std::nullopt;
  if (B->getOpcode() == BO_GT || B->getOpcode() == BO_GE)
    std::swap(O.Left, O.Right);
  return O;
}

Order opposite(const Order &O) { return {O.Right, O.Left, !O.Equal}; }

bool isZero(const Expr *E) {
  const auto *N = dyn_cast<IntegerLiteral>(E->IgnoreParenImpCasts());
  return N && N->getValue() == 0;
}

/// `n == 0` or `!n`
bool saysNone(const ASTContext &Ctx, const Expr *E, const std::string &Count) {
  E = withoutHint(E)->IgnoreParenImpCasts();
  const auto *B = dyn_cast<BinaryOperator>(E);
  const auto *Not = dyn_cast<UnaryOperator>(E);
  const Expr *N = nullptr;
  if (B && B->getOpcode() == BO_EQ && isZero(B->getRHS()))
    N = B->getLHS();
  else if (Not && Not->getOpcode() == UO_LNot)
    N = Not->getSubExpr();
  return N && textOf(Ctx, sumOf(N)) == Count;
}

} // namespace

bool agrees(const ASTContext &Ctx, const Stmt *S, const Halving &H) {
  const auto *If = dyn_cast<IfStmt>(S);
  if (!If || If->getElse() || If->getInit() || If->hasVarStorage() ||
      If->isConstexpr())
    return false;
  const Stmt *Then = If->getThen();
  if (const auto *B = dyn_cast<CompoundStmt>(Then); B && B->size() == 1)
    Then = B->body_front();
  const auto *Return = dyn_cast<ReturnStmt>(Then);
  const Expr *Value = Return ? Return->getRetValue() : nullptr;
  std::string Count = textOf(Ctx, H.Count);
  if (!Value || Count.empty())
    return false;
  bool First = isZero(Value);
  if (First && saysNone(Ctx, If->getCond(), Count))
    return true;
  if (!First && textOf(Ctx, sumOf(Value)) != Count)
    return false;
  std::optional<Order> Is = orderIn(Ctx, If->getCond(), {}),
                       Asked = orderIn(Ctx, H.Asked,
                                       {{H.Mid, First ? "0" : Count + " - 1"}});
  // The first entry has to stand behind the place, or the last one before it.
  return Is && Asked && *Is == (First == H.Behind ? *Asked : opposite(*Asked));
}

} // namespace crinn::passes
