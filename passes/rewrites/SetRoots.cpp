//===- SetRoots.cpp - what an expression is a part of ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Ast.h"
#include "passes/model/Targets.h"
#include "passes/rewrites/SetVisitor.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

void addRoots(const Expr *E, std::set<SetNode> &Out, unsigned Depth = 0) {
  E = E ? bare(E) : nullptr;
  // No object is an index of another.
  if (!E || Depth > 16 || E->getType()->isIntegerType())
    return;
  auto Each = [&](const Expr *Part) { addRoots(Part, Out, Depth + 1); };
  if (const auto *D = dyn_cast<DeclRefExpr>(E)) {
    Out.insert(nodeOf(D->getDecl()));
  } else if (const auto *M = dyn_cast<MemberExpr>(E)) {
    Out.insert(nodeOf(M->getMemberDecl()));
  } else if (const auto *A = dyn_cast<ArraySubscriptExpr>(E)) {
    Each(elementOf(A).Base);
  } else if (const auto *U = dyn_cast<UnaryOperator>(E)) {
    Each(U->getSubExpr());
  } else if (const auto *C = dyn_cast<ConditionalOperator>(E)) {
    Each(C->getTrueExpr());
    Each(C->getFalseExpr());
  } else if (const auto *C = dyn_cast<CXXConstructExpr>(E)) {
    for (const Expr *A : C->arguments())
      Each(A);
  } else if (const auto *B = dyn_cast<BinaryOperator>(E)) {
    Each(B->getLHS());
    Each(B->getRHS());
  } else if (const auto *C = dyn_cast<CallExpr>(E)) {
    // What the library gives back it was given.
    Callee R = calleeOf(C);
    if (R.Decl && !isLibrary(R.Decl)) {
      Out.insert(nodeOf(R.Decl));
      return;
    }
    if (R.Object)
      Each(R.Object);
    for (const Expr *A : C->arguments())
      Each(A);
  }
}

} // namespace

std::set<SetNode> rootsOf(const Expr *E) {
  std::set<SetNode> Out;
  addRoots(E, Out);
  return Out;
}

} // namespace crinn::passes
