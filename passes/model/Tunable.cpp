//===- Tunable.cpp - find the beam width and the settings with defaults ---===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// From where a number is used, back to where it is declared: the width of a
/// best-first search, the bound of a neighbour list's length, the depth and the
/// lines of a prefetch. Each declaration on the way from the width is `ef`; one
/// that has a literal for its default is `tunable`. What it steers is told with
/// it, and where it is one number, that and the range in which it may be set.
///
//===----------------------------------------------------------------------===//

#include "passes/model/BeamWidth.h"
#include "passes/model/Setting.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Declarations {
public:
  Declarations(const UnitView &V, Findings &Out) : V(V), Out(Out) {}

  void widths(llvm::ArrayRef<Carrier> All) {
    for (const Carrier &C : All) {
      if (!isa<FunctionDecl>(C.Decl))
        report(IdiomKind::Ef, C.Decl, C.In);
      forDefaults(C, [&](const ValueDecl *D) {
        if (!isa<FunctionDecl>(D))
          report(IdiomKind::Ef, D, C.In);
        report(IdiomKind::Tunable, D, C.In, Steers::Ef);
      });
    }
  }

  /// A default of 0 stands for another one here, or for none.
  void settings(llvm::ArrayRef<Carrier> All, Steers Of) {
    VarSet Localities = Of == Steers::Prefetch ? localities() : VarSet();
    for (const Carrier &C : All)
      forDefaults(C, [&](const ValueDecl *D) {
        const auto *P = dyn_cast<ParmVarDecl>(D);
        if (!P || !isZero(P->getDefaultArg()))
          report(IdiomKind::Tunable, D, C.In,
                 Localities.contains(D) ? Steers::Locality : Of);
      });
  }

  /// Adds to each tunable what it steers and, where it is one number that may
  /// be set, its value and range.
  void finish() {
    for (auto &[I, Of] : Settings) {
      Bound &B = Out.Idioms[I].Roles[0];
      for (Steers S : Of)
        B.More["steers"].push_back(nameOf(S).str());
      const auto *L = dyn_cast_or_null<IntegerLiteral>(valueOf(B.Decl));
      std::optional<Range> R = rangeOf(V.U.Ctx, B.Decl, *Of.begin());
      if (!L || !R || Of.size() > 1 || L->getBeginLoc().isMacroID() ||
          L->getValue().getActiveBits() > 32)
        continue;
      int64_t Now = L->getValue().getZExtValue();
      if (Now < R->Min || Now > R->Max)
        continue;
      B.More["value"] = Now;
      B.More["min"] = R->Min;
      B.More["max"] = R->Max;
    }
  }

private:
  /// Calls \p Visit for the declaration that holds a default of \p C, if any: a
  /// parameter's may be in a prototype.
  void forDefaults(const Carrier &C,
                   llvm::function_ref<void(const ValueDecl *)> Visit) {
    if (const auto *P = dyn_cast<ParmVarDecl>(C.Decl)) {
      const auto *F = dyn_cast<FunctionDecl>(P->getDeclContext());
      if (F)
        for (const FunctionDecl *R : F->redecls()) {
          const ParmVarDecl *Same = R->getParamDecl(P->getFunctionScopeIndex());
          if (Same->hasDefaultArg() && !Same->hasInheritedDefaultArg() &&
              !Same->hasUninstantiatedDefaultArg() &&
              isSetting(Same->getDefaultArg()))
            Visit(Same);
        }
    } else if (const auto *D = dyn_cast<FieldDecl>(C.Decl)) {
      // A zero there is a placeholder that a constructor replaces.
      if (const Expr *Init = D->getInClassInitializer();
          Init && isSetting(Init) && !isZero(Init))
        Visit(D);
    } else if (const auto *Var = dyn_cast<VarDecl>(C.Decl)) {
      if (Var->getInit() && isSetting(Var->getInit()) &&
          Var->getType().isConstQualified())
        Visit(Var);
    } else if (const auto *F = dyn_cast<FunctionDecl>(C.Decl)) {
      if (returnsLiteral(F))
        Visit(F);
    }
  }

  /// A literal, `f()` or `f() * 2` where f returns one.
  static bool isSetting(const Expr *E) {
    E = bare(E);
    if (const auto *L = dyn_cast<InitListExpr>(E); L && L->getNumInits() == 1)
      E = bare(L->getInit(0));
    if (const auto *B = dyn_cast<BinaryOperator>(E))
      return isSetting(B->getLHS()) && isSetting(B->getRHS());
    const auto *C = dyn_cast<CallExpr>(E);
    return isLiteral(E) || (C && C->getNumArgs() == 0 && calleeOf(C).Decl &&
                            returnsLiteral(calleeOf(C).Decl));
  }

  /// What is the third argument of __builtin_prefetch.
  VarSet localities() const {
    VarSet Out;
    for (const FunctionView &F : V.Functions)
      for (auto [C, L] : F.Fs.Calls)
        if (calleeOf(C).Name == "__builtin_prefetch" && C->getNumArgs() == 3)
          if (const ValueDecl *D = namedBy(C->getArg(2)))
            Out.insert(D);
    return Out;
  }

  static bool isZero(const Expr *E) {
    E = bare(E);
    if (const auto *L = dyn_cast<InitListExpr>(E); L && L->getNumInits() == 1)
      E = bare(L->getInit(0));
    const auto *I = dyn_cast<IntegerLiteral>(E);
    return I && I->getValue() == 0;
  }

  static bool returnsLiteral(const FunctionDecl *F) {
    const auto *B = dyn_cast_or_null<CompoundStmt>(F->getBody());
    const auto *R =
        B && B->size() == 1 ? dyn_cast<ReturnStmt>(B->body_front()) : nullptr;
    return R && R->getRetValue() && isLiteral(R->getRetValue());
  }

  /// A loop's own counter, a comparison, a mark such as `none = -1`.
  bool isNoSetting(const ValueDecl *D) const {
    const auto *Var = dyn_cast<VarDecl>(D);
    if (Var && Var->hasInit() && isLiteral(Var->getInit()) &&
        isa<UnaryOperator>(bare(Var->getInit())))
      return true;
    return llvm::any_of(V.Functions, [&](const FunctionView &F) {
      return F.Fs.Lambdas.contains(D) ||
             llvm::any_of(F.Fs.Loops,
                          [&](const Stmt *L) { return inductionOf(L) == D; });
    });
  }

  void report(IdiomKind K, const ValueDecl *D, const FunctionDecl *In,
              std::optional<Steers> What = {}) {
    const DeclContext *Of = D->getDeclContext();
    if (const auto *F = dyn_cast<FunctionDecl>(Of))
      In = F;
    if (!In) // a field that no function at hand uses: its class's own
      for (const FunctionView &F : V.Functions)
        if (F.F->getDeclContext() == Of && !In)
          In = F.F;
    if (!In || isNoSetting(D))
      return;
    if (D->getLocation().isInvalid() || D->getNameAsString().empty() ||
        !V.U.isOurs(D))
      return;
    auto [It, New] = Done.try_emplace({K, D}, Out.Idioms.size());
    if (New)
      Out.Idioms.push_back(
          {K, In, D->getLocation(), {{nameOf(K).str(), nullptr, D}}});
    if (What)
      Settings[It->second].insert(*What);
  }

  const UnitView &V;
  Findings &Out;
  /// What was reported, by its index in Out.
  std::map<std::pair<IdiomKind, const ValueDecl *>, size_t> Done;
  std::map<size_t, std::set<Steers>> Settings;
};

} // namespace

void findTunables(const UnitView &V, Findings &Out) {
  if (Out.Idioms.empty())
    return;
  ValueSources S(V);
  Declarations D(V, Out);
  std::vector<Carrier> Widths = beamWidths(V, Out, S);
  std::vector<Carrier> Degrees = degreeBounds(V, Out, S);
  std::vector<Carrier> Depths = prefetchDepths(V, Out, S);
  D.widths(S.upstream(Widths, Follow::Value));
  D.settings(S.upstream(Degrees, Follow::Scaled), Steers::Degree);
  D.settings(S.upstream(Depths, Follow::Scaled), Steers::Prefetch);
  D.finish();
}

} // namespace crinn::passes
