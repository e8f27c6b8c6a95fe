//===- Modules.h - construction, search, refinement -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Which of the three a function belongs to follows from who can reach it.
///
/// With an adapter that is certain: what crinn_build reaches is construction,
/// what crinn_search reaches is search. Without one it is worked out from the
/// idioms. A function that reaches a prune or a reverse link constructs. A
/// best-first search alone says nothing, for insertion searches too. So:
///
/// * A *builder* calls something that prunes or links without a search of its
///   own (`insert` calls `search_layer` and `connect`). All that a builder
///   reaches is construction.
/// * A caller of builders that is none (a `build` over all points, a `main`) is
///   a *driver*: it constructs, but what else it calls need not.
/// * A function that reaches a search but no prune or link is search if no
///   builder reaches it, or if a driver calls it, and so is all it reaches.
///   Functions in the file of a `main` are drivers, whatever they call.
/// * A function with a re-rank, and what it calls short of a search, is
///   refinement. It is search as well only where a search calls it.
///
/// A function may be in several, or in none (called through a pointer only).
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_MODULES_H
#define CRINN_PASSES_MODEL_MODULES_H

#include "passes/model/CallGraph.h"
#include "passes/model/Idiom.h"

namespace crinn::passes {

/// Signature -> modules.
using ModuleMap = std::map<std::string, std::set<std::string>>;

/// What the adapter reaches; empty without one. What a variant claims.
ModuleMap modulesByAdapter(const CallGraph &G);

/// The same with an adapter, and then "refinement" beside; else from the idioms
/// found in each function. What scan shows.
ModuleMap modulesOf(const CallGraph &G,
                    const std::map<std::string, std::set<IdiomKind>> &Found);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_MODULES_H
