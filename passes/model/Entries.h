//===- Entries.h - do the entries of a binding agree? -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ENTRIES_H
#define CRINN_PASSES_MODEL_ENTRIES_H

#include "passes/model/RoleTable.h"
#include "passes/source/Binding.h"

#include "clang/AST/Decl.h"

#include <tuple>

namespace crinn::passes {

/// What is wrong where \p S states a role several times that is there once at
/// most; "" if nothing is.
std::string tooMany(const StatedIdiom &S, IdiomKind K);

/// Several entries may be about one idiom, as long as they agree.
class Entries {
public:
  explicit Entries(const Binding &B) : B(B) {}

  /// Entry \p I is about the idiom at \p At. An error names the role in which
  /// it differs from one before it.
  llvm::Error add(size_t I, IdiomKind K, const clang::FunctionDecl *F,
                  clang::SourceLocation At);

private:
  const Binding &B;
  std::map<std::tuple<IdiomKind, const clang::FunctionDecl *, unsigned>,
           std::vector<size_t>>
      ByPlace;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ENTRIES_H
