//===- Hash.h - SHA-256 of bytes and files ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_SUPPORT_HASH_H
#define CRINN_EVAL_SUPPORT_HASH_H

#include "eval/support/Result.h"

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace crinn::eval {

/// Incremental SHA-256.
class Sha256 {
public:
  Sha256();
  Sha256(Sha256 &&) noexcept;
  ~Sha256();
  Sha256 &add(const void *Data, size_t Bytes);
  /// Text with its length, so that ("ab", "c") and ("a", "bc") differ.
  Sha256 &add(std::string_view Text);
  /// Lower-case hexadecimal; the object is used up.
  std::string hex();

private:
  struct State;
  std::unique_ptr<State> S;
};

/// SHA-256 of the bytes alone, as sha256sum prints it.
std::string sha256(std::string_view Bytes);

/// SHA-256 of a file, read in pieces. Errors: Input.
Result<std::string> sha256File(const std::string &Path);

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_HASH_H
