//===- Idiom.h - what scan finds: idioms with their roles -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// docs/idioms.md defines each idiom and role; the names there are the ones
/// below. A recogniser looks at one function and reports what it finds. What
/// the rewrites need beyond that is in Model.h.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_IDIOM_H
#define CRINN_PASSES_MODEL_IDIOM_H

#include "passes/model/Facts.h"
#include "passes/model/Prefetching.h"
#include "passes/model/RoleTable.h"
#include "passes/source/Parse.h"

#include <nlohmann/json.hpp>

namespace crinn::passes {

/// A role, and where it is: a node of the code as written, or a declaration of
/// which the name counts.
struct Bound {
  std::string Role; ///< "pool", "visited-test", ...; docs/idioms.md
  const clang::Stmt *Node = nullptr;
  const clang::ValueDecl *Decl = nullptr;
  nlohmann::json More = {}; ///< of a prefetch: of, look_ahead, lines, locality
  bool Stated = false;      ///< by a binding file, which found otherwise
  clang::SourceRange Text = {}; ///< what is shown, where that is no node
};

struct Idiom {
  IdiomKind Kind = IdiomKind::BestFirst;
  const clang::FunctionDecl *Function = nullptr;
  clang::SourceLocation At; ///< the loop, the expression, the function's name
  std::vector<Bound> Roles; ///< in the order of docs/idioms.md
  bool Stated = false;      ///< a binding file completed or named it
};

/// A place that has much of an idiom's shape, but not all.
struct NearMiss {
  IdiomKind Kind = IdiomKind::BestFirst;
  const clang::FunctionDecl *Function = nullptr;
  clang::SourceLocation At;
  struct Lack {
    std::string Role;
    const clang::Stmt *Seen = nullptr; ///< what stands there instead, or null
    std::string Why;                   ///< why that is not the role
  };
  std::vector<Lack> Missing;
  std::vector<Bound> Roles = {}; ///< those that were found
};

/// What a recogniser of one function sees.
struct FunctionView {
  const ParsedUnit &U;
  const clang::FunctionDecl *F;
  const Facts &Fs;
  const PrefetchCalls &Prefetches;
};

struct Findings {
  std::vector<Idiom> Idioms;
  std::vector<NearMiss> Misses;
};

/// True if \p K is in \p Found for the loop (or other place) at \p At.
bool isFound(const Findings &Found, IdiomKind K, clang::SourceLocation At);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_IDIOM_H
