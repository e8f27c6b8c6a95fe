//===- Output.h - one output of a kernel ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_KERNEL_OUTPUT_H
#define CRINN_EVAL_KERNEL_OUTPUT_H

#include "eval/kernel/Operands.h"

#include <string>

namespace crinn::eval {

/// What is wrong with a kernel. Reason is an id of docs/kernels.md.
struct Finding {
  std::string Reason;   ///< empty: nothing was found
  std::string Detail;   ///< one line
  uint64_t Checked = 0; ///< outputs compared

  bool correct() const { return Reason.empty(); }
};

/// What no result is: outputs are filled with this NaN before each call. As an
/// integer it is 2143289344.
constexpr uint32_t PoisonBits = 0x7fc00000;

/// Compares output \p I, whose four bytes are \p Bits; false and \p F filled in
/// if it is wrong. A result that is not finite in the reference is not judged.
bool outputAgrees(const Kind &K, const Shape &S, const void *Query,
                  const void *Rows, size_t I, float Bits, Finding &F);

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_OUTPUT_H
