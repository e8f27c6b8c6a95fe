//===- Variant.h - a change, as overlay and claims --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_VARIANT_H
#define CRINN_EVAL_TARGET_VARIANT_H

#include "eval/support/Result.h"

#include <string>
#include <string_view>
#include <vector>

namespace crinn::eval {

/// How answers may differ from the baseline's (docs/formats.md, `class`).
enum class EquivalenceClass { Exact, Recall, Curve };

/// What variant.json calls Exact with Variant::UpToRounding.
inline constexpr std::string_view UpToRoundingName = "exact-up-to-rounding";

/// "exact", "recall", "curve".
std::string_view name(EquivalenceClass C);

/// As variant.json calls the class.
inline std::string_view claim(EquivalenceClass C, bool UpToRounding) {
  return UpToRounding ? UpToRoundingName : name(C);
}

/// Parses what name() prints. Errors: Usage.
Result<EquivalenceClass> equivalenceClass(std::string_view Name);

/// docs/formats.md, section Variant.
struct Variant {
  struct File {
    std::string Path;       ///< below the tree's root, checked: no escape
    std::string BaseHash;   ///< SHA-256 of the file before
    std::string ResultHash; ///< SHA-256 of overlay/Path, checked on load
  };
  std::string Dir; ///< absolute
  std::string Title;
  EquivalenceClass Class = EquivalenceClass::Exact;
  /// The class is `exact-up-to-rounding`: Exact, but sums of real numbers may
  /// be rounded otherwise.
  bool UpToRounding = false;
  std::string Stage, Abi;
  std::vector<std::string> Functions, Modules;
  std::vector<File> Files;

  /// True unless Modules says otherwise: an empty list means that nobody worked
  /// it out, and then everything is reached.
  bool reaches(std::string_view Module) const;
};

/// Reads variant.json below \p Dir and checks the overlay's hashes.
/// Errors: Input (missing, malformed, another version, a path that is absolute
/// or leaves the tree, a symlink in the overlay, a hash that does not match).
Result<Variant> loadVariant(const std::string &Dir);

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_VARIANT_H
