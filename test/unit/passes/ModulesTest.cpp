//===- ModulesTest.cpp - construction, search, refinement -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Modules.h"
#include "test/unit/passes/ParsedText.h"

using namespace crinn::passes;
using namespace clang;

namespace {

const char *const Adapter = R"(
struct Base { virtual int run(int X) = 0; virtual ~Base(); };
template <typename T> struct Derived : Base {
  int run(int X) override { return both(X) + onlyRun(X); }
  int both(int X) { return X; }
  int onlyRun(int X) { return X; }
  int unused(int X) { return X; }
};
int built(int X) { return X; }
extern "C" int crinn_build(int X) { return built(X) + Derived<int>().both(X); }
extern "C" int crinn_search(Base *B) { return B->run(1); }
)";

using Set = std::set<std::string>;

TEST(Adapter, ReachGoesThroughVirtualCallsAndTemplates) {
  TextCodebase C(Adapter);
  CallGraph G;
  C.parsed([&](ParsedUnit &U) { G.add(U); });
  ModuleMap M = modulesByAdapter(G);
  EXPECT_EQ(M["Derived::both(int)"], (Set{"construction", "search"}));
  EXPECT_EQ(M["Derived::onlyRun(int)"], (Set{"search"}));
  EXPECT_EQ(M["built(int)"], (Set{"construction"}));
  EXPECT_EQ(M.count("Derived::unused(int)"), 0u);
}

TEST(Adapter, ReachGoesThroughOtherUnits) {
  TextCodebase One("int built(int); extern \"C\" int crinn_build(int X) "
                   "{ return built(X); }");
  TextCodebase Two("int inner(int X) { return X; } int alone() { return 0; } "
                   "int built(int X) { return inner(X); }");
  CallGraph G;
  One.parsed([&](ParsedUnit &U) { G.add(U); });
  Two.parsed([&](ParsedUnit &U) { G.add(U); });
  ModuleMap M = modulesByAdapter(G);
  EXPECT_EQ(M["inner(int)"], (Set{"construction"}));
  EXPECT_EQ(M.count("alone()"), 0u);
}

TEST(Adapter, WithoutAnAdapterNothingIsSaid) {
  TextCodebase C("int f() { return 0; } int main() { return f(); }");
  C.parsed([&](ParsedUnit &U) {
    CallGraph G;
    G.add(U);
    EXPECT_TRUE(modulesByAdapter(G).empty());
  });
}

/// The call graph of a text, sent through pack() as a worker sends it.
CallGraph graphOf(llvm::StringRef Text) {
  TextCodebase C(Text);
  CallGraph Seen, Merged;
  C.parsed([&](ParsedUnit &U) { Seen.add(U); });
  Merged.merge(CallGraph::unpack(Seen.pack()));
  return Merged;
}

using Marks = std::map<std::string, std::set<IdiomKind>>;
const Marks Usual = {{"layer()", {IdiomKind::BestFirst}},
                     {"query()", {IdiomKind::BestFirst}},
                     {"connect()", {IdiomKind::ReverseLink}},
                     {"choose()", {IdiomKind::Prune}},
                     {"rank()", {IdiomKind::ReRank}}};

TEST(Idioms, ABuilderMakesItsSearchConstruction) {
  ModuleMap M = modulesOf(graphOf(R"(
void kernel() {} void layer() { kernel(); } void connect() {}
void query() { kernel(); }
void insert() { layer(); connect(); }
void search() { query(); }
)"),
                          Usual);
  EXPECT_EQ(M["insert()"], (Set{"construction"}));
  EXPECT_EQ(M["layer()"], (Set{"construction"}));
  EXPECT_EQ(M["query()"], (Set{"search"}));
  EXPECT_EQ(M["search()"], (Set{"search"}));
  EXPECT_EQ(M["kernel()"], (Set{"construction", "search"}));
}

TEST(Idioms, ASearchThatBothUseIsInBoth) {
  ModuleMap M = modulesOf(graphOf(R"(
void layer() {} void connect() {}
void insert() { layer(); connect(); }
void search() { layer(); }
)"),
                          Usual);
  EXPECT_EQ(M["layer()"], (Set{"construction", "search"}));
  EXPECT_EQ(M["search()"], (Set{"search"}));
}

TEST(Idioms, ADriverMakesNoSearchConstruction) {
  // `run` builds by way of a builder that searches itself: it is none.
  ModuleMap M = modulesOf(graphOf(R"(
void layer() {} void connect() {} void query() {}
void insert() { layer(); connect(); }
void search() { query(); }
void run() { insert(); search(); }
)"),
                          Usual);
  EXPECT_EQ(M["query()"], (Set{"search"}));
  EXPECT_EQ(M["search()"], (Set{"search"}));
  EXPECT_EQ(M["run()"], (Set{"construction"}));
}

TEST(Idioms, WhatStandsBesideMainIsADriver) {
  // Construction without a search of its own, as NN-descent has it.
  ModuleMap M = modulesOf(graphOf(R"(
void choose() {} void query() {}
void build() { choose(); }
void both() { build(); query(); }
int main() { both(); }
)"),
                          Usual);
  EXPECT_EQ(M["choose()"], (Set{"construction"}));
  EXPECT_EQ(M["query()"], (Set{"search"}));
}

TEST(Idioms, RefinementStopsAtASearch) {
  ModuleMap M = modulesOf(graphOf(R"(
void exact() {} void query() {}
void rank() { query(); exact(); }
)"),
                          Usual);
  EXPECT_EQ(M["rank()"], (Set{"refinement"}));
  EXPECT_EQ(M["exact()"], (Set{"refinement"}));
  EXPECT_EQ(M["query()"], (Set{"search"}));
}

TEST(Idioms, ARefinementInsideASearchIsBoth) {
  ModuleMap M = modulesOf(graphOf(R"(
void rank() {} void query() {}
void search() { query(); rank(); }
)"),
                          Usual);
  EXPECT_EQ(M["rank()"], (Set{"refinement", "search"}));
  EXPECT_EQ(M["search()"], (Set{"search"}));
}

TEST(Idioms, ARefinementBehindTheInterfaceOfItsSearchIsAlone) {
  ModuleMap M = modulesOf(graphOf(R"(
struct Searcher { virtual void run() = 0; virtual ~Searcher(); };
void query() {}
struct Plain : Searcher { void run() override { query(); } };
struct Refiner : Searcher {
  Searcher *Inner;
  void run() override { Inner->run(); }
};
)"),
                          {{"query()", {IdiomKind::BestFirst}},
                           {"Refiner::run()", {IdiomKind::ReRank}}});
  EXPECT_EQ(M["Refiner::run()"], (Set{"refinement"}));
  EXPECT_EQ(M["Plain::run()"], (Set{"search"}));
}

TEST(Idioms, AMemberThatAssemblesMakesItsDescentBoth) {
  // As faiss adds a point: descend first; search and link in a second member.
  ModuleMap M = modulesOf(graphOf(R"(
struct Graph {
  void choose(); void layer(); void descend();
  void link() { layer(); choose(); }
  void add() { descend(); link(); }
  void search() { descend(); }
};
void Graph::choose() {} void Graph::layer() {} void Graph::descend() {}
)"),
                          {{"Graph::choose()", {IdiomKind::Prune}},
                           {"Graph::layer()", {IdiomKind::BestFirst}},
                           {"Graph::descend()", {IdiomKind::GreedyDescent}}});
  EXPECT_EQ(M["Graph::descend()"], (Set{"construction", "search"}));
  EXPECT_EQ(M["Graph::layer()"], (Set{"construction"}));
}

TEST(Idioms, ASearchThatPreparesTheGraphFirstIsASearch) {
  ModuleMap M = modulesOf(graphOf(R"(
void choose() {}
void query() { choose(); }
)"),
                          Usual);
  EXPECT_EQ(M["query()"], (Set{"construction", "search"}));
}

TEST(Idioms, AConstructorOfAClassThatBuildsIsConstruction) {
  ModuleMap M = modulesOf(graphOf(R"(
struct Builds { Builds() {} void link() {} };
struct Reads { Reads() {} void look() {} };
)"),
                          {{"Builds::link()", {IdiomKind::ReverseLink}},
                           {"Reads::look()", {IdiomKind::BestFirst}},
                           {"Builds::Builds()", {IdiomKind::Storage}},
                           {"Reads::Reads()", {IdiomKind::Storage}}});
  EXPECT_EQ(M["Builds::Builds()"], (Set{"construction"}));
  EXPECT_EQ(M.count("Reads::Reads()"), 0u);
}

TEST(Idioms, RefinementAlone) {
  ModuleMap M = modulesOf(graphOf(R"(
void exact() {} void other() {}
void rank() { exact(); }
)"),
                          Usual);
  EXPECT_EQ(M["exact()"], (Set{"refinement"}));
  EXPECT_EQ(M.count("other()"), 0u);
}

TEST(Idioms, WithoutIdiomsNothingIsSaid) {
  EXPECT_TRUE(modulesOf(graphOf("void f() {} void g() { f(); }"), {}).empty());
}

TEST(Idioms, AnAdapterHasTheLastWord) {
  CallGraph G = graphOf(R"(
void layer() {} void connect() {} void query() {} void rank() {}
void insert() { layer(); connect(); }
extern "C" void crinn_build() { query(); }
extern "C" void crinn_search() { layer(); rank(); }
)");
  ModuleMap M = modulesOf(G, Usual);
  EXPECT_EQ(M["layer()"], (Set{"search"}));
  EXPECT_EQ(M["query()"], (Set{"construction"}));
  EXPECT_EQ(M["rank()"], (Set{"refinement", "search"}));
  EXPECT_EQ(M.count("insert()"), 0u);
  EXPECT_EQ(M.count("connect()"), 0u);
}

const char *const Templates = R"(
#include <vector>
template <class T> struct Linker {
  void link(int) {}
  void link(int, int) {}
};
template <class T> struct Other {
  void link(int) {}
  void push_back(int) {}
};
template <class T, class L> struct Index {
  void layer(T) {}
  void named(T X) { this->layer(X); }
  void insert(T X, L &Any) { layer(X); Any.link(1); }
  void narrow(Linker<T> &Mine) { Mine.link(1); }
  void more(Linker<T> &Mine) { Mine.link(1, 2); }
  void standard(std::vector<T> &V) { V.push_back(1); }
};
)";

std::set<std::string> calleesOf(const CallGraph &G, llvm::StringRef Caller) {
  std::set<std::string> Out;
  auto Callees = G.callees();
  for (CallGraph::Node N = 0; N < Callees.size(); ++N)
    if (G.functions()[N].Signature == Caller)
      for (CallGraph::Node To : Callees[N])
        Out.insert(G.functions()[To].Signature);
  return Out;
}

TEST(AsWritten, ACallIsKnownByNameAndArguments) {
  CallGraph G = graphOf(Templates);
  EXPECT_EQ(calleesOf(G, "Index::named(T)"), (Set{"Index::layer(T)"}));
  // Of an object of any class: all that fit.
  EXPECT_EQ(calleesOf(G, "Index::insert(T, L &)"),
            (Set{"Index::layer(T)", "Linker::link(int)", "Other::link(int)"}));
  // Of a class that is known: its own.
  EXPECT_EQ(calleesOf(G, "Index::narrow(Linker<T> &)"),
            (Set{"Linker::link(int)"}));
  EXPECT_EQ(calleesOf(G, "Index::more(Linker<T> &)"),
            (Set{"Linker::link(int, int)"}));
  // Of a class that is not ours: none.
  EXPECT_EQ(calleesOf(G, "Index::standard(std::vector<T> &)"), Set{});
}

TEST(AsWritten, AnInstanceSaysWhichOneItIs) {
  CallGraph G = graphOf(
      std::string(Templates) +
      "void use(Index<int, Other<int>> &I, Other<int> &O) { I.insert(1, O); }");
  EXPECT_EQ(calleesOf(G, "Index::insert(T, L &)"),
            (Set{"Index::layer(T)", "Other::link(int)"}));
}

TEST(Calls, ADefinitionMayBeSpelledOtherwise) {
  TextCodebase One("struct V {}; struct I { void f(const V &); };"
                   "void use(I &X) { X.f(V()); }");
  TextCodebase Two("struct V {}; typedef V W; struct I { void f(const V &); };"
                   "void g() {} void I::f(const W &) { g(); }");
  CallGraph G;
  One.parsed([&](ParsedUnit &U) { G.add(U); });
  Two.parsed([&](ParsedUnit &U) { G.add(U); });
  EXPECT_EQ(calleesOf(G, "I::f(const V &)"), (Set{"I::f(const W &)"}));
}

} // namespace
