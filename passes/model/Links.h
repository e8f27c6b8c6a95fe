//===- Links.h - what puts a node into another's list -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_LINKS_H
#define CRINN_PASSES_MODEL_LINKS_H

#include "passes/model/Idiom.h"
#include "passes/model/Items.h"

namespace crinn::passes {

/// What is got at through a node: its list, a reference to it. No numbers but
/// copies of its id.
Values reachedFrom(const Facts &Fs, const clang::Stmt *Within, Values Node);

/// True if \p F puts something into a list that is \p Of a node: a method of
/// the list, `list[i] = v`, `lists(node, i) = v`, `flat[node * m + i] = v`. One
/// value per node (`parent[node] = v`) is no list, unless it is one itself.
bool fillsListOf(const Fill &F, const Values &Node, const Values &Of);

/// Expressions that are statements of their own, or conditions: nothing is made
/// of their value. Without prefetches.
using Statements = llvm::DenseSet<const clang::Expr *>;
Statements statementsOf(const FunctionView &V);

/// \p Seeds and the variables that hold them: copies, pairs and containers with
/// them, what a call makes of such a container; not what is looked up by them.
/// Variables that \p But holds are left out.
Values carriers(const Facts &Fs, const Statements &Alone,
                const clang::Stmt *Within, Values Seeds, const Values &But);

/// The body that \p C runs, as written; null if it is not seen.
const clang::FunctionDecl *definitionOf(const clang::CallExpr *C);

/// True if \p C puts argument \p Linked into the list of argument \p Owner in
/// its callee's body. \p Measures: the body also computes a number from both.
bool linksIn(const clang::CallExpr *C, unsigned Owner, unsigned Linked,
             bool &Measures);

/// The same for \p Group, which holds several: what the list has no room for is
/// put elsewhere.
bool linksGroupIn(const clang::CallExpr *C, unsigned Owner, unsigned Group);

/// A number that \p C computes is compared, or put somewhere with an id.
bool isUsedAsDistance(const Facts &Fs, const clang::CallExpr *C,
                      const clang::Stmt *Within);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_LINKS_H
