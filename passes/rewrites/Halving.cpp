//===- Halving.cpp - a search by halves, written out ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/Halving.h"
#include "passes/rewrites/Rewording.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

const Stmt *only(const Stmt *S) {
  const auto *B = dyn_cast_or_null<CompoundStmt>(S);
  return B && B->size() == 1 ? B->body_front() : S;
}

bool isPlainInteger(const VarDecl *V) {
  QualType T = V->getType();
  return V->hasLocalStorage() && !T.isVolatileQualified() &&
         T->isIntegerType() && !T->isDependentType() && !T->isBooleanType();
}

/// `v = e;`: e.
const Expr *assignedTo(const Stmt *S, const VarDecl *V) {
  const auto *B = dyn_cast_or_null<BinaryOperator>(only(S));
  return B && B->getOpcode() == BO_Assign && variableOf(B->getLHS()) == V
             ? B->getRHS()->IgnoreParenImpCasts()
             : nullptr;
}

bool isNumber(const Expr *E, unsigned Value) {
  const auto *N = dyn_cast<IntegerLiteral>(E->IgnoreParenImpCasts());
  return N && N->getValue() == Value;
}

/// `v + Number`, of nothing but that variable.
bool is(const Expr *E, const VarDecl *V, int64_t Number) {
  Sum S = sumOf(E);
  return S.Plus.size() == 1 && S.Minus.empty() && S.Number == Number &&
         isa<DeclRefExpr>(S.Plus[0]) && variableOf(S.Plus[0]) == V;
}

class Finder {
public:
  std::optional<Halving> run(const CompoundStmt *Block, unsigned First) {
    unsigned At = First;
    for (; At < Block->size(); ++At) {
      const auto *D = dyn_cast<DeclStmt>(Block->body_begin()[At]);
      if (!D)
        break;
      for (const Decl *One : D->decls()) {
        const auto *V = dyn_cast<VarDecl>(One);
        if (!V || !isPlainInteger(V) || !V->getInit())
          return std::nullopt;
        Ends.push_back(V);
      }
    }
    const auto *Loop = At < Block->size()
                           ? dyn_cast<WhileStmt>(Block->body_begin()[At])
                           : nullptr;
    if (!Loop || Loop->getConditionVariable() || Ends.size() != 2 ||
        !ends(Loop->getCond()) || !body(Loop->getBody()))
      return std::nullopt;
    H.Length = At + 1 - First;
    return H;
  }

private:
  /// `lo < hi`, `lo <= hi`, `lo != hi`, either way round.
  bool ends(const Expr *Cond) {
    const auto *B = dyn_cast<BinaryOperator>(Cond->IgnoreParenImpCasts());
    if (!B || !B->isComparisonOp())
      return false;
    const Expr *Low = B->getLHS(), *High = B->getRHS();
    BinaryOperatorKind K = B->getOpcode();
    if (K == BO_GT || K == BO_GE) {
      std::swap(Low, High);
      K = K == BO_GT ? BO_LT : BO_LE;
    }
    for (const VarDecl *V : Ends) {
      if (is(Low, V, 0))
        H.Low = V;
      if (is(High, V, 0))
        H.High = V;
    }
    if (K == BO_NE && H.Low && !isNumber(H.Low->getInit(), 0))
      std::swap(H.Low, H.High);
    H.Closed = K == BO_LE;
    if (!H.Low || !H.High || H.Low == H.High || K == BO_EQ ||
        !isNumber(H.Low->getInit(), 0))
      return false;
    H.Count = sumOf(H.High->getInit());
    H.Count.Number += H.Closed;
    return !H.Closed || H.High->getType()->isSignedIntegerType();
  }

  bool body(const Stmt *S) {
    const auto *B = dyn_cast<CompoundStmt>(S);
    const auto *D =
        B && B->size() == 2 ? dyn_cast<DeclStmt>(B->body_begin()[0]) : nullptr;
    const auto *If =
        D && D->isSingleDecl() ? dyn_cast<IfStmt>(B->body_begin()[1]) : nullptr;
    H.Mid = If ? dyn_cast<VarDecl>(D->getSingleDecl()) : nullptr;
    if (!H.Mid || !isPlainInteger(H.Mid) || !H.Mid->getInit() ||
        !isMiddle(H.Mid->getInit()) || If->getInit() || If->hasVarStorage() ||
        If->isConstexpr())
      return false;
    H.Asked = withoutHint(If->getCond());
    const Expr *Down = assignedTo(If->getThen(), H.High),
               *Up = assignedTo(If->getElse(), H.Low);
    H.Behind = Down && Up;
    if (!H.Behind) {
      Down = assignedTo(If->getElse(), H.High);
      Up = assignedTo(If->getThen(), H.Low);
    }
    return Down && Up && is(Down, H.Mid, H.Closed ? -1 : 0) &&
           is(Up, H.Mid, 1) && !mentions(H.Asked, H.Low) &&
           !mentions(H.Asked, H.High);
  }

  /// `x / 2` or `x >> 1`: x.
  static const Expr *halved(const Expr *E) {
    const auto *B = dyn_cast<BinaryOperator>(E->IgnoreParenImpCasts());
    bool Half = B && ((B->getOpcode() == BO_Div && isNumber(B->getRHS(), 2)) ||
                      (B->getOpcode() == BO_Shr && isNumber(B->getRHS(), 1)));
    return Half ? B->getLHS() : nullptr;
  }

  bool consistsOf(const Sum &S, const VarDecl *Plus, const VarDecl *Other,
                  bool Minus) const {
    auto One = [](const std::vector<const Expr *> &All, const VarDecl *V) {
      return llvm::any_of(All, [&](const Expr *E) { return is(E, V, 0); });
    };
    return !S.Number && S.Plus.size() == (Minus ? 1 : 2) &&
           S.Minus.size() == (Minus ? 1 : 0) && One(S.Plus, Plus) &&
           One(Minus ? S.Minus : S.Plus, Other);
  }

  /// `(lo + hi) / 2` or `lo + (hi - lo) / 2`.
  bool isMiddle(const Expr *E) const {
    if (const Expr *Both = halved(E))
      return consistsOf(sumOf(Both), H.Low, H.High, false);
    Sum S = sumOf(E);
    if (S.Plus.size() != 2 || !S.Minus.empty() || S.Number)
      return false;
    for (unsigned I : {0, 1})
      if (const Expr *Way = halved(S.Plus[I]))
        return is(S.Plus[1 - I], H.Low, 0) &&
               consistsOf(sumOf(Way), H.High, H.Low, true);
    return false;
  }

  Halving H;
  std::vector<const VarDecl *> Ends;
};

} // namespace

std::optional<Halving> halvingAt(const CompoundStmt *Block, unsigned First) {
  return Finder().run(Block, First);
}

} // namespace crinn::passes
