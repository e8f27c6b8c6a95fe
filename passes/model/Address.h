//===- Address.h - where the neighbour's vector lies ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_ADDRESS_H
#define CRINN_PASSES_MODEL_ADDRESS_H

#include "passes/model/Model.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// How the code itself says where a neighbour's vector is: the address that it
/// hands to the distance, or a prefetch helper of the distance's object.
struct VectorAddress {
  bool IsHelper = false;
  int LinesParam = -1;
  std::string FixedLines; ///< of a helper without LinesParam
  /// The address's text, cut where the neighbour stands in it; of a helper, the
  /// callee.
  std::vector<std::string> Parts;
  std::vector<std::string> Args; ///< of a helper
  /// Reads memory at a place that the id determines: for an id that is no
  /// node's that would be anywhere.
  bool Loads = false;

  /// The address, or the helper's call, for the neighbour \p Name.
  std::string forNeighbour(llvm::StringRef Name, llvm::StringRef Lines) const;
};

/// True if we can prove that computing \p E does nothing but read.
bool isPure(const clang::Expr *E);

/// True if every local that \p E reads is visible at the head of the loop body:
/// the neighbour itself, or declared outside the loop.
bool readsOnlyOutside(const clang::Expr *E, const NeighbourLoop &L,
                      const clang::SourceManager &SM);

/// Errors: Refusal, where neither can be seen, or computing the address may do
/// more than read.
llvm::Expected<VectorAddress> vectorAddress(const ParsedUnit &U,
                                            const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_ADDRESS_H
