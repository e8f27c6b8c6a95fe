//===- Bounds.h - what a variant may cost besides its queries ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_BOUNDS_H
#define CRINN_EVAL_TARGET_BOUNDS_H

namespace crinn::eval {

/// Largest ratios to the baseline that a variant may have and be kept; the
/// manifest's `bounds` may say otherwise.
struct Bounds {
  double Build = 1.25;      ///< CPU time of crinn_build
  double Index = 1.10;      ///< bytes that crinn_save writes
  double Memory = 1.10;     ///< peak resident set
  double Load = 1.25;       ///< CPU time of crinn_load
  double FirstQuery = 1.25; ///< CPU time of the first query after it
  double P99 = 1.05;        ///< of single queries inside the window
};

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_BOUNDS_H
