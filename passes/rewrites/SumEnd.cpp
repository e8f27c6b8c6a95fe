//===- SumEnd.cpp - how many more steps a loop makes ----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/SumEnd.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/Growth.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// True if \p E is `++v`, `v--`, `v += 4`, `v = v + 4`.
bool setsItself(const Expr *E, const ValueDecl *V) {
  if (const auto *X = dyn_cast<UnaryOperator>(E))
    return X->isIncrementDecrementOp() && variableOf(X->getSubExpr()) == V;
  const auto *B = dyn_cast<BinaryOperator>(E);
  return B && B->isAssignmentOp() && variableOf(B->getLHS()) == V;
}

bool sets(const Stmt *S, const ValueDecl *V) {
  bool Found = false;
  if (S)
    walk(S, [&](const Stmt *N) {
      const auto *E = dyn_cast<Expr>(N);
      Found |= E && setsItself(E, V);
      return !Found;
    });
  return Found;
}

std::optional<int64_t> constant(const ASTContext &Ctx, const Expr *E) {
  Expr::EvalResult R;
  if (!E || E->isValueDependent() || !E->EvaluateAsInt(R, Ctx) ||
      R.Val.getInt().getSignificantBits() > 32)
    return std::nullopt;
  return R.Val.getInt().getExtValue();
}

/// A number that stands in the text as such, and so is the same in every
/// configuration: no macro's, no sizeof.
std::optional<int64_t> written(const ASTContext &Ctx, const Expr *E) {
  const auto *L =
      E ? dyn_cast<IntegerLiteral>(E->IgnoreParenImpCasts()) : nullptr;
  return L && L->getBeginLoc().isFileID() ? constant(Ctx, L) : std::nullopt;
}

class Ending {
public:
  Ending(const ParsedUnit &U, const Stmt *Loop, const Expr *Inc,
         const VarSet &Addressed)
      : Ctx(U.Ctx), Loop(Loop), Inc(Inc), Addressed(Addressed) {}

  llvm::Expected<LoopEnd> find() {
    const Expr *Cond = conditionOf(Loop);
    if (!Cond || !compare(Cond) || !isOwn(End.Moved) || sets(Cond, End.Moved))
      return refuse("the loop's end is not a comparison of one variable, which "
                    "moves by a constant, with what stays the same");
    QualType T = End.Moved->getType();
    bool Number = !T->isDependentType() && T->isIntegerType() &&
                  !T->isBooleanType() && Ctx.getIntWidth(T) >= 32;
    if (T->isPointerType() && !sameElements(T))
      return refuse("the loop compares pointers of two types");
    if (!Number && !T->isPointerType())
      return refuse("the loop counts in a type that is too small for it, or "
                    "that a template's arguments choose");
    int64_t InBody = 0, InInc = 0;
    if (!addSteps(bodyOf(Loop), InBody) || !addSteps(Inc, InInc) ||
        InBody + InInc == 0)
      return refuse("the loop's variable does not move by a number that is "
                    "written out");
    End.Step = InBody + InInc;
    End.IncAlone = Inc && setsItself(plain(Inc), End.Moved) &&
                   !sets(bodyOf(Loop), End.Moved);
    if (End.Step > 0 && End.Bound && !End.From && isKnown(End.Bound))
      return refuse("the compiler knows how often the loop runs");
    return End;
  }

private:
  bool isOwn(const VarDecl *V) const {
    return V->hasLocalStorage() && !Addressed.contains(V) &&
           !V->getType()->isReferenceType() &&
           !V->getType().isVolatileQualified();
  }

  /// True if \p E has the same value in each step.
  bool isFixed(const Expr *E) const {
    bool Good = true;
    walk(E, [&](const Stmt *N) {
      if (const auto *D = dyn_cast<DeclRefExpr>(N)) {
        const auto *V = dyn_cast<VarDecl>(D->getDecl());
        Good &=
            V ? (isOwn(V) && !sets(Loop, V)) ||
                    (V->getType().isConstQualified() && V->hasGlobalStorage())
              : isa<NonTypeTemplateParmDecl, EnumConstantDecl>(D->getDecl());
      } else if (const auto *X = dyn_cast<UnaryOperator>(N)) {
        Good &= X->isArithmeticOp();
      } else {
        Good &= isa<IntegerLiteral, ParenExpr, CastExpr, BinaryOperator,
                    UnaryExprOrTypeTraitExpr>(N);
      }
      return Good;
    });
    return Good;
  }

  /// True if the difference of the pointers that are compared counts what the
  /// moved one counts.
  bool sameElements(QualType T) const {
    const Expr *Other = End.From ? End.From : End.Bound;
    QualType O = Other ? Other->IgnoreParenImpCasts()->getType() : QualType();
    return !O.isNull() && O->isPointerType() &&
           Ctx.hasSameUnqualifiedType(O->getPointeeType(), T->getPointeeType());
  }

  /// True if \p E is the same in each run, or in each instance.
  bool isKnown(const Expr *E) const {
    bool Known = true;
    walk(E, [&](const Stmt *N) {
      const auto *D = dyn_cast<DeclRefExpr>(N);
      Known &= !D || !isa<VarDecl>(D->getDecl()) || constant(Ctx, D);
      return Known;
    });
    return Known;
  }

  bool compare(const Expr *Cond) {
    const auto *B = dyn_cast<BinaryOperator>(plain(Cond));
    if (!B || !B->isComparisonOp() || B->getOpcode() == BO_Cmp) {
      End.Op = BO_NE;
      return side(Cond);
    }
    const Expr *Side = B->getLHS();
    End.Bound = B->getRHS();
    End.Op = B->getOpcode();
    if (isFixed(Side)) {
      std::swap(Side, End.Bound);
      End.Op = BinaryOperator::reverseComparisonOp(End.Op);
    }
    return isFixed(End.Bound) && side(Side);
  }

  /// `v`, `v + 8`, `end - v`.
  bool side(const Expr *Side) {
    const Expr *E = plain(Side);
    if (const auto *B = dyn_cast<BinaryOperator>(E)) {
      std::optional<int64_t> N = written(Ctx, B->getRHS());
      if (B->getOpcode() == BO_Add && N) {
        End.Ahead = *N;
        E = plain(B->getLHS());
      } else if (B->getOpcode() == BO_Sub && isFixed(B->getLHS())) {
        End.From = B->getLHS();
        E = plain(B->getRHS());
      } else {
        return false;
      }
    }
    const auto *D = dyn_cast<DeclRefExpr>(E);
    End.Moved = D ? dyn_cast<VarDecl>(D->getDecl()) : nullptr;
    return End.Moved && sets(Loop, End.Moved);
  }

  std::optional<int64_t> stepOf(const Expr *E) const {
    if (const auto *X = dyn_cast<UnaryOperator>(E))
      return X->isIncrementOp() ? 1 : -1;
    const auto *B = cast<BinaryOperator>(E);
    if (B->getOpcode() == BO_AddAssign)
      return written(Ctx, B->getRHS());
    std::optional<int64_t> N;
    if (B->getOpcode() == BO_SubAssign && (N = written(Ctx, B->getRHS())))
      return -*N;
    const auto *R = dyn_cast<BinaryOperator>(plain(B->getRHS()));
    if (B->getOpcode() == BO_Assign && R && R->isAdditiveOp() &&
        variableOf(R->getLHS()) == End.Moved && (N = written(Ctx, R->getRHS())))
      return R->getOpcode() == BO_Add ? *N : -*N;
    return std::nullopt;
  }

  /// False if one of the moves in \p S is not constant, or not made each time.
  bool addSteps(const Stmt *S, int64_t &Step) const {
    bool Good = true;
    if (S)
      walk(S, [&](const Stmt *N) {
        const auto *B = dyn_cast<BinaryOperator>(N);
        if (isa<AbstractConditionalOperator>(N) || (B && B->isLogicalOp())) {
          Good &= !sets(N, End.Moved);
          return false;
        }
        const auto *E = dyn_cast<Expr>(N);
        if (!E || !setsItself(E, End.Moved))
          return Good;
        std::optional<int64_t> One = stepOf(E);
        Step += One.value_or(0);
        Good &= One.has_value();
        return Good;
      });
    return Good;
  }

  const ASTContext &Ctx;
  const Stmt *Loop;
  const Expr *Inc;
  const VarSet &Addressed;
  LoopEnd End;
};

/// \p E as an operand; in parentheses where it would bind less.
std::string operand(const ASTContext &Ctx, const Expr *E) {
  bool Binds =
      isa<BinaryOperator, AbstractConditionalOperator>(E->IgnoreImpCasts());
  return Binds ? "(" + textOf(Ctx, E) + ")" : textOf(Ctx, E);
}

} // namespace

llvm::Expected<LoopEnd> loopEnd(const ParsedUnit &U, const Stmt *Loop,
                                const Expr *Inc, const VarSet &Addressed) {
  return Ending(U, Loop, Inc, Addressed).find();
}

llvm::Expected<std::string> stepsLeft(const ParsedUnit &U, const LoopEnd &End,
                                      int64_t Steps, const std::string &Var) {
  int64_t Far = (Steps - 1) * std::abs(End.Step);
  bool Up = End.Step > 0, Falls = !Up || End.From;
  std::optional<int64_t> Known = written(U.Ctx, End.Bound);
  BinaryOperatorKind Op = End.Op;
  // Steps of one do not pass by the bound.
  if (Op == BO_NE && std::abs(End.Step) == 1 && !End.Ahead &&
      (!Falls || !End.Bound || Known))
    Op = Falls ? BO_GT : BO_LT;
  bool Nears = Falls ? Op == BO_GT || Op == BO_GE : Op == BO_LT || Op == BO_LE;
  if (!Nears || (Up && !End.Bound && !End.From) ||
      (!Up && (End.Ahead || End.From)))
    return refuse("the loop's end is not one that its steps come nearer to");
  std::string Spelled = " " + BinaryOperator::getOpcodeStr(Op).str() + " ";
  bool Pointer = End.Moved->getType()->isPointerType();
  if (Pointer && !End.From) { // an address past an array's end is none
    std::string Bound = operand(U.Ctx, End.Bound);
    return (Up ? Bound + " - " + Var : Var + " - " + Bound) +
           (Op == BO_LT || Op == BO_GT ? " > " : " >= ") +
           std::to_string(Far + End.Ahead);
  }
  if (!Falls)
    return Var + " + " + std::to_string(Far + End.Ahead) + Spelled +
           textOf(U.Ctx, End.Bound);
  std::string Left = End.From ? operand(U.Ctx, End.From) + " - " + Var : Var;
  if (!End.Bound || Known)
    return Left + Spelled + std::to_string(Known.value_or(0) + Far);
  return Left + Spelled + operand(U.Ctx, End.Bound) + " + " +
         std::to_string(Far);
}

} // namespace crinn::passes
