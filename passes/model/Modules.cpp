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

  BitVector construction() const { return reach(Calls, builders()) |= Linking; }

  BitVector search() const {
    BitVector Built = reach(Calls, builders());
    BitVector Refines = having({IdiomKind::ReRank});
    BitVector Start = none();
    for (Node N = 0; N < Calls.size(); ++N) {
      if (!isSearch(N) || (Built[N] && !calledByDriver(N)))
        continue;
      if (!Refines[N])
        Start.set(N);
      else // it refines what a search hands it, and is no part of the search
        for (Node To : Calls[N])
          if (isSearch(To))
            Start.set(To);
    }
    return reach(Calls, Start);
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

  bool isSearch(Node N) const { return Searching[N] && !Linking[N]; }

  bool isDriver(Node N) const {
    return G.functions()[N].Driver || (Linking[N] && !isBuilder(N));
  }

  bool isBuilder(Node N) const {
    if (!Linking[N] || G.functions()[N].Driver)
      return false;
    if (Direct.empty())
      Direct = having({IdiomKind::Prune, IdiomKind::ReverseLink});
    return Direct[N] || llvm::any_of(Calls[N], [&](Node To) {
             return To != N && Linking[To] && !Searching[To];
           });
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
