//===- KernelUses.h - which kernels a distance may be -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_KERNELUSES_H
#define CRINN_PASSES_REWRITES_KERNELUSES_H

#include "passes/model/Model.h"
#include "passes/rewrites/KernelText.h"

#include "llvm/ADT/DenseSet.h"

namespace crinn::passes {

struct KernelUses {
  /// Functions whose address the unit takes.
  llvm::DenseSet<const clang::FunctionDecl *> Taken;
  /// Function types, canonical, each once, that the distance's callee has in
  /// the search and its instances.
  std::vector<clang::QualType> Callees;
};
KernelUses usesIn(const ParsedUnit &U, const BestFirst &B);

/// The #if lines that \p K stands under and \p Other does not, outermost first,
/// without the include guard; nullopt if it stands under one with an #else.
std::optional<std::vector<std::string>>
guardsOf(const ParsedUnit &U, const KernelText &K, Span Other);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_KERNELUSES_H
