//===- SentinelLoop.h - a list that ends at -1, and its loop ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SENTINELLOOP_H
#define CRINN_PASSES_REWRITES_SENTINELLOOP_H

#include "passes/model/Model.h"
#include "passes/source/Failure.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// The loop's parts, as written.
struct SentinelLoop {
  const clang::ForStmt *For = nullptr;
  const clang::IfStmt *Test = nullptr;             ///< `if (v == -1) break;`
  const clang::BinaryOperator *Compared = nullptr; ///< its condition
  const clang::Expr *Element = nullptr;            ///< `graph.at(u, i)`
  std::vector<const clang::Stmt *> Rest;           ///< behind the test
};

/// B.Expand, where its list may be counted before it. Errors: Refusal, unless
/// the count ends at the element where the loop does: nothing stands before the
/// test but what it reads, and nothing behind it writes that, as written and in
/// each instance that the unit has.
llvm::Expected<SentinelLoop> sentinelLoop(const ParsedUnit &U,
                                          const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SENTINELLOOP_H
