//===- ReverseLink.cpp - find where a node enters its neighbours' lists ---===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A loop over neighbours, in which a node from outside the loop is put into a
/// list that is got at through the neighbour: by a store, a method, a function
/// that does so, or with others that a choice was made of. Or a loop over links
/// grouped by their target: one part of the element names the list, the other
/// goes into it, by a function that prunes it too if need be.
///
/// Turning any graph round looks the same. What makes it one of neighbours is a
/// distance: the neighbour has one, or one is computed in the loop.
///
//===----------------------------------------------------------------------===//

#include "passes/model/ItemRoles.h"
#include "passes/model/LinkKeys.h"
#include "passes/model/Links.h"
#include "passes/model/Recognisers.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

class Linking {
public:
  Linking(const FunctionView &V, const Statements &Alone, const Item &N,
          const Findings &Found)
      : V(V), Fs(V.Fs), Alone(Alone), N(N), L(N.Loop), Found(Found) {
    name(N.self());
  }

  /// With a node from outside the loop.
  bool bind(const ValueDecl *Node) {
    Values Of;
    Of.add(Node);
    bindInserts(carriers(Fs, Alone, L, Of, Lists));
    bindCalls(Of);
    if (Inserts.empty() || !(Measured || isAlike(Node)))
      return false;
    return Measured || hasDistance(Of);
  }

  /// With the part of the element that \p Part picks.
  bool bindGrouped(const Values &Key, const Values &Part) {
    name(Key);
    Values Held = carriers(Fs, Alone, L, Part, Lists);
    bindInserts(Held);
    bindMerges(Held);
    if (Inserts.empty())
      return bindGroupCalls(Key, Part);
    return llvm::any_of(Fs.Calls, [&](auto Pair) {
      auto [C, Loop] = Pair;
      return Fs.inside(Loop, L) && C != L && joins(C, Key, Held) &&
             (prunes(C) || (givesNumber(C) && isUsedAsDistance(Fs, C, L)));
    });
  }

  bool hasInserts() const { return !Inserts.empty(); }

  Idiom idiom(const ValueDecl *Key) const {
    Idiom I{IdiomKind::ReverseLink, V.F, L->getBeginLoc(), {}};
    if (Key)
      I.Roles.push_back({"neighbour", nullptr, Key});
    else
      I.Roles.push_back(neighbour());
    for (const Expr *At : Inserts)
      I.Roles.push_back({"insert", At, nullptr});
    return I;
  }

  NearMiss miss() const {
    return {IdiomKind::ReverseLink,
            V.F,
            L->getBeginLoc(),
            {{"distance", Inserts.front(),
              "no distance of the neighbour is seen: any graph is turned "
              "round like this"}}};
  }

private:
  /// Whose lists are filled: \p Key's.
  void name(const Values &Key) {
    Self = carriers(Fs, Alone, L, Key, {});
    Reached = reachedFrom(Fs, L, Key);
    Lists = {};
    for (const Fill &F : Fs.Fills)
      if (Fs.inside(F.Loop, L) && fillsListOf(F, Self, Reached))
        Lists.add(variableOf(core(F.Container)));
  }

  void bindInserts(const Values &Held) {
    Inserts.clear();
    for (const Fill &F : Fs.Fills)
      if (Fs.inside(F.Loop, L) && fillsListOf(F, Self, Reached) &&
          llvm::any_of(F.Values,
                       [&](const Expr *E) { return carries(E, Held); }) &&
          Alone.contains(F.At))
        Inserts.push_back(F.At);
  }

  /// `link(neighbour, node)`, whose body does it.
  void bindCalls(const Values &Node) {
    Measured = false;
    for (auto [C, Loop] : Fs.Calls) {
      if (!Fs.inside(Loop, L) || C == L || !Alone.contains(C) ||
          isa<CXXOperatorCallExpr>(C) || llvm::is_contained(Inserts, C))
        continue;
      for (unsigned O = 0; O < C->getNumArgs(); ++O)
        for (unsigned I = 0; I < C->getNumArgs(); ++I)
          if (O != I && carries(C->getArg(O), N.self()) &&
              carries(C->getArg(I), Node) && !llvm::is_contained(Inserts, C) &&
              linksIn(C, O, I, Measured))
            Inserts.push_back(C);
    }
  }

  /// `link(key, part)`, whose body stores of the part, and prunes where there
  /// is no room.
  bool bindGroupCalls(const Values &Key, const Values &Part) {
    bool AnyPrune = llvm::any_of(Found.Idioms, [](const Idiom &I) {
      return I.Kind == IdiomKind::Prune;
    });
    for (auto [C, Loop] : Fs.Calls) {
      if (!AnyPrune || !Fs.inside(Loop, L) || C == L || !Alone.contains(C) ||
          isa<CXXOperatorCallExpr>(C))
        continue;
      for (unsigned O = 0; O < C->getNumArgs(); ++O)
        for (unsigned I = 0; I < C->getNumArgs(); ++I)
          if (O != I && carries(C->getArg(O), Key) &&
              carries(C->getArg(I), Part) && !llvm::is_contained(Inserts, C) &&
              prunesBehind(C, I) && linksGroupIn(C, O, I))
            Inserts.push_back(C);
    }
    return !Inserts.empty();
  }

  /// The body of \p C calls what prunes, but not with argument \p Group: a
  /// choice of its own is what a node's own links are made of.
  bool prunesBehind(const CallExpr *C, unsigned Group) const {
    const FunctionDecl *F = definitionOf(C);
    if (!F || Group >= F->getNumParams() || holdsPrune(F))
      return false;
    Values Asked;
    Asked.add(F->getParamDecl(Group));
    Asked = dependents(factsOf(F->getBody()), nullptr, Asked);
    bool Prunes = false, OfGroup = false;
    walk(F->getBody(), [&](const Stmt *N) {
      const auto *Inner = dyn_cast<CallExpr>(N);
      if (Inner && reachesPrune(definitionOf(Inner), 1)) {
        Prunes = true;
        OfGroup |= Asked.in(Inner);
      }
      return true;
    });
    return Prunes && !OfGroup;
  }

  /// `merge(list of the key, part)`, whose value an insert stores.
  void bindMerges(const Values &Held) {
    std::vector<const Expr *> More;
    for (const Fill &F : Fs.Fills)
      for (const Definition &D : Fs.Definitions)
        if (llvm::is_contained(Inserts, F.At) && Fs.inside(D.Loop, L) &&
            variableOf(core(F.Values.front())) == D.Var)
          if (const auto *C = dyn_cast<CallExpr>(core(D.Value)))
            for (const Expr *A : C->arguments())
              if (Element E = elementIn(A);
                  E.Base && carries(E.Index, Self) && carries(C, Held))
                More.push_back(C);
    Inserts.insert(Inserts.begin(), More.begin(), More.end());
  }

public:
  /// The node is what the neighbours are: theirs, compared with one of them, or
  /// measured with one.
  bool isAlike(const ValueDecl *Node) const {
    Values Of;
    Of.add(Node);
    if (dependents(Fs, nullptr, Of).in(N.Written))
      return true;
    bool Found = false;
    walk(bodyOf(L), [&](const Stmt *S) {
      if (const auto *B = dyn_cast<BinaryOperator>(S); B && B->isEqualityOp()) {
        bool Left = variableOf(B->getLHS()) == Node;
        bool Right = variableOf(B->getRHS()) == Node;
        const Expr *Other = Left ? B->getRHS() : B->getLHS();
        Found |= Left != Right && (Self.in(Other) || Reached.in(Other));
      }
      if (const auto *C = dyn_cast<CallExpr>(S))
        Found |= C != L && givesNumber(C) && joins(C, Of, Self);
      return !Found;
    });
    return Found;
  }

private:
  bool hasDistance(const Values &Node) const {
    // The neighbour has it.
    bool Found = false;
    walk(bodyOf(L), [&](const Stmt *S) {
      const auto *E = dyn_cast<Expr>(S);
      if (E && isa<MemberExpr, ArraySubscriptExpr, CXXOperatorCallExpr>(E))
        Found |= E->getType()->isFloatingType() && Self.in(E);
      return !Found;
    });
    if (Found)
      return true;
    // Or it is computed: to the node, or to one in the neighbour's list.
    Values Others = dependents(Fs, L, N.self());
    for (const ValueDecl *D : Node.Vars)
      Others.add(D);
    for (const ValueDecl *D : Self.Vars)
      Others.Vars.erase(D);
    Others.Index = nullptr;
    return llvm::any_of(Fs.Calls, [&](auto Pair) {
      auto [C, Loop] = Pair;
      return Fs.inside(Loop, L) && C != L && givesNumber(C) &&
             joins(C, Self, Others) && isUsedAsDistance(Fs, C, L);
    });
  }

  /// Calls a function in which a prune was found.
  bool prunes(const CallExpr *C) const {
    if (const auto *O = dyn_cast<OverloadExpr>(bare(C->getCallee())))
      return llvm::any_of(O->decls(), [&](const NamedDecl *D) {
        return holdsPrune(D->getAsFunction());
      });
    return holdsPrune(definitionOf(C));
  }

  bool holdsPrune(const FunctionDecl *F) const {
    return F && llvm::any_of(Found.Idioms, [&](const Idiom &I) {
             return I.Kind == IdiomKind::Prune && I.Function == F;
           });
  }

  /// Itself, or by what it calls, so many functions down.
  bool reachesPrune(const FunctionDecl *F, int Depth) const {
    bool Reaches = holdsPrune(F);
    walk(F && Depth > 0 ? F->getBody() : nullptr, [&](const Stmt *N) {
      const auto *C = dyn_cast<CallExpr>(N);
      Reaches |= C && reachesPrune(definitionOf(C), Depth - 1);
      return !Reaches;
    });
    return Reaches;
  }

  /// The node whose member the list is, else the id.
  Bound neighbour() const {
    for (const Fill &F : Fs.Fills) {
      if (!llvm::is_contained(Inserts, F.At))
        continue;
      const ValueDecl *Base = variableOf(core(F.Container));
      if (const auto *M = dyn_cast<MemberExpr>(bare(F.Container)))
        if (Base && Base != N.Var && Reached.Vars.contains(Base) &&
            isa<FieldDecl>(M->getMemberDecl()))
          return {"neighbour", nullptr, Base};
    }
    for (const Definition &D : Fs.Definitions)
      if (N.Var && D.Loop == L && D.Var != N.Var &&
          bare(D.Value) != core(D.Value) && variableOf(core(D.Value)) == N.Var)
        return {"neighbour", nullptr, D.Var};
    return elementRole("neighbour", N, Inserts.front());
  }

  const FunctionView &V;
  const Facts &Fs;
  const Statements &Alone;
  const Item &N;
  const Stmt *L;
  const Findings &Found;
  Values Self, Reached, Lists;
  std::vector<const Expr *> Inserts;
  bool Measured = false;
};

bool findIn(const FunctionView &V, const Statements &Alone, const Stmt *L,
            Findings &Out) {
  std::vector<const ValueDecl *> Nodes = nodesFor(L);
  std::optional<NearMiss> Near;
  for (const Item &N : itemsOf(V.Fs, L)) {
    Linking One(V, Alone, N, Out);
    for (const ValueDecl *Node : Nodes) {
      if (One.bind(Node)) {
        Out.Idioms.push_back(One.idiom(nullptr));
        return true;
      }
      if (One.hasInserts() && One.isAlike(Node) && !Near)
        Near = One.miss();
    }
    for (const Parts &P : partsOf(V.Fs, N))
      if (One.bindGrouped(P.Key, P.Rest)) {
        Out.Idioms.push_back(One.idiom(P.Name));
        return true;
      }
  }
  if (Near)
    Out.Misses.push_back(std::move(*Near));
  return false;
}

} // namespace

void findReverseLinks(const FunctionView &V, Findings &Out) {
  if (V.Fs.Loops.empty())
    return;
  Statements Alone = statementsOf(V);
  std::vector<const Stmt *> Taken;
  // Inner loops first: the loop over the neighbours is the innermost.
  for (const Stmt *L : llvm::reverse(V.Fs.Loops)) {
    bool Holds =
        llvm::any_of(Taken, [&](const Stmt *T) { return V.Fs.inside(T, L); });
    if (!Holds && findIn(V, Alone, L, Out))
      Taken.push_back(L);
  }
}

} // namespace crinn::passes
