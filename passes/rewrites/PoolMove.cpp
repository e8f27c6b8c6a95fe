//===- PoolMove.cpp - where a sorted array makes room ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/PoolMove.h"
#include "passes/model/Facts.h"
#include "passes/rewrites/Rewording.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The variable where \p S is that and a number.
const VarDecl *variableIn(const Sum &S, int64_t Number) {
  return S.Plus.size() == 1 && S.Minus.empty() && S.Number == Number
             ? dyn_cast_or_null<VarDecl>(variableOf(S.Plus[0]))
             : nullptr;
}

/// `a[i] = a[j];` or `a[i] = std::move(a[j]);`
struct Shift {
  std::optional<Spot> To, From;
  bool Moved = false;
};

Shift shiftIn(const Stmt *S) {
  Shift Out;
  const auto *Set = dyn_cast_or_null<BinaryOperator>(S);
  const auto *Call = dyn_cast_or_null<CXXOperatorCallExpr>(S);
  const Expr *Left = nullptr, *Right = nullptr;
  if (Set && Set->getOpcode() == BO_Assign) {
    Left = Set->getLHS();
    Right = Set->getRHS();
  } else if (Call && Call->getOperator() == OO_Equal) {
    Left = Call->getArg(0);
    Right = Call->getArg(1);
  } else {
    return Out;
  }
  if (const auto *Give = dyn_cast<CallExpr>(bare(Right));
      Give && Give->getNumArgs() == 1 && callsLibrary(Give, "move")) {
    Out.Moved = true;
    Right = Give->getArg(0);
  }
  Out.To = elementAt(Left);
  Out.From = elementAt(Right);
  return Out;
}

class Moves {
public:
  explicit Moves(const ASTContext &Ctx) : Ctx(Ctx) {}

  std::optional<PoolMove> at(const Stmt *S) const {
    if (const auto *B = dyn_cast<CompoundStmt>(S); B && B->size() == 1)
      S = B->body_front();
    if (const auto *If = dyn_cast<IfStmt>(S))
      return guarded(If);
    if (const auto *For = dyn_cast<ForStmt>(S))
      return loop(For);
    const auto *E = dyn_cast<Expr>(S);
    const auto *C = E ? dyn_cast<CallExpr>(bare(E)) : nullptr;
    if (!C || C->getNumArgs() != 3)
      return std::nullopt;
    if (callsLibrary(C, "memmove") || callsLibrary(C, "__builtin_memmove"))
      return memory(C);
    bool Move = callsLibrary(C, "move_backward");
    if (Move || callsLibrary(C, "copy_backward"))
      return backward(C, Move);
    return std::nullopt;
  }

private:
  bool same(const Expr *A, const Expr *B) const {
    std::string Text = squeeze(passes::textOf(Ctx, A));
    return !Text.empty() && Text == squeeze(passes::textOf(Ctx, B));
  }

  /// memmove(&a[i + 1], &a[i], (n - i) * sizeof(T))
  std::optional<PoolMove> memory(const CallExpr *C) const {
    std::optional<Spot> To = spotOf(C->getArg(0)), From = spotOf(C->getArg(1));
    const auto *Bytes = dyn_cast<BinaryOperator>(bare(C->getArg(2)));
    if (!To || !From || To->FromEnd || From->FromEnd || !Bytes ||
        Bytes->getOpcode() != BO_Mul || !same(To->Array, From->Array))
      return std::nullopt;
    PoolMove M;
    M.Array = From->Array;
    M.Place = variableIn(From->At, 0);
    const Expr *Count = Bytes->getLHS();
    M.SizeOf = bare(Bytes->getRHS());
    if (!isSizeOf(M.SizeOf)) {
      Count = Bytes->getRHS();
      M.SizeOf = bare(Bytes->getLHS());
    }
    Sum N = sumOf(bare(Count));
    if (!M.Place || variableIn(To->At, 1) != M.Place || !isSizeOf(M.SizeOf) ||
        N.Minus.size() != 1 || variableOf(N.Minus[0]) != M.Place)
      return std::nullopt;
    N.Minus.clear();
    M.End = passes::textOf(Ctx, N);
    M.Terms = N.Plus;
    return M;
  }

  static bool isSizeOf(const Expr *E) {
    const auto *T = dyn_cast<UnaryExprOrTypeTraitExpr>(E);
    return T && T->getKind() == UETT_SizeOf;
  }

  /// std::move_backward(a + i, a + n, a + n + 1)
  std::optional<PoolMove> backward(const CallExpr *C, bool Moved) const {
    std::optional<Spot> From = spotOf(C->getArg(0)), To = spotOf(C->getArg(1)),
                        End = spotOf(C->getArg(2));
    if (!From || !To || !End || From->FromEnd ||
        !same(From->Array, To->Array) || !same(From->Array, End->Array))
      return std::nullopt;
    PoolMove M;
    M.Array = From->Array;
    M.Place = variableIn(From->At, 0);
    M.Moved = Moved;
    M.End = passes::textOf(Ctx, *To);
    M.Terms = To->At.Plus;
    To->At.Number++;
    std::string Behind = passes::textOf(Ctx, *To);
    if (!M.Place || Behind.empty() || Behind != passes::textOf(Ctx, *End))
      return std::nullopt;
    return M;
  }

  /// for (T j = n; j > i; --j) a[j] = a[j - 1];
  std::optional<PoolMove> loop(const ForStmt *For) const {
    const auto *D = dyn_cast_or_null<DeclStmt>(For->getInit());
    const auto *V = D && D->isSingleDecl()
                        ? dyn_cast<VarDecl>(D->getSingleDecl())
                        : nullptr;
    const auto *Less = dyn_cast_or_null<BinaryOperator>(For->getCond());
    const auto *Dec = dyn_cast_or_null<UnaryOperator>(For->getInc());
    if (!V || !V->getInit() || !V->getType()->isIntegerType() || !Less ||
        !Dec || !Dec->isDecrementOp() || variableOf(Dec->getSubExpr()) != V)
      return std::nullopt;
    const Stmt *Body = For->getBody();
    if (const auto *B = dyn_cast<CompoundStmt>(Body); B && B->size() == 1)
      Body = B->body_front();
    auto [To, From, Moved] = shiftIn(Body);
    PoolMove M;
    M.Moved = Moved;
    bool Turned = variableOf(Less->getRHS()) == V;
    M.Place = dyn_cast_or_null<VarDecl>(
        variableOf(Turned ? Less->getLHS() : Less->getRHS()));
    if (!To || !From || !same(To->Array, From->Array) || !M.Place ||
        variableOf(Turned ? Less->getRHS() : Less->getLHS()) != V)
      return std::nullopt;
    M.Array = To->Array;
    // The last step is that of a[i + 1] = a[i].
    BinaryOperatorKind K = Less->getOpcode();
    bool Strict = K == (Turned ? BO_LT : BO_GT) || K == BO_NE;
    if (!Strict && K != (Turned ? BO_LE : BO_GE))
      return std::nullopt;
    int Add = Strict ? 0 : 1;
    if (variableIn(To->At, Add) != V || variableIn(From->At, Add - 1) != V)
      return std::nullopt;
    Sum First = sumOf(V->getInit());
    First.Number += Add;
    M.End = passes::textOf(Ctx, First);
    M.Terms = First.Plus;
    return M;
  }

  /// if (i < n) memmove(...): without entries behind there is nothing to move.
  std::optional<PoolMove> guarded(const IfStmt *If) const {
    const auto *Less = dyn_cast<BinaryOperator>(withoutHint(If->getCond()));
    if (!Less || If->getElse() || If->getInit() || If->hasVarStorage() ||
        isa<IfStmt>(If->getThen()))
      return std::nullopt;
    std::optional<PoolMove> M = at(If->getThen());
    if (!M)
      return std::nullopt;
    const Expr *Place = Less->getLHS(), *End = Less->getRHS();
    if (variableOf(End) == M->Place)
      std::swap(Place, End);
    BinaryOperatorKind K = Less->getOpcode();
    bool Ok = K == BO_NE || K == (Place == Less->getLHS() ? BO_LT : BO_GT);
    if (!Ok || variableOf(Place) != M->Place ||
        passes::textOf(Ctx, sumOf(End)) != M->End)
      return std::nullopt;
    return M;
  }

  const ASTContext &Ctx;
};

} // namespace

const Stmt *PoolMove::statement() const { return Block->body_begin()[At]; }

std::vector<PoolMove> poolMovesIn(const ASTContext &Ctx, const Stmt *Body) {
  std::vector<PoolMove> Out;
  walk(Body, [&](const Stmt *S) {
    const auto *Block = dyn_cast<CompoundStmt>(S);
    for (unsigned I = 0; Block && I < Block->size(); ++I)
      if (std::optional<PoolMove> M = Moves(Ctx).at(Block->body_begin()[I])) {
        bool Nested = llvm::any_of(Out, [&](const PoolMove &Other) {
          return Other.Array == M->Array;
        });
        M->Block = Block;
        M->At = I;
        if (!Nested) // what an if guards was met with it
          Out.push_back(*M);
      }
    return !isa<LambdaExpr>(S);
  });
  return Out;
}

bool shiftsWhileAsking(const Stmt *Body) {
  bool Found = false;
  walk(Body, [&](const Stmt *S) {
    if (!isa<ForStmt, WhileStmt>(S))
      return !Found;
    const Stmt *Step = bodyOf(S);
    if (const auto *B = dyn_cast_or_null<CompoundStmt>(Step);
        B && !B->body_empty())
      Step = B->body_front();
    Shift Made = shiftIn(Step);
    const auto &To = Made.To, &From = Made.From;
    const VarDecl *V = nullptr;
    for (int Add : {0, 1})
      if (To && From && variableIn(To->At, Add) &&
          variableIn(To->At, Add) == variableIn(From->At, Add - 1) &&
          placeOf(To->Array) == placeOf(From->Array))
        V = variableIn(To->At, Add);
    if (!V)
      return !Found;
    walk(conditionOf(S), [&](const Stmt *N) {
      const auto *E = dyn_cast<Expr>(N);
      std::optional<Spot> Asked = E ? elementAt(E) : std::nullopt;
      Found |= Asked && placeOf(Asked->Array) == placeOf(To->Array) &&
               llvm::any_of(Asked->At.Plus,
                            [&](const Expr *P) { return variableOf(P) == V; });
      return !Found;
    });
    return !Found;
  });
  return Found;
}

} // namespace crinn::passes
