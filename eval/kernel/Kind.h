//===- Kind.h - the kernels that can be judged ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_KERNEL_KIND_H
#define CRINN_EVAL_KERNEL_KIND_H

#include "eval/support/Random.h"
#include "eval/support/Result.h"

#include <string>
#include <vector>

namespace crinn::eval {

enum class Element { F32, U8, I8 };

/// A kind of kernel; eval/kernel/kernel.h says what each computes.
struct Kind {
  std::string Name;  ///< "l2"
  std::string About; ///< a line for `kernel list`
  Element Operand = Element::F32;
  bool Product = false; ///< inner product, else squared distance
  bool Table = false;   ///< a lookup table

  size_t elementBytes() const { return Operand == Element::F32 ? 4 : 1; }
  bool isExact() const { return Operand != Element::F32; }
};

/// Sizes of a call: M and Ksub are 0 but for tables.
struct Shape {
  size_t D = 0, M = 0, Ksub = 0;

  /// Outputs of a call on \p Rows rows. A table has M x Ksub, whatever Rows.
  size_t outputs(size_t Rows) const { return M ? M * Ksub : Rows; }
  /// "d=128", "(128,16,256)".
  std::string name() const;
};

const std::vector<Kind> &kernelKinds();

/// Errors: Usage; the message lists the names there are.
Result<Kind> kernelKind(const std::string &Name);

/// Those that are judged for speed.
std::vector<Shape> judgedShapes(const Kind &K);

/// Those that are checked besides: small ones, and one element more or less
/// than a vector register.
std::vector<Shape> edgeShapes(const Kind &K);

/// One that is in neither, so that no kernel can be made for the list.
Shape drawnShape(const Kind &K, Random &R);

} // namespace crinn::eval

#endif // CRINN_EVAL_KERNEL_KIND_H
