//===- metric.h - distances that an index can order by -------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Smaller is nearer in both: inner product is ordered by its negative.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_METRIC_H
#define CRINN_BASELINE_GLASS_METRIC_H

#include <cstdint>

namespace glass {

enum class Metric : uint32_t {
  L2 = 0,           ///< squared Euclidean distance
  InnerProduct = 1, ///< minus the inner product
};

} // namespace glass

#endif // CRINN_BASELINE_GLASS_METRIC_H
