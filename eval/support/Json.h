//===- Json.h - JSON that refuses what it does not know ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// nlohmann_json in its non-throwing use, for readers of small documents: every
/// field is asked for once by name and type; at the end a field that nobody
/// asked for is an error, so that a misspelt name is not silently ignored.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SUPPORT_JSON_H
#define CRINN_EVAL_SUPPORT_JSON_H

#include "eval/support/Result.h"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace crinn::eval {

/// Reads and parses \p Path as a JSON object whose `format` is \p Format.
/// Errors: Input, naming the file and what is wrong with it.
Result<nlohmann::json> readDocument(const std::string &Path,
                                    const std::string &Format);

/// Reads fields of one object; remembers the first error.
class Fields {
public:
  /// \p Where begins each error ("hnswlib/target.json").
  Fields(const nlohmann::json &Object, std::string Where)
      : J(Object), Where(std::move(Where)) {}

  std::string text(const char *Name, bool Required = true);
  std::vector<std::string> texts(const char *Name, bool Required = true);
  /// Any value, or null if it is not there.
  const nlohmann::json *value(const char *Name, bool Required = true);
  void fail(std::string What);

  /// The first error; or that of a field that was never asked for; or success.
  Status finish();

private:
  const nlohmann::json &J;
  std::string Where, First;
  std::set<std::string> Asked;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_JSON_H
