//===- Battery.h - small data on which answers must be bit-equal *- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_BATTERY_H
#define CRINN_EVAL_JUDGE_BATTERY_H

#include "eval/data/Dataset.h"

#include <string>
#include <vector>

namespace crinn::eval {

/// One generated set. Every coordinate is an integer so small that any sum a
/// distance takes stays below 2^24: FP32 is exact in any order of summation.
struct Battery {
  std::string Name;
  Metric Distance;
  Matrix Base, Queries;
};

/// The sets, the same in every run: for both metrics, dimensions on and off the
/// SIMD widths, duplicated rows, zero vectors, many ties, fewer rows than k,
/// one.
std::vector<Battery> integerBatteries();

/// Beam widths tried on each.
inline const std::vector<uint32_t> BatteryEf = {10, 32, 100};

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_BATTERY_H
