//===- Modules.cpp - construction, search, refinement ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Modules.h"

#include "llvm/ADT/BitVector.h"

namespace crinn::passes {
namespace {

using Node = CallGraph::Node;
using Edges = std::vector<std::vector<Node>>;
using llvm::BitVector;

Edges reversed(const Edges &E) {
  Edges Out(E.size());
  for (Node From = 0; From < E.size(); ++From)
    for (Node To : E[From])
      Out[To].push_back(From);
  return Out;
}

/// \p Start and what it leads to, not through nodes of \p Except.
BitVector reach(const Edges &E, BitVector Start,
                const BitVector *Except = nullptr) {
  std::vector<Node> Open(Start.set_bits_begin(), Start.set_bits_end());
  while (!Open.empty()) {
    Node N = Open.back();
    Open.pop_back();
    for (Node To : E[N])
      if (!Start[To] && !(Except && (*Except)[To])) {
        Start.set(To);
        Open.push_back(To);
      }
  }
  return Start;
}

class Sorter {
public:
  Sorter(const CallGraph &G,
         const std::map<std::string, std::set<IdiomKind>> &Found)
      : G(G), Calls(G.callees()), Callers(reversed(Calls)), Found(Found),
        Linking(
            reach(Callers, having({IdiomKind::Prune, IdiomKind::ReverseLink}))),
        Searching(reach(Callers, having({IdiomKind::BestFirst,
                                         IdiomKind::GreedyDescent}))) {}

  BitVector construction() const {
    BitVector Out = reach(Calls, builders() |= assemblers()) |= Linking;
    return Out |= reach(Calls, allocators(Out));
  }

  BitVector search() const {
    BitVector Built = reach(Calls, builders());
    BitVector Refines = having({IdiomKind::ReRank});
    BitVector Inline = having({IdiomKind::BestFirst});
    BitVector Start = none();
    for (Node N = 0; N < Calls.size(); ++N) {
      if (!isSearch(N) || (Built[N] && !calledByDriver(N) && !Linking[N]))
        continue;
      if (!Refines[N] || Inline[N])
        Start.set(N);
      else // it refines what a search hands it, and is no part of the search
        for (Node To : Calls[N])
          if (isSearch(To))
            Start.set(To);
    }
    // An interface that both implement is no search that calls a refinement.
    BitVector Alone = Refines;
    for (unsigned N : Alone.set_bits())
      if (llvm::any_of(Callers[N], [&](Node C) {
            return isSearch(C) && !Refines[C] && G.functions()[C].Defined;
          }))
        Refines.reset(N);
    return reach(Calls, Start, &Refines);
  }

  BitVector refinement() const {
    BitVector Other = Searching;
    Other |= Linking;
    return reach(Calls, having({IdiomKind::ReRank}), &Other);
  }

private:
  BitVector none() const { return BitVector(Calls.size()); }

  BitVector having(std::initializer_list<IdiomKind> Kinds) const {
    BitVector Out = none();
    for (Node N = 0; N < Calls.size(); ++N)
      if (auto It = Found.find(G.functions()[N].Signature); It != Found.end())
        for (IdiomKind K : Kinds)
          if (It->second.count(K))
            Out.set(N);
    return Out;
  }

  /// One with the search in its own body may prepare the graph first.
  bool isSearch(Node N) const {
    return Searching[N] &&
           (!Linking[N] || (having({IdiomKind::BestFirst})[N] && !isDirect(N)));
  }

  bool isDriver(Node N) const {
    return G.functions()[N].Driver || (Linking[N] && !isBuilder(N));
  }

  bool isDirect(Node N) const {
    if (Direct.empty())
      Direct = having({IdiomKind::Prune, IdiomKind::ReverseLink});
    return Direct[N];
  }

  bool isBuilder(Node N) const {
    if (!Linking[N] || G.functions()[N].Driver)
      return false;
    return isDirect(N) || llvm::any_of(Calls[N], [&](Node To) {
             return To != N && Linking[To] && !Searching[To];
           });
  }

  bool isOfClassOf(Node A, Node B) const {
    const CallGraph::Function &X = G.functions()[A], &Y = G.functions()[B];
    return X.Member && Y.Member && X.Scope == Y.Scope;
  }

  /// Call a builder of their own class: `add` descends first, `link` does the
  /// rest. What they call beside may serve both.
  BitVector assemblers() const {
    BitVector Out = none();
    for (Node N = 0; N < Calls.size(); ++N)
      Out[N] = Linking[N] && !isBuilder(N) && !G.functions()[N].Driver &&
               llvm::any_of(Calls[N], [&](Node To) {
                 return isOfClassOf(N, To) && isBuilder(To);
               });
    return Out;
  }

  /// Nothing calls a constructor by name: what allocates, or sets, for a class
  /// that builds, belongs to building.
  BitVector allocators(const BitVector &Built) const {
    BitVector Out = having({IdiomKind::Storage, IdiomKind::Tunable});
    for (unsigned N : Out.set_bits()) {
      bool Builds = false;
      for (unsigned Other : Built.set_bits())
        Builds |= isOfClassOf(N, Other);
      if (!Builds || Searching[N])
        Out.reset(N);
    }
    return Out;
  }

  BitVector builders() const {
    BitVector Out = none();
    for (Node N = 0; N < Calls.size(); ++N)
      Out[N] = isBuilder(N);
    return Out;
  }

  bool calledByDriver(Node N) const {
    return llvm::any_of(Callers[N], [&](Node C) { return isDriver(C); });
  }

  const CallGraph &G;
  Edges Calls, Callers;
  const std::map<std::string, std::set<IdiomKind>> &Found;
  BitVector Linking, Searching; ///< reach such an idiom
  mutable BitVector Direct;     ///< hold a prune or a reverse link
};

void note(const CallGraph &G, const BitVector &In, const char *Module,
          ModuleMap &Out) {
  for (unsigned N : In.set_bits())
    Out[G.functions()[N].Signature].insert(Module);
}

} // namespace

ModuleMap modulesByAdapter(const CallGraph &G) {
  ModuleMap Out;
  Edges Exact;
  for (const CallGraph::Function &F : G.functions())
    Exact.emplace_back(F.Calls.begin(), F.Calls.end());
  for (auto [Entry, Module] : {std::pair("crinn_build(", "construction"),
                               std::pair("crinn_search(", "search")}) {
    BitVector Start(Exact.size());
    for (Node N = 0; N < Exact.size(); ++N)
      if (llvm::StringRef(G.functions()[N].Signature).starts_with(Entry))
        Start.set(N);
    note(G, reach(Exact, Start), Module, Out);
  }
  return Out;
}

ModuleMap modulesOf(const CallGraph &G,
                    const std::map<std::string, std::set<IdiomKind>> &Found) {
  Sorter S(G, Found);
  ModuleMap Out = modulesByAdapter(G);
  BitVector Refining = S.refinement();
  if (Out.empty()) {
    note(G, S.construction(), "construction", Out);
    note(G, S.search(), "search", Out);
  } else {
    for (unsigned N : Refining.set_bits())
      if (!Out.count(G.functions()[N].Signature))
        Refining.reset(N);
  }
  note(G, Refining, "refinement", Out);
  return Out;
}

} // namespace crinn::passes
