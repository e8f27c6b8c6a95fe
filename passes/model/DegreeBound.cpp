//===- DegreeBound.cpp - what bounds a list or a prefetch -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/AddressedFields.h"
#include "passes/model/BeamWidth.h"
#include "passes/model/Bounds.h"

#include "clang/AST/ExprCXX.h"

#include "llvm/ADT/StringSet.h"

using namespace clang;

namespace crinn::passes {

/// `list.size()`, `getListCount(list)`, or a variable: a neighbour list's
/// length, where neighbours are chosen or linked.
static bool mayBeLength(const Expr *E) {
  E = bare(E);
  if (const auto *C = dyn_cast<CallExpr>(E))
    return mayCount(C->getType()) && !isa<CXXOperatorCallExpr>(C);
  return namedBy(E) && mayCount(E->getType());
}

/// `list.size()`, of whatever.
static bool isSize(const Expr *E) {
  const auto *C = dyn_cast<CallExpr>(bare(E));
  return C && calleeOf(C).Name == "size" && C->getNumArgs() == 0;
}

/// `links` of `node.links`, and of a reference to it: what a dependent member
/// is known by.
static llvm::StringRef memberName(const Expr *E) {
  E = E ? bare(E) : nullptr;
  if (const auto *M = dyn_cast_or_null<MemberExpr>(E))
    return M->getMemberDecl()->getDeclName().isIdentifier()
               ? M->getMemberDecl()->getName()
               : "";
  if (const auto *M = dyn_cast_or_null<CXXDependentScopeMemberExpr>(E)) {
    const IdentifierInfo *Name = M->getMember().getAsIdentifierInfo();
    return Name ? Name->getName() : "";
  }
  const auto *V = dyn_cast_or_null<VarDecl>(E ? variableOf(E) : nullptr);
  return V && V->getType()->isReferenceType() ? memberName(V->getInit()) : "";
}

/// Members that \p F empties (`list.clear()`, `vector<int>().swap(list)`): they
/// collect links for one round, and hold none of the graph.
static llvm::StringSet<> emptiedIn(const FunctionView &F) {
  llvm::StringSet<> Out;
  for (const auto &[C, Loop] : F.Fs.Calls) {
    Callee R = calleeOf(C);
    if (R.Object && R.Name == "clear" && C->getNumArgs() == 0)
      Out.insert(memberName(R.Object));
    else if (R.Object && R.Name == "swap" && C->getNumArgs() == 1 &&
             !namedBy(R.Object))
      Out.insert(memberName(C->getArg(0)));
  }
  Out.erase("");
  return Out;
}

/// Rows of bytes hold more than links; their length is no number of these.
static bool isBytes(QualType T) {
  return T->isPointerType() && (T->getPointeeType()->isAnyCharacterType() ||
                                T->getPointeeType()->isVoidType());
}

std::vector<Carrier> degreeBounds(const UnitView &V, const Findings &Found,
                                  const ValueSources &S) {
  std::vector<Carrier> Out;
  for (const Idiom &I : Found.Idioms) {
    if (I.Kind != IdiomKind::Prune && I.Kind != IdiomKind::ReverseLink)
      continue;
    for (const FunctionView &F : V.Functions) {
      if (F.F != I.Function)
        continue;
      llvm::StringSet<> Emptied = emptiedIn(F);
      for (const Bound &B : I.Roles) // what a prune fills becomes a list
        if (I.Kind == IdiomKind::Prune && B.Role == "insert")
          if (const auto *C = dyn_cast_or_null<CallExpr>(B.Node))
            Emptied.erase(memberName(calleeOf(C).Object));
      auto IsKept = [&](const Expr *E) {
        return isSize(E) && !Emptied.contains(memberName(
                                calleeOf(cast<CallExpr>(bare(E))).Object));
      };
      for (const Stmt *L : F.Fs.Loops) {
        Bounds B(F, L, S);
        if (L->getBeginLoc() == I.At)
          B.comparisons([&](const Expr *E) {
            return isSize(E) ? IsKept(E) : mayBeLength(E);
          });
        else
          B.comparisons(IsKept);
        llvm::append_range(Out, B.Out);
      }
    }
  }
  VarSet Links = addressedFields(V, Found, S, /*Links=*/true);
  for (const auto &[Field, Strides] : rowFields(V))
    if (Links.contains(Field) && !isBytes(Field->getType()))
      for (const ValueDecl *Stride : Strides)
        Out.push_back({Stride, nullptr});
  return Out;
}

namespace {

/// The settings that prefetching calls mention.
class Depths {
public:
  Depths(const FunctionView &F, const ValueSources &S,
         std::vector<Carrier> &Out)
      : F(F), S(S), Out(Out) {}

  void add(const CallExpr *C, const Stmt *Loop) {
    // How many lines, and `ids[i + ahead]`; not whether it is to be written.
    bool Builtin = calleeOf(C).Name == "__builtin_prefetch";
    for (unsigned I = 0; I < C->getNumArgs(); ++I)
      if (!Builtin || I != 1) {
        add(C->getArg(I));
        addSummands(C->getArg(I));
        // `next = ids[i + ahead];` before it, for nothing else.
        for (const Definition &D : F.Fs.Definitions)
          if (D.Loop == Loop && mentions(C->getArg(I), D.Var) &&
              isFetchedAlone(D.Var, C))
            addSummands(D.Value);
      }
    // `for (i < ahead)`, `for (i < min(ahead, n))`: a loop that does nothing
    // else; `if (i + ahead < n)` around the call.
    if (!Loop || !bodyOf(Loop))
      return;
    const auto *Body = dyn_cast<CompoundStmt>(bodyOf(Loop));
    const auto *B = dyn_cast_or_null<BinaryOperator>(
        conditionOf(Loop) ? bare(conditionOf(Loop)) : nullptr);
    if (!B || (Body && Body->size() > 1))
      return;
    const auto *M = dyn_cast<CallExpr>(bare(B->getRHS()));
    if (M && calleeOf(M).Name == "min")
      for (const Expr *A : M->arguments())
        add(A);
    else
      add(B->getRHS());
  }

private:
  /// \p V is read by prefetches and compared in conditions, and that is all.
  bool isFetchedAlone(const ValueDecl *V, const CallExpr *C) const {
    llvm::DenseSet<const Stmt *> Harmless;
    auto Allow = [&](const Expr *E) { // itself, and as the index of an element
      for (const Expr *Is : {E, elementOf(E).Index})
        if (Is && variableOf(Is) == V)
          Harmless.insert(bare(Is));
    };
    walk(F.F->getBody(), [&](const Stmt *N) {
      const auto *Call = dyn_cast<CallExpr>(N);
      const auto *B = dyn_cast<BinaryOperator>(N);
      if (B && B->isComparisonOp())
        Allow(B->getRHS());
      if (B && (B->isComparisonOp() || B->getOpcode() == BO_Assign))
        Allow(B->getLHS());
      if (Call && (Call == C || F.Prefetches.isPrefetch(Call)))
        walk(Call, [&](const Stmt *In) { return Harmless.insert(In), true; });
      return true;
    });
    bool Else = false;
    walk(F.F->getBody(), [&](const Stmt *N) {
      const auto *D = dyn_cast<DeclRefExpr>(N);
      Else |= D && D->getDecl() == V && !Harmless.contains(D);
      return !Else;
    });
    return !Else;
  }

  void add(const Expr *E) {
    llvm::append_range(Out, S.carriers(E, F.F, Follow::Value));
  }

  void addSummands(const Expr *E) {
    walk(E, [&](const Stmt *N) {
      const auto *B = dyn_cast<BinaryOperator>(N);
      if (B && B->isAdditiveOp()) {
        add(B->getLHS());
        add(B->getRHS());
      }
      return true;
    });
  }

  const FunctionView &F;
  const ValueSources &S;
  std::vector<Carrier> &Out;
};

} // namespace

std::vector<Carrier> prefetchDepths(const UnitView &V, const Findings &Found,
                                    const ValueSources &S) {
  llvm::DenseSet<const Stmt *> Bound; // as a role of some search
  for (const Idiom &I : Found.Idioms)
    for (const passes::Bound &B : I.Roles)
      if (B.Role == "prefetch" && B.Node)
        walk(B.Node, [&](const Stmt *N) { return Bound.insert(N), true; });
  std::vector<Carrier> Out;
  for (const FunctionView &F : V.Functions)
    for (auto [C, L] : F.Fs.Calls)
      if (F.Prefetches.isPrefetch(C) || Bound.contains(C))
        Depths(F, S, Out).add(C, L);
  return Out;
}

} // namespace crinn::passes
