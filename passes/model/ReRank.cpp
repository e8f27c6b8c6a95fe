//===- ReRank.cpp - find where answers get a finer distance ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A loop over the answers of a search that computes a distance of each and
/// puts it, with the id, where they are ordered: a heap, a list, or the array
/// beside that of the ids. The same loop over entry points seeds a search, and
/// over the links of a node it prepares a choice among them: so where the ids
/// come from and where they go is asked as well.
///
//===----------------------------------------------------------------------===//

#include "passes/model/Answers.h"
#include "passes/model/ItemRoles.h"
#include "passes/model/Recognisers.h"

#include "clang/AST/ExprCXX.h"

#include <optional>

using namespace clang;

namespace crinn::passes {
namespace {

/// A loop that has the shape, whatever it reads.
struct Refining {
  const FunctionView *V = nullptr;
  Item N;
  const CallExpr *Distance = nullptr;
  std::vector<const Fill *> Inserts;
};

class Finder {
public:
  Finder(const FunctionView &V, const Item &N)
      : Fs(V.Fs), V(V), N(N), L(N.Loop), Self(N.self()),
        Of(dependents(V.Fs, N.Loop, N.self())) {}

  std::optional<Refining> find() {
    for (auto [C, Loop] : Fs.Calls) {
      if (Loop != L || !isDistance(C))
        continue;
      Values Number;
      for (const Definition &D : Fs.Definitions)
        if (D.Loop == L && contains(D.Value, C))
          Number.add(D.Var);
      if (isList(Number))
        continue;
      Refining R{&V, N, C, {}};
      for (const Fill &F : Fs.Fills)
        if (F.Loop == L && F.At != C && takes(F, C, Number))
          R.Inserts.push_back(&F);
      if (!R.Inserts.empty())
        return R;
    }
    return std::nullopt;
  }

private:
  /// Computes a number of the element and of something else.
  bool isDistance(const CallExpr *C) const {
    QualType T = C->getType().getNonReferenceType();
    if (!givesNumber(C) || T->isIntegerType() || C == L ||
        V.Prefetches.looksLikePrefetch(C) || elementIn(C).Base == N.Container)
      return false;
    // A functor holds the query.
    bool Mine = false, Other = isa<CXXOperatorCallExpr>(C) ||
                               isa<DeclRefExpr>(bare(C->getCallee()));
    for (const Expr *E : operandsOf(C)) {
      bool In = Of.in(E);
      // `round(distances[i])`: of a distance that is there already.
      Mine |= In && !E->getType()->isRealFloatingType() && !isBesideId(E, C);
      Other |= !In && !isLiteral(E) && !isa<CXXThisExpr>(bare(E));
    }
    return Mine && Other;
  }

  /// `to.unit(pool.distance(i))` where `pool.id(i)` is written down: a number
  /// that is no id, and nothing beside it. `pool.row(i)` would be a vector.
  bool isBesideId(const Expr *E, const CallExpr *C) const {
    if (!E->getType()->isDependentType() || isa<CXXOperatorCallExpr>(C) ||
        isa<DeclRefExpr>(bare(C->getCallee())) || C->getNumArgs() != 1)
      return false;
    const Callee Mine = accessor(E);
    const ValueDecl *Of = Mine.Object ? variableOf(Mine.Object) : nullptr;
    return Of && llvm::any_of(Fs.Fills, [&](const Fill &F) {
             return F.Loop == L && llvm::any_of(F.Values, [&](const Expr *X) {
                      const Callee Other = accessor(X);
                      return Other.Object && variableOf(Other.Object) == Of &&
                             Other.Name != Mine.Name;
                    });
           });
  }

  static Callee accessor(const Expr *E) {
    const auto *C = dyn_cast<CallExpr>(bare(E));
    return C && !isa<CXXOperatorCallExpr>(C) ? calleeOf(C) : Callee();
  }

  /// Looped over or asked for its size: a list of answers, no number.
  bool isList(const Values &Number) const {
    return llvm::any_of(Fs.Calls,
                        [&](const auto &One) {
                          const Expr *On = calleeOf(One.first).Object;
                          return On && isa<DeclRefExpr>(bare(On)) &&
                                 bare(On) != bare(One.first->getCallee()) &&
                                 Number.in(On);
                        }) ||
           llvm::any_of(Fs.Definitions, [&](const Definition &D) {
             return D.OfRange && Number.in(D.Value);
           });
  }

  /// Gets the number, and the id with it.
  bool takes(const Fill &F, const CallExpr *C, const Values &Number) const {
    bool Got = false, WithId = false;
    for (const Expr *E : F.Values) {
      Got |= Number.in(E) || contains(E, C);
      walk(E, [&](const Stmt *S) {
        const auto *X = dyn_cast<DeclRefExpr>(S);
        WithId |= X && Self.Vars.contains(X->getDecl());
        WithId |= isa<Expr>(S) && Self.Index &&
                  variableOf(elementIn(cast<Expr>(S)).Index) == Self.Index;
        return S != C; // not the id that the distance is computed of
      });
    }
    if (const auto *B = dyn_cast<BinaryOperator>(F.At))
      // The array beside, or the element itself.
      WithId |= Self.in(B->getLHS());
    return Got && WithId;
  }

  const Facts &Fs;
  const FunctionView &V;
  const Item &N;
  const Stmt *L;
  Values Self, Of;
};

std::string placeOf(const Bound &B) {
  if (B.Decl)
    return passes::placeOf(B.Decl);
  const auto *E = dyn_cast_or_null<Expr>(B.Node);
  return E ? passes::placeOf(E) : "";
}

/// The distances go into the pool of a search, or among the candidates of a
/// choice of neighbours: no answers are ordered here.
bool feeds(const Refining &R, const Findings &Found) {
  const Facts &Fs = R.V->Fs;
  for (const Fill *F : R.Inserts) {
    std::string Into = passes::placeOf(F->Container);
    for (const Idiom &I : Found.Idioms) {
      bool Search = I.Kind == IdiomKind::BestFirst;
      if (I.Function != R.V->F || !(Search || I.Kind == IdiomKind::Prune))
        continue;
      for (const Bound &B : I.Roles)
        if ((B.Role == "pool" || B.Role == "result") && placeOf(B) == Into)
          return true;
    }
    Values Container;
    Container.add(variableOf(core(F->Container)));
    for (auto [C, Loop] : Fs.Calls) {
      bool Given = llvm::any_of(C->arguments(), [&](const Expr *A) {
        return Container.Vars.contains(variableOf(core(A)));
      });
      auto IsPrune = [&](const FunctionDecl *G) {
        return G && llvm::any_of(Found.Idioms, [&](const Idiom &I) {
                 return I.Kind == IdiomKind::Prune && I.Function == G;
               });
      };
      if (!Given)
        continue;
      if (const auto *O = dyn_cast<OverloadExpr>(bare(C->getCallee()))) {
        for (const NamedDecl *D : O->decls())
          if (IsPrune(D->getAsFunction()))
            return true;
      } else if (IsPrune(definitionOf(C))) {
        return true;
      }
    }
  }
  return false;
}

/// A loop of a search or of a choice of neighbours, or in one; or ahead of the
/// function's own search, which it seeds.
bool isInside(const Refining &R, const Findings &Found) {
  const Facts &Fs = R.V->Fs;
  const SourceManager &SM = R.V->U.sources();
  for (const Idiom &I : Found.Idioms)
    if (I.Function == R.V->F && I.Kind == IdiomKind::BestFirst &&
        SM.isBeforeInTranslationUnit(R.N.Loop->getBeginLoc(), I.At))
      return true;
  for (const Idiom &I : Found.Idioms)
    if (I.Function == R.V->F &&
        (I.Kind == IdiomKind::BestFirst || I.Kind == IdiomKind::Prune ||
         I.Kind == IdiomKind::ReverseLink))
      for (const Stmt *Outer : Fs.Loops)
        if (Outer->getBeginLoc() == I.At && Fs.inside(R.N.Loop, Outer))
          return true;
  return false;
}

/// The loop over all answers; of one that goes on where a loop over blocks
/// stands (`for (j = i; j < i + 16; j++)`), the outer.
const Stmt *wholeLoop(const Refining &R) {
  const Facts &Fs = R.V->Fs;
  const Stmt *L = R.N.Loop;
  while (const Stmt *Outer = Fs.Outer.lookup(L)) {
    const auto *F = dyn_cast<ForStmt>(L);
    Values Start;
    for (const ValueDecl *V : indicesOf(Outer))
      Start.add(V);
    if (!F || !F->getInit() || !Start.in(F->getInit()))
      break;
    L = Outer;
  }
  return L;
}

Idiom idiomOf(const Refining &R) {
  const Stmt *Whole = wholeLoop(R);
  Idiom I{IdiomKind::ReRank, R.V->F, Whole->getBeginLoc(), {}};
  I.Roles.push_back(containerRole("pool", R.V->F, R.N.Container));
  I.Roles.push_back(elementRole("neighbour", R.N, R.Distance));
  I.Roles.push_back({"distance", R.Distance, nullptr});
  for (const Fill *F : R.Inserts)
    I.Roles.push_back({"insert", F->At, nullptr});
  for (auto [C, Loop] : R.V->Fs.Calls)
    if (R.V->Fs.inside(Loop, Whole) && R.V->Prefetches.looksLikePrefetch(C))
      I.Roles.push_back({"prefetch", C, nullptr});
  return I;
}

} // namespace

void findReRanks(const UnitView &V, Findings &Out) {
  std::vector<Refining> Shapes;
  for (const FunctionView &F : V.Functions)
    for (const Stmt *L : F.Fs.Loops) {
      size_t First = Shapes.size();
      for (const Item &N : itemsOf(F.Fs, L))
        if (std::optional<Refining> R = Finder(F, N).find())
          Shapes.push_back(std::move(*R));
      // What is only written at the index, `out[i] = {d, ids[i]}`, is no
      // source.
      std::stable_partition(
          Shapes.begin() + First, Shapes.end(),
          [](const Refining &R) { return isGiven(R.Distance, R.N); });
    }
  if (Shapes.empty())
    return;
  Answers Known(V, Out);
  for (const Refining &R : Shapes) {
    SourceLocation At = wholeLoop(R)->getBeginLoc();
    if (isFound(Out, IdiomKind::ReRank, At) || isInside(R, Out) ||
        feeds(R, Out) || Known.reaches(R.Distance)) // many searches
      continue;
    if (Known.hold(*R.V, R.N.Container, R.Distance))
      Out.Idioms.push_back(idiomOf(R));
  }
}

} // namespace crinn::passes
