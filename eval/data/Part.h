//===- Part.h - a download that is not complete -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_PART_H
#define CRINN_EVAL_DATA_PART_H

#include "eval/support/Result.h"

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace crinn::eval {

/// What the headers of the last response say; those of redirects before it are
/// forgotten.
struct ReplyHeaders {
  std::string Validator; ///< strong ETag, else Last-Modified, else empty
  uint64_t ContentLength = 0;
  uint64_t RangeStart = 0, RangeTotal = 0; ///< Content-Range; Total 0: unknown
  bool HasRange = false;
  void add(std::string_view Line);
};

/// The bytes that came so far, and beside them (`.json`) what they are a part
/// of. Bytes without that record are worthless and dropped.
class Part {
public:
  /// Opens or creates \p Path and locks it. A part of another URL is dropped.
  /// Errors: Environment (also: another process has it).
  static Result<Part> open(const std::string &Path, const std::string &Url);
  Part(Part &&) = default;
  ~Part(); ///< leaves no empty file behind

  uint64_t have() const { return Have; }
  /// True when all bytes are here; false also if the length is not known.
  bool complete() const { return Length > 0 && Have == Length; }
  std::string Validator;
  uint64_t Length = 0; ///< of the whole file; 0: the server does not say

  /// True if a 206 goes on where the part ends, in a file of the same length.
  bool continues(const ReplyHeaders &R) const;
  /// Empties the part for a 200 and records what it will be.
  bool restart(const ReplyHeaders &R);
  bool append(const char *Data, size_t Size);
  /// Forgets everything.
  void discard();
  /// Renames the complete file. Errors: Input (not the length announced, or
  /// empty), Environment.
  Status moveTo(const std::string &Path);

private:
  struct Close {
    void operator()(std::FILE *F) const { std::fclose(F); }
  };
  Part() = default;
  std::string Path, Url;
  std::unique_ptr<std::FILE, Close> File;
  uint64_t Have = 0;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_PART_H
