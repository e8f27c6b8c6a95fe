//===- Naming.h - names for inserted variables ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_NAMING_H
#define CRINN_PASSES_REWRITES_NAMING_H

#include "passes/source/Text.h"

#include <set>
#include <string>

namespace crinn::passes {

/// Names that stand nowhere in a function yet, in the spelling that its author
/// uses: `batch_size` beside `candidate_id`, `BatchSize` beside `Neighbour`,
/// `batchSize` beside `curNode`.
class Names {
public:
  /// \p Taken: code whose identifiers are not free (comments do not count), nor
  /// what the macros in it stand for, nor the name of any macro.
  /// \p Like: a variable of the function.
  Names(const Macros &Defined, llvm::StringRef Taken, llvm::StringRef Like);

  /// \p Words in lower case, joined by '_'.
  std::string fresh(llvm::StringRef Words) const;

private:
  void addTextOf(const Macros &Defined, const std::string &Word);

  std::set<std::string> Taken;
  enum { Snake, Camel, Upper } Case = Snake;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_NAMING_H
