//===- Binding.h - roles that a person states, as data ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The document of docs/formats.md, section Binding: what value flow cannot
/// know, a person says. Which names are idioms and roles, and whether the
/// source has what is stated, is checked where the source is at hand.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_BINDING_H
#define CRINN_PASSES_SOURCE_BINDING_H

#include "llvm/Support/Error.h"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace crinn::passes {

/// A role by its source text; 0 for a line or column that is not given.
struct StatedRole {
  std::string Source;
  unsigned Line = 0, Column = 0;
};

struct StatedIdiom {
  std::string Idiom;
  std::string Function; ///< qualified name, with signature or without
  std::string File;     ///< below the root; "" for any
  unsigned Line = 0;    ///< of the idiom; 0 if not given
  /// Which of the function's idioms of this kind (on that line, if a line is
  /// given), from 0.
  std::optional<unsigned> Ordinal;
  /// An empty list states that there is none.
  std::map<std::string, std::vector<StatedRole>> Roles;
};

struct Binding {
  std::string Path; ///< where it was read from, for messages
  std::vector<StatedIdiom> Idioms;
};

nlohmann::json toJson(const Binding &B);

/// Errors: not a binding, another version, a field of the wrong type or
/// unknown.
llvm::Expected<Binding> bindingFromJson(const nlohmann::json &J);

/// Reads and parses \p Path; errors name the file.
llvm::Expected<Binding> readBinding(llvm::StringRef Path);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_BINDING_H
