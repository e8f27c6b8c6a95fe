//===- Base64.h - bytes that a JSON document can hold -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_RUN_BASE64_H
#define CRINN_EVAL_RUN_BASE64_H

#include <optional>
#include <string>

namespace crinn::eval {

/// RFC 4648, with padding, on one line.
std::string base64(const std::string &Bytes);

/// Nothing if \p Text is not what base64() gives.
std::optional<std::string> fromBase64(const std::string &Text);

} // namespace crinn::eval

#endif // CRINN_EVAL_RUN_BASE64_H
