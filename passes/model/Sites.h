//===- Sites.h - the searches of a unit, named ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_SITES_H
#define CRINN_PASSES_MODEL_SITES_H

#include "passes/Passes.h"
#include "passes/model/BestFirst.h"
#include "passes/model/Idiom.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// A recognised search of the unit at hand, with its id.
struct NamedSearch {
  std::string Id;
  BestFirst Search;
};

/// All searches in functions defined below the root, in the order of file and
/// position: what the rewrites need.
std::vector<NamedSearch> searchesOf(const ParsedUnit &U);

struct NamedIdiom {
  std::string Id;
  Idiom Found;
};

/// All that is found in functions defined below the root: what scan shows.
struct Model {
  std::vector<NamedIdiom> Idioms;
  std::vector<NearMiss> Misses;
};
Model modelOf(const ParsedUnit &U);

/// The same, with what \p Stated says of the unit's functions; \p Met gets the
/// indices of its idioms that are in them.
llvm::Expected<Model> modelOf(const ParsedUnit &U, const Binding &Stated,
                              std::set<size_t> &Met);

/// "ns::Class::function(int, const void *) const": as written, without the
/// class's template arguments.
std::string signatureOf(const clang::FunctionDecl *F);

/// What scan() tells of an idiom; modules are left empty.
Site describe(const ParsedUnit &U, const NamedIdiom &N);
Miss describe(const ParsedUnit &U, const NearMiss &N);

/// Function definitions below the root, templates as written.
std::vector<const clang::FunctionDecl *> functionsOf(const ParsedUnit &U);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_SITES_H
