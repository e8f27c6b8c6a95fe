//===- BestFirstInserts.cpp - what goes into a search's pool -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/BestFirstInserts.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Finder {
public:
  Finder(const FunctionView &V, const Stmt *L, NeighbourFlow &Flow,
         llvm::StringRef Pool)
      : Fs(V.Fs), P(V.Prefetches), L(L), Flow(Flow), Pool(Pool) {}

  SearchInserts run() {
    findInserts();
    if (Out.At.empty())
      findGuardedInserts();
    return std::move(Out);
  }

private:
  bool isDistance(const CallExpr *C) const {
    return llvm::any_of(Flow.Distances,
                        [&](const auto &D) { return D.Call == C; });
  }

  void findInserts() {
    for (auto [C, Loop] : Fs.Calls)
      if (Fs.inside(Loop, L) && !P.looksLikePrefetch(C) && !isDistance(C) &&
          !isa<CXXOperatorCallExpr>(C) && !llvm::is_contained(Fs.Loops, C) &&
          takesBoth(C))
        Out.At.push_back(C);
    for (const Fill &F : Fs.Fills)
      if (Fs.inside(F.Loop, L) &&
          isa<BinaryOperator, CXXOperatorCallExpr>(F.At) &&
          overlaps(placeOf(F.Container), Pool) &&
          passesOn(F.Values[0], Flow.Ids) && passesOn(F.Values[0], Flow.Dists))
        Out.At.push_back(F.At);
  }

  static bool mayBeNumber(QualType T) {
    return T->isDependentType() || T->getContainedDeducedType() ||
           (T->isArithmeticType() && !T->isBooleanType());
  }

  /// The id and the distance of a neighbour go into this call.
  bool takesBoth(const CallExpr *C) {
    Callee R = calleeOf(C);
    bool OfLambda = R.Object && Fs.Lambdas.contains(variableOf(R.Object));
    if (OfLambda || (!R.Object && C->getNumArgs() < 2))
      return false;
    bool Id = false, Dist = false;
    const CallExpr *Inline = nullptr;
    for (const Expr *A : C->arguments()) {
      Id |= passesOn(A, Flow.Ids);
      Dist |= passesOn(A, Flow.Dists);
      const auto *Call = dyn_cast<CallExpr>(bare(A));
      if (const auto *O = dyn_cast_or_null<CXXOperatorCallExpr>(Call);
          O && O->getOperator() != OO_Call)
        Call = nullptr; // `ids[m]`
      if (Call && Flow.computes(Call) && C->getNumArgs() == 2)
        Inline = Call;
      else if (!Call && passesOn(A, Flow.Ids) && // push(pair(distance(v), v))
               !isa<DeclRefExpr>(bare(C->getCallee())))
        Inline = Inline ? Inline : Flow.distanceIn(A);
    }
    if (Inline && !mayBeNumber(Inline->getType()))
      Inline = nullptr; // another node, a list
    if (Id && !Dist && Inline)
      Out.Distances.push_back(Inline);
    return Id && (Dist || Inline);
  }

  /// `if (distance(v) <= radius) pool.push(v)`: a range search keeps no
  /// distances.
  void findGuardedInserts() {
    for (auto [I, Loop] : Fs.Ifs) {
      const auto *Less = dyn_cast<BinaryOperator>(bare(I->getCond()));
      if (!Flow.nested(Loop) || !Less || !Less->isRelationalOp())
        continue;
      const CallExpr *Inline = Flow.distanceIn(Less);
      if (!Inline && !mentions(Less, Flow.Dists))
        continue;
      // `if (d <= radius) push` or `if (d > radius) continue; push`
      walk(isContinue(I->getThen()) ? bodyOf(Loop) : I->getThen(),
           [&](const Stmt *N) {
             const auto *C = dyn_cast<CallExpr>(N);
             const Expr *Into = C ? calleeOf(C).Object : nullptr;
             if (Into && overlaps(placeOf(Into), Pool) &&
                 C->getNumArgs() == 1 &&
                 Flow.Ids.contains(variableOf(C->getArg(0)))) {
               Out.At.push_back(C);
               if (Inline)
                 Out.Distances.push_back(Inline);
             }
             return true;
           });
    }
  }

  const Facts &Fs;
  const PrefetchCalls &P;
  const Stmt *L;
  NeighbourFlow &Flow;
  std::string Pool;
  SearchInserts Out;
};

} // namespace

SearchInserts insertsOf(const FunctionView &V, const Stmt *L,
                        NeighbourFlow &Flow, llvm::StringRef Pool) {
  return Finder(V, L, Flow, Pool).run();
}

} // namespace crinn::passes
