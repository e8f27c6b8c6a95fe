//===- Arms.h - the two libraries that are compared ----------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Both index the same rows with squared L2 and answer one query per call.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BENCH_BASELINE_GLASS_ARMS_H
#define CRINN_BENCH_BASELINE_GLASS_ARMS_H

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

namespace glassbench {

class Arm {
public:
  virtual ~Arm() = default;
  virtual std::string name() const = 0;
  /// Writes k ids, in any order.
  virtual void search(const float *Query, size_t K, size_t Ef,
                      uint32_t *Ids) = 0;
};

struct Rows {
  const float *Data;
  size_t Count, Dim;
};

/// baseline_glass: SQ8, R 32, ef_construction 200. Null if the build fails.
std::unique_ptr<Arm> makeGlassArm(const Rows &Base);

/// hnswlib: FP32, M 16 (32 links at level 0), ef_construction 200.
std::unique_ptr<Arm> makeHnswlibArm(const Rows &Base);

} // namespace glassbench

#endif // CRINN_BENCH_BASELINE_GLASS_ARMS_H
