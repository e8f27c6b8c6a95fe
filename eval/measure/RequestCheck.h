//===- RequestCheck.h - what a worker reads, looked at first ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_REQUESTCHECK_H
#define CRINN_EVAL_MEASURE_REQUESTCHECK_H

#include "eval/measure/Protocol.h"

#include <cstdint>
#include <string>

namespace crinn::eval {

/// The worker's side: a Request names places by offset, and the library under
/// test reads and writes there. A mistake of whoever sends it must not look
/// like a mistake of the library.
class RequestCheck {
public:
  /// \p SharedBytes: of Request and data area.
  explicit RequestCheck(uint64_t SharedBytes) : Bytes(SharedBytes) {}

  /// What is wrong with \p R, or null: a place that is not in the data area or
  /// not aligned, a text without an end, another D than the index has.
  const char *problem(const Request &R);

private:
  bool holds(uint64_t Offset, uint64_t Rows, uint64_t RowBytes,
             uint64_t Align) const;

  uint64_t Bytes;
  uint64_t D = 0; ///< of the last Build or Load
};

/// The judge's side: what the worker answered, in one printable line. The
/// worker can write to the Request while it is read, so it is copied first and
/// believed in nothing.
std::string textOf(const Request &R);

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_REQUESTCHECK_H
