//===- BaseTree.h - the unmodified source, as a repository ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_BASETREE_H
#define CRINN_OPTIMIZE_RUN_BASETREE_H

#include "eval/target/Tree.h"
#include "passes/Passes.h"

#include "llvm/Support/Error.h"

namespace crinn::optimize {

struct BaseTree {
  eval::Tree Tree;    ///< RUN_DIR/base
  std::string Commit; ///< its one commit
  std::string Hash;   ///< over all paths and contents
};

/// Makes RUN_DIR/base, or reads what is there. Errors: Input where the target's
/// source is no longer what RUN_DIR/base was made of; as materialise.
llvm::Expected<BaseTree> openBase(const eval::Target &T,
                                  const std::string &RunDir);

/// \p T with RUN_DIR/base for its source: whatever happens to the original
/// while the run lasts, all candidates are changes of one source.
eval::Target fromBase(const eval::Target &T, const BaseTree &B);

/// The code as the parser sees it: adapter and sources with their flags.
llvm::Expected<passes::Codebase> codebase(const eval::Target &T,
                                          const BaseTree &B);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_BASETREE_H
