//===- Idx.h - gzipped IDX images -------------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_IDX_H
#define CRINN_EVAL_DATA_IDX_H

#include "eval/data/Dataset.h"

#include <string>

namespace crinn::eval {

/// Reads an idx3-ubyte file, gzipped or plain, one row per image, values
/// 0..255. Format: big-endian words 0x00000803, count, height, width, then the
/// bytes. Errors: Input (missing, truncated, another magic number, bytes left
/// over).
Result<Matrix> readIdxImages(const std::string &Path);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_IDX_H
