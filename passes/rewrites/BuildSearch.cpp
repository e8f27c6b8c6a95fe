//===- BuildSearch.cpp - a search that construction alone runs ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/BuildSearch.h"
#include "passes/model/Modules.h"
#include "passes/rewrites/WidthUses.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// What a function outside of the search does with the width.
struct Mention {
  bool Sets = false, Compares = false, Other = false;
  bool WithMark = false; ///< `width == -1`
};

/// `answers.size()`.
bool isSize(const Expr *E) {
  const auto *C = dyn_cast<CallExpr>(bare(E));
  return C && calleeOf(C).Object && C->getNumArgs() == 0;
}

class WidthMentions {
public:
  explicit WidthMentions(const ValueDecl *Width) : Width(Width) {}

  Mention All;

  void add(const Stmt *S) {
    if (!S)
      return;
    if (readsWidth(S, Width)) {
      All.Other = true;
      return;
    }
    if (const auto *B = dyn_cast<BinaryOperator>(S);
        B && (B->isComparisonOp() || B->isAssignmentOp())) {
      bool Left = is(B->getLHS()), Right = is(B->getRHS());
      if (Left || Right) {
        operation(B, Left ? B->getRHS() : B->getLHS(), Left);
        return add(Left ? B->getRHS() : B->getLHS());
      }
    }
    if (const auto *O = dyn_cast<UnaryOperator>(S);
        O && is(O->getSubExpr()) &&
        (O->isIncrementDecrementOp() || O->getOpcode() == UO_AddrOf))
      All.Sets = true;
    for (const Stmt *C : S->children())
      add(C);
  }

private:
  bool is(const Expr *E) const {
    E = bare(E);
    return E && readsWidth(E, Width);
  }

  void operation(const BinaryOperator *B, const Expr *Other, bool Left) {
    if (B->isAssignmentOp()) {
      (Left ? All.Sets : All.Other) = true;
      return;
    }
    (isSize(Other) ? All.Compares : All.Other) = true;
    All.WithMark |= B->isEqualityOp() && isLiteral(Other);
  }

  const ValueDecl *Width;
};

bool calls(const Stmt *Body, const FunctionDecl *F) {
  bool Found = false;
  walk(Body, [&](const Stmt *S) {
    const auto *C = dyn_cast<CallExpr>(S);
    Found |= C && calleeOf(C).Name == F->getNameAsString();
    return !Found;
  });
  return Found;
}

/// True if a unit that has no definition of \p F may call it.
bool isCalledFromAfar(const FunctionDecl *F) {
  return F->isExternallyVisible() && !F->isInlined() && !F->isTemplated();
}

} // namespace

UnitCalls::UnitCalls(const ParsedUnit &U, const Model &M) {
  Calls.add(U);
  std::map<std::string, std::set<IdiomKind>> Kinds;
  for (const NamedIdiom &N : M.Idioms)
    Kinds[signatureOf(N.Found.Function)].insert(N.Found.Kind);
  Modules = passes::modulesOf(Calls, Kinds);
}

const std::set<std::string> &UnitCalls::modulesOf(const FunctionDecl *F) const {
  static const std::set<std::string> None;
  auto It = Modules.find(signatureOf(F));
  return It == Modules.end() ? None : It->second;
}

bool UnitCalls::reaches(const FunctionDecl *From,
                        const std::set<std::string> &To) const {
  const std::vector<CallGraph::Function> &All = Calls.functions();
  std::vector<std::vector<CallGraph::Node>> Callees = Calls.callees();
  std::string Start = signatureOf(From);
  std::vector<CallGraph::Node> Open;
  for (CallGraph::Node N = 0; N < All.size(); ++N)
    if (All[N].Signature == Start)
      Open.push_back(N);
  std::set<CallGraph::Node> Seen(Open.begin(), Open.end());
  while (!Open.empty()) {
    CallGraph::Node N = Open.back();
    Open.pop_back();
    for (CallGraph::Node Next : Callees[N]) {
      if (To.count(All[Next].Signature))
        return true;
      if (Seen.insert(Next).second)
        Open.push_back(Next);
    }
  }
  return false;
}

llvm::Error checkBuildsAlone(const UnitCalls &Calls, const FunctionDecl *F) {
  const std::set<std::string> &In = Calls.modulesOf(F);
  if (In.count("search"))
    return refuse("queries run this search too, and would get another width "
                  "than they ask for");
  if (!In.count("construction"))
    return refuse("it is not seen that construction runs this search");
  if (isCalledFromAfar(F))
    return refuse("another unit may run this search for queries: the function "
                  "is neither static nor inline");
  return llvm::Error::success();
}

llvm::Error checkWidthOutside(const ParsedUnit &U, const UnitCalls &Calls,
                              const FunctionDecl *F, const ValueDecl *Width) {
  std::set<std::string> Setters;
  for (const FunctionDecl *Each : functionsOf(U)) {
    if (Each == F)
      continue;
    WidthMentions M(Width);
    M.add(Each->getBody());
    if (M.All.Sets)
      Setters.insert(signatureOf(Each));
    if (M.All.WithMark)
      return refuse("the width is compared with a mark");
    if (M.All.Other && calls(Each->getBody(), F))
      return refuse("a caller of the search does more with the width than to "
                    "compare a size with it");
  }
  if (Calls.reaches(F, Setters))
    return refuse("a function that the search calls sets the width");
  return llvm::Error::success();
}

} // namespace crinn::passes
