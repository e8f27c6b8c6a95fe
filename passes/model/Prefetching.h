//===- Prefetching.h - calls that prefetch, and what they prefetch *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_PREFETCHING_H
#define CRINN_PASSES_MODEL_PREFETCHING_H

#include "passes/model/Model.h"

#include "clang/AST/ASTContext.h"
#include "llvm/ADT/StringMap.h"

#include <optional>

namespace crinn::passes {

/// Which functions of a unit end in __builtin_prefetch. In a template as
/// written `computer.prefetch(id, n)` names no function yet; it counts as a
/// prefetch if any function of that name and number of parameters is one.
class PrefetchCalls {
public:
  /// \p Functions: all definitions below the root. A fixpoint over their calls.
  explicit PrefetchCalls(
      const std::vector<const clang::FunctionDecl *> &Functions);

  bool isPrefetch(const clang::CallExpr *C) const;

  /// isPrefetch, or a callee whose name says so and which cannot be seen (a
  /// parameter, a declaration) or prefetches in another form, say a switch over
  /// the number of lines. For showing, not for proofs.
  bool looksLikePrefetch(const clang::CallExpr *C) const;

  /// The helper that \p C calls; nullopt for __builtin_prefetch itself.
  std::optional<PrefetchHelper> helperOf(const clang::CallExpr *C) const;

private:
  bool learn(const clang::FunctionDecl *F);

  llvm::StringMap<PrefetchHelper> Helpers; ///< by name and parameter count
  llvm::StringMap<bool> Reach; ///< functions that prefetch among other things
};

/// The statements directly in \p Body that only prefetch, with their use; the
/// index variable tells look-ahead, \p VisitedPlace the visited set.
std::vector<PrefetchStmt> prefetchesIn(const clang::ASTContext &Ctx,
                                       const PrefetchCalls &P,
                                       const NeighbourLoop &L,
                                       llvm::StringRef VisitedPlace);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_PREFETCHING_H
