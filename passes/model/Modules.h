//===- Modules.h - which entry points reach a function ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_MODULES_H
#define CRINN_PASSES_MODEL_MODULES_H

#include "passes/source/Parse.h"

#include <map>
#include <set>
#include <string>

namespace crinn::passes {

/// Which functions below the root name which, over any number of units. A
/// function is known by its signature as written, a template's instance by its
/// pattern's, so that a call in one unit meets the definition in another.
class CallGraph {
public:
  /// Adds what the bodies of \p U name: calls, constructions, functions passed
  /// on. A virtual function names its overrides.
  void add(const ParsedUnit &U);

  /// Signature -> modules. "construction" is what the adapter's crinn_build
  /// reaches, "search" what its crinn_search reaches. Empty without an adapter.
  std::map<std::string, std::set<std::string>> modules() const;

private:
  std::map<std::string, std::set<std::string>> Names;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_MODULES_H
