//===- Answers.cpp - where the answers of a search go ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Answers.h"

#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {

Answers::Answers(const UnitView &U, const Findings &Found) {
  for (const Idiom &I : Found.Idioms)
    if (I.Kind == IdiomKind::BestFirst)
      Searching.insert(I.Function);
  for (bool Grown = true; Grown;) {
    Grown = false;
    for (const FunctionView &V : U.Functions)
      if (!Searching.contains(V.F) && llvm::any_of(V.Fs.Calls, [&](auto Pair) {
            return reaches(Pair.first);
          })) {
        Searching.insert(V.F);
        Grown = true;
      }
  }
  // Who is handed answers may hand them on.
  for (bool Grown = true; Grown;) {
    Grown = false;
    for (const FunctionView &V : U.Functions)
      Grown |= handIn(V);
  }
}

bool Answers::reaches(const CallExpr *C) const {
  if (const auto *O = dyn_cast<OverloadExpr>(bare(C->getCallee())))
    return llvm::any_of(O->decls(), [&](const NamedDecl *D) {
      const FunctionDecl *F = D->getAsFunction();
      return F && Searching.contains(F);
    });
  const FunctionDecl *F = definitionOf(C);
  return F && Searching.contains(F);
}

bool Answers::isUnseen(const CallExpr *C) const {
  const FunctionDecl *F = calleeOf(C).Decl;
  const auto *Method = dyn_cast_or_null<CXXMethodDecl>(F);
  if (isa<CXXOperatorCallExpr>(C) || (F && F->isInStdNamespace()))
    return false;
  return (Method && Method->isVirtual()) || (Method && !definitionOf(C));
}

std::vector<Answers::Source> Answers::sourcesOf(const FunctionView &V) const {
  const Facts &Fs = V.Fs;
  std::vector<Source> Out;
  for (auto [C, Loop] : Fs.Calls) {
    Source S{C, reaches(C), {}, {}};
    if (!S.Seen && !isUnseen(C))
      continue;
    for (const OutArg &O : Fs.Outs)
      if (O.Call == C)
        S.Held.add(O.Var);
    for (const Definition &D : Fs.Definitions)
      if (S.Seen && core(D.Value) == C)
        S.Held.add(D.Var);
    if (!S.Held.Vars.empty())
      Out.push_back(std::move(S));
  }
  if (auto It = Given.find(V.F); It != Given.end()) {
    Source S{nullptr, true, {}, {}};
    for (const ValueDecl *P : It->second)
      S.Held.add(P);
    Out.push_back(std::move(S));
  }
  if (Out.empty())
    return Out;
  Statements Alone = statementsOf(V);
  for (Source &S : Out) {
    S.Direct = S.Held;
    S.Held = carriers(Fs, Alone, nullptr, std::move(S.Held), {});
  }
  return Out;
}

bool Answers::handIn(const FunctionView &V) {
  std::vector<Source> &Mine = Sources[V.F];
  Mine = sourcesOf(V);
  bool Grown = false;
  for (const Source &S : Mine)
    for (auto [C, Loop] : V.Fs.Calls) {
      const FunctionDecl *F = C == S.Call ? nullptr : definitionOf(C);
      if (!F || F == V.F)
        continue;
      for (unsigned I = 0; I < C->getNumArgs() && I < F->getNumParams(); ++I) {
        const ParmVarDecl *P = F->getParamDecl(I);
        QualType T = P->getType().getNonReferenceType();
        if (!T->isArithmeticType() && carries(C->getArg(I), S.Held) &&
            shareQuery(V, S, C))
          Grown |= Given[F].insert(P).second;
      }
    }
  return Grown;
}

/// The variable that a method is called on, through pointers of any kind.
static const ValueDecl *receiverOf(const CallExpr *C) {
  const Expr *E = calleeOf(C).Object;
  for (E = E ? bare(E) : nullptr; E;) {
    if (const auto *O = dyn_cast<CXXOperatorCallExpr>(E))
      E = bare(O->getArg(0));
    else if (const auto *U = dyn_cast<UnaryOperator>(E))
      E = bare(U->getSubExpr());
    else
      return variableOf(E);
  }
  return nullptr;
}

bool Answers::shareQuery(const FunctionView &V, const Source &S,
                         const Expr *User) const {
  for (const ParmVarDecl *P : V.F->parameters()) {
    QualType T = P->getType().getNonReferenceType();
    if (T->isArithmeticType() || S.Held.Vars.contains(P))
      continue;
    Values Query;
    Query.add(P);
    Query = dependents(V.Fs, nullptr, Query);
    // `computer->setQuery(q)`
    for (auto [C, Loop] : V.Fs.Calls)
      if (const ValueDecl *O = receiverOf(C);
          O && O != P && !isa<CXXOperatorCallExpr>(C) &&
          llvm::any_of(C->arguments(),
                       [&](const Expr *A) { return Query.in(A); }))
        Query.add(O);
    for (const ValueDecl *Held : S.Direct.Vars)
      Query.Vars.erase(Held);
    if (Query.in(User) && (S.Seen || Query.in(S.Call)))
      return true;
  }
  return false;
}

bool Answers::hold(const FunctionView &V, const Expr *Container,
                   const Expr *User) const {
  auto It = Sources.find(V.F);
  if (It == Sources.end())
    return false;
  return llvm::any_of(It->second, [&](const Source &S) {
    return carries(Container, S.Held) && shareQuery(V, S, User);
  });
}

} // namespace crinn::passes
