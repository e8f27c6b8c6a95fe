//===- OtherEntries.cpp - what else a question looks at -------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/OtherEntries.h"

#include "clang/AST/ExprCXX.h"

using namespace clang;

namespace crinn::passes {
namespace {

/// The variable or field that \p E names.
const ValueDecl *namedBy(const Stmt *E) {
  if (const auto *M = dyn_cast_or_null<MemberExpr>(E))
    return M->getMemberDecl();
  const auto *D = dyn_cast_or_null<DeclRefExpr>(E);
  return D ? D->getDecl() : nullptr;
}

bool namesIt(const Stmt *S, const ValueDecl *Array) {
  bool Any = false;
  walk(S, [&](const Stmt *N) {
    Any |= namedBy(N) == Array;
    return !Any;
  });
  return Any;
}

/// A local pointer or reference to what may be an entry.
bool mayPointTo(const ValueDecl *D, const ValueDecl *Array) {
  const auto *V = dyn_cast_or_null<VarDecl>(D);
  if (!V || V == Array || !V->isLocalVarDecl() || !V->getInit() ||
      !(V->getType()->isReferenceType() || V->getType()->isPointerType()))
    return false;
  bool Any = false;
  walk(V->getInit(), [&](const Stmt *S) {
    const ValueDecl *Of = namedBy(S);
    Any |= Of == Array || (Of && Of != V && mayPointTo(Of, Array));
    return !Any;
  });
  return Any;
}

bool readsEntries(const Stmt *S, const ValueDecl *Array,
                  llvm::DenseSet<const Decl *> &Seen) {
  bool Any = false;
  walk(S, [&](const Stmt *N) {
    const auto *C = dyn_cast<CallExpr>(N);
    const FunctionDecl *F = C ? calleeOf(C).Decl : nullptr;
    if (F && F->hasBody(F) && Seen.insert(F->getCanonicalDecl()).second)
      Any |= namesIt(F->getBody(), Array) ||
             readsEntries(F->getBody(), Array, Seen);
    return !Any;
  });
  return Any;
}

} // namespace

bool looksAtOthers(const ASTContext &Ctx, const Expr *Asked,
                   const Renaming &Names, const PoolMove &M, unsigned Own) {
  const ValueDecl *Array = namedBy(M.Array);
  std::string Text = plainText(textOf(Ctx, M.Array));
  unsigned Mentions = 0;
  bool Others = false;
  walk(Asked, [&](const Stmt *S) {
    if (isa<DeclRefExpr, MemberExpr, CXXDependentScopeMemberExpr>(S)) {
      Mentions += plainText(textWith(Ctx, cast<Expr>(S), Names)) == Text;
      Others |= Array && mayPointTo(namedBy(S), Array);
    }
    return !Others;
  });
  llvm::DenseSet<const Decl *> Seen;
  return Others || Mentions != Own ||
         (Array && readsEntries(Asked, Array, Seen));
}

bool looksAtOthers(const FunctionDecl *F, const PoolMove &M) {
  const ValueDecl *Array = namedBy(M.Array);
  llvm::DenseSet<const Decl *> Seen;
  return Array && F->hasBody(F) &&
         (namesIt(F->getBody(), Array) ||
          readsEntries(F->getBody(), Array, Seen));
}

} // namespace crinn::passes
