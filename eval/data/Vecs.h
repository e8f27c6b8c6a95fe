//===- Vecs.h - fvecs, bvecs and ivecs files --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The formats of the TEXMEX sets: every row is its dimension (int32,
/// little-endian) and then that many values: float (fvecs), byte (bvecs) or
/// int32 (ivecs). The dimension is repeated in every row, so a file of another
/// kind shows at once, and a damaged one at the row where it is damaged.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_DATA_VECS_H
#define CRINN_EVAL_DATA_VECS_H

#include "eval/support/Result.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

enum class VecsKind { Float, Byte, Int };

/// By the name's ending: .fvecs, .bvecs or .ivecs. Errors: Usage.
Result<VecsKind> vecsKind(const std::string &Path);

/// Reads a file in order, in blocks of rows.
class VecsReader {
public:
  /// Checks the first dimension (1 .. 65,536) and that the file is a whole
  /// number of rows (at most 2^31 - 1). Errors: Input, naming file, offset and
  /// remedy.
  static Result<VecsReader> open(const std::string &Path, VecsKind Kind);

  size_t rows() const { return Rows; }
  size_t cols() const { return Cols; }

  /// Appends at most \p Count rows to \p Into and returns how many there were:
  /// 0 at the end. Values of Float must be finite. Only for Float and Byte.
  /// Errors: Input.
  Result<size_t> read(size_t Count, std::vector<float> &Into);
  /// The same for Int.
  Result<size_t> read(size_t Count, std::vector<int32_t> &Into);

private:
  struct Close {
    void operator()(std::FILE *F) const { std::fclose(F); }
  };
  VecsReader() = default;
  Error error(uint64_t Offset, const std::string &What) const;
  /// The next row's values as bytes, in Row.
  Status next();
  size_t width() const { return Kind == VecsKind::Byte ? 1 : 4; }

  std::string Path;
  VecsKind Kind = VecsKind::Float;
  std::unique_ptr<std::FILE, Close> In;
  size_t Rows = 0, Cols = 0, At = 0; ///< At: rows read so far
  std::vector<unsigned char> Row;    ///< dimension and values
};

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_VECS_H
