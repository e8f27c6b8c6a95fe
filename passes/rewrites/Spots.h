//===- Spots.h - which element of which array -------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SPOTS_H
#define CRINN_PASSES_REWRITES_SPOTS_H

#include "passes/model/Ast.h"
#include "passes/source/Text.h"

#include <optional>
#include <string>
#include <vector>

namespace crinn::passes {

/// What is added up in an index or an address, numbers apart.
struct Sum {
  std::vector<const clang::Expr *> Plus, Minus;
  int64_t Number = 0;
};
Sum sumOf(const clang::Expr *E);

/// "n + m - 1"; "" where it is no sum of names and calls, or a macro spells it.
std::string textOf(const clang::ASTContext &Ctx, const Sum &S);

/// `items` of `items`, `items.data()`, `items.begin()`, `&items[0]`; null where
/// \p E is no name of an array or vector.
const clang::Expr *arrayOf(const clang::Expr *E);

/// The type of the entries of an array or vector of type \p T; null where it is
/// not known.
clang::QualType entryOf(clang::QualType T);

/// An element of an array, by what is added up in its index.
struct Spot {
  const clang::Expr *Array = nullptr;
  Sum At;
  bool FromEnd = false; ///< counted from the array's end
};

/// The element that \p E is, likewise.
std::optional<Spot> elementAt(const clang::Expr *E);

/// Where an address or iterator points; nullopt where that is no such array.
std::optional<Spot> spotOf(const clang::Expr *E);

/// The spot as an index; "" where it cannot be written as one.
std::string textOf(const clang::ASTContext &Ctx, const Spot &S);

/// True if \p C calls the function \p Name of the system's library.
bool callsLibrary(const clang::CallExpr *C, llvm::StringRef Name);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SPOTS_H
