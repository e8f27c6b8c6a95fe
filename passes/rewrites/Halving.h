//===- Halving.h - a search by halves, written out --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_HALVING_H
#define CRINN_PASSES_REWRITES_HALVING_H

#include "passes/rewrites/PoolMove.h"

#include <optional>

namespace crinn::passes {

///   int lo = 0, hi = n;
///   while (lo < hi) {
///     int mid = (lo + hi) / 2;
///     if (a[mid] > x)
///       hi = mid;
///     else
///       lo = mid + 1;
///   }
///
/// or with both ends in the range (`hi = n - 1`, `lo <= hi`, `hi = mid - 1`).
/// Of an array of which the entries for which the question is answered alike
/// stand together, Low is the first one behind in the end.
struct Halving {
  const clang::VarDecl *Low = nullptr, *High = nullptr, *Mid = nullptr;
  bool Closed =
      false; ///< High is in the range: in the end only Low is the place
  Sum Count; ///< how many entries are searched
  const clang::Expr *Asked = nullptr;
  bool Behind = false; ///< Asked holds of those behind the place, else before
  unsigned Length = 0; ///< in statements
};

/// The one that begins with statement \p First of \p Block.
std::optional<Halving> halvingAt(const clang::CompoundStmt *Block,
                                 unsigned First);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_HALVING_H
