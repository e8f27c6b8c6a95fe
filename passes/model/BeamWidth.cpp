//===- BeamWidth.cpp - what bounds a best-first search --------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The loop says which number is its width, in one of these ways:
///   `result.size() < ef`      a measure of pool or result, and what it is
///                             compared with; the measure may be a local
///   `while (k < L)`           where k is the place in the pool that is taken
///   `top.insert(x, ef)`       an insert is told
///   `pool.has_next()`         a method compares a place that it moves with a
///                             field that it does not
///   `Heap pool(ef)`, `pool.reserve(ef)`
/// It is the same number in all iterations: a bound that the loop changes is a
/// distance, or a count of what there is.
///
//===----------------------------------------------------------------------===//

#include "passes/model/BeamWidth.h"
#include "passes/model/Bounds.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Widths {
public:
  Widths(const UnitView &U, const FunctionView &V, const Idiom &I,
         const Stmt *Loop, const ValueSources &S)
      : U(U), V(V), I(I), Loop(Loop), S(S), Bound(V, Loop, S) {}

  std::vector<Carrier> find() {
    for (const passes::Bound &R : I.Roles)
      if (R.Role == "pool" || R.Role == "result")
        addContainer(R);
    Bound.comparisons([&](const Expr *E) { return measures(E); });
    place();
    for (const passes::Bound &R : I.Roles)
      if (const auto *C = dyn_cast_or_null<CallExpr>(R.Node)) {
        if (R.Role == "insert")
          told(C);
      }
    if (const Expr *C = conditionOf(Loop))
      asked(C);
    for (const ValueDecl *D : Containers)
      capacity(D, V.F);
    return std::move(Bound.Out);
  }

private:
  void addContainer(const passes::Bound &R) {
    const ValueDecl *D = R.Decl;
    if (const auto *E = dyn_cast_or_null<Expr>(R.Node)) {
      D = variableOf(E);
      Places.push_back(placeOf(E));
    }
    if (D) {
      Containers.push_back(D);
      Places.push_back(placeOf(D));
    }
  }

  bool ofContainer(const Expr *E) const {
    std::string P = placeOf(E);
    return llvm::any_of(Places,
                        [&](const std::string &C) { return overlaps(P, C); });
  }

  /// `result.size()`, `pool.count_below(d)`, and a local that holds one.
  bool measures(const Expr *E) const {
    E = bare(E);
    if (const auto *C = dyn_cast<CallExpr>(E)) {
      Callee R = calleeOf(C);
      return R.Object && !isa<CXXOperatorCallExpr>(C) &&
             (R.Name == "size" ? variableOf(R.Object) != nullptr
                               : ofContainer(R.Object)) &&
             mayCount(C->getType());
    }
    const ValueDecl *D = variableOf(E);
    return D && llvm::any_of(V.Fs.Definitions, [&](const Definition &Def) {
             return Def.Var == D && V.Fs.inside(Def.Loop, Loop) &&
                    isa<CallExpr>(bare(Def.Value)) && measures(Def.Value);
           });
  }

  /// `while (k < L)`, where pool[k] is taken.
  void place() {
    VarSet Indices;
    for (const passes::Bound &R : I.Roles)
      if (R.Role == "pop")
        if (const auto *E = dyn_cast_or_null<Expr>(R.Node))
          walk(E, [&](const Stmt *N) {
            const auto *Sub = dyn_cast<Expr>(N);
            Element L = Sub ? elementOf(Sub) : Element();
            if (L.Index && ofContainer(L.Base))
              if (const ValueDecl *D = variableOf(L.Index))
                Indices.insert(D);
            return true;
          });
    if (const Expr *C = conditionOf(Loop); C && !Indices.empty())
      Bound.comparisonsIn(C, [&](const Expr *E) {
        const ValueDecl *D = variableOf(E);
        return D && Indices.contains(D);
      });
  }

  void told(const CallExpr *C) {
    for (const Expr *A : C->arguments())
      if (const ValueDecl *D = namedBy(A); D && D->getType()->isIntegerType())
        Bound.add(A);
  }

  /// `pool.has_next()`: look into the methods of that name.
  void asked(const Expr *Condition) {
    walk(Condition, [&](const Stmt *N) {
      const auto *C = dyn_cast<CallExpr>(N);
      if (C && calleeOf(C).Object && ofContainer(calleeOf(C).Object))
        for (const FunctionDecl *F : S.calleesOf(C))
          fixedFields(F);
      return true;
    });
  }

  /// `cur < size && cur < ef`: the field that no method of the class counts.
  void fixedFields(const FunctionDecl *F) {
    const auto *M = dyn_cast<CXXMethodDecl>(F);
    if (!M || !M->getBody())
      return;
    VarSet Counted;
    for (const FunctionView &Other : U.Functions)
      if (const auto *O = dyn_cast<CXXMethodDecl>(Other.F);
          O && O->getParent() == M->getParent())
        addChanged(O->getBody(), Counted);
    walk(M->getBody(), [&](const Stmt *N) {
      const auto *B = dyn_cast<BinaryOperator>(N);
      if (!B || !B->isComparisonOp())
        return true;
      const auto *L = dyn_cast_or_null<FieldDecl>(namedBy(B->getLHS()));
      const auto *R = dyn_cast_or_null<FieldDecl>(namedBy(B->getRHS()));
      if (L && R && Counted.contains(L) != Counted.contains(R))
        Bound.Out.push_back({Counted.contains(L) ? R : L, F});
      return true;
    });
  }

  /// The one number that a container is made with, in this function or in one
  /// that hands it over.
  void capacity(const ValueDecl *D, const FunctionDecl *In) {
    if (!D || !Made.insert(D).second)
      return;
    if (const auto *P = dyn_cast<ParmVarDecl>(D)) {
      for (const FunctionView &Caller : U.Functions)
        for (auto [C, L] : Caller.Fs.Calls)
          for (const FunctionDecl *F : S.calleesOf(C))
            if (F == In && P->getFunctionScopeIndex() < C->getNumArgs())
              capacity(handed(C->getArg(P->getFunctionScopeIndex())), Caller.F);
      return;
    }
    const auto *Var = dyn_cast<VarDecl>(D);
    if (!Var)
      return;
    if (Var->getInit())
      made(Var->getInit(), In);
    for (const FunctionView &Other : U.Functions) {
      if (Other.F != In)
        continue;
      for (const Definition &Def : Other.Fs.Definitions)
        if (Def.Var == D && Def.Value != Var->getInit())
          made(Def.Value, In);
      for (auto [C, L] : Other.Fs.Calls)
        if (Callee R = calleeOf(C); R.Object && variableOf(R.Object) == D &&
                                    (R.Name == "reserve" || R.Name == "resize"))
          Bound.add(C->getArg(0), In);
    }
  }

  static const ValueDecl *handed(const Expr *E) {
    E = bare(E);
    if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = U->getSubExpr();
    else if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      E = O->getNumArgs() ? O->getArg(0) : E;
    return variableOf(E);
  }

  void made(const Expr *Init, const FunctionDecl *In) {
    Init = bare(Init);
    llvm::SmallVector<const Expr *, 4> Args;
    if (const auto *C = dyn_cast<CXXConstructExpr>(Init))
      Args.assign(C->arg_begin(), C->arg_end());
    else if (const auto *P = dyn_cast<ParenListExpr>(Init))
      for (unsigned I = 0; I < P->getNumExprs(); ++I)
        Args.push_back(P->getExpr(I));
    else if (const auto *C = dyn_cast<CallExpr>(Init);
             C && StringRef(calleeOf(C).Name).starts_with("make_"))
      Args.assign(C->arg_begin(), C->arg_end());
    llvm::erase_if(Args,
                   [](const Expr *A) { return isa<CXXDefaultArgExpr>(A); });
    if (Args.size() == 1 && mayCount(Args[0]->getType()))
      Bound.add(Args[0], In);
  }

  const UnitView &U;
  const FunctionView &V;
  const Idiom &I;
  const Stmt *Loop;
  const ValueSources &S;
  Bounds Bound;
  std::vector<const ValueDecl *> Containers;
  std::vector<std::string> Places;
  VarSet Made;
};

} // namespace

std::vector<Carrier> beamWidths(const UnitView &V, const Findings &Found,
                                const ValueSources &S) {
  std::vector<Carrier> Out;
  for (const Idiom &I : Found.Idioms)
    if (I.Kind == IdiomKind::BestFirst)
      for (const FunctionView &F : V.Functions)
        if (F.F == I.Function)
          for (const Stmt *L : F.Fs.Loops)
            if (L->getBeginLoc() == I.At)
              llvm::append_range(Out, Widths(V, F, I, L, S).find());
  return Out;
}

} // namespace crinn::passes
