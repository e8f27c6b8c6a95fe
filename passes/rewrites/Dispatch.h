//===- Dispatch.h - from a distance to its form for several -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_DISPATCH_H
#define CRINN_PASSES_REWRITES_DISPATCH_H

#include "passes/model/Model.h"
#include "passes/rewrites/BatchKernel.h"

namespace crinn::passes {

/// Functions to be put into a file, outside of others.
struct Addition {
  clang::FileID File;
  unsigned At = 0; ///< offset
  std::string Text, Bare;
  std::vector<std::string> Signatures;
};

/// How a search gets several distances.
struct Dispatch {
  /// The function to call in the distance's place.
  std::string Name;
  /// It takes the distance's pointer first.
  bool ByPointer = false;
  std::string VectorType;
  std::vector<Addition> Additions;
};

/// The kernels that the distance of \p B may be, each with a form for \p Count
/// vectors, which the call has as its argument number \p Vector, and a function
/// that chooses among them. \p Only: 0, or the one kernel that counts, from 1
/// in source order. Errors: Refusal: none can be had.
llvm::Expected<Dispatch> dispatch(const ParsedUnit &U, const BestFirst &B,
                                  unsigned Vector, unsigned Count,
                                  unsigned Only);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_DISPATCH_H
