//===- BatchKernel.h - a kernel for several vectors at a time ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Unroll-and-jam over candidates: of a kernel that measures one vector against
/// the query, the text of one that measures several.
///
///   v1 = load(query);                    v1 = load(query);
///   v2 = load(vector);                   for (int c = 0; c < 4; ++c) {
///   sum = add(sum, mul(v1, v2));           v2 = load(vector[c]);
///                                          sum[c] = add(sum[c], mul(v1, v2));
///                                        }
///
/// Statements that depend on the vector are put into a loop over the vectors,
/// those on the query alone stay as they are. A variable that depends on the
/// vector and outlives such a loop becomes an array.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_BATCHKERNEL_H
#define CRINN_PASSES_REWRITES_BATCHKERNEL_H

#include "passes/rewrites/KernelText.h"

namespace crinn::passes {

struct BatchKernel {
  KernelText Of;
  std::string Name, Signature;
  /// A comment and the definition, without indentation before its first line;
  /// "" if the unit has it.
  std::string Text;
  std::string Bare;       ///< the same with "{}" for the body
  std::string VectorType; ///< of one vector, as the kernel has it
};

/// The kernel \p F for \p Count vectors, which come as its parameter number
/// \p Vector. Its distances go to the memory that its last parameter points to.
/// Errors: Refusal.
llvm::Expected<BatchKernel> batchKernel(const ParsedUnit &U,
                                        const clang::FunctionDecl *F,
                                        unsigned Vector, unsigned Count);

/// True if a function below the root has this signature (see signatureOf).
bool definesFunction(const ParsedUnit &U, llvm::StringRef Signature);

/// `const float *const *name`: a pointer to constant vectors of type \p Type,
/// spelled as that is.
std::string pointerTo(llvm::StringRef Type, llvm::StringRef Name);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_BATCHKERNEL_H
