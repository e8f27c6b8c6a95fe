//===- Fingerprint.h - the tokens of each function --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_VERIFY_FINGERPRINT_H
#define CRINN_PASSES_VERIFY_FINGERPRINT_H

#include "passes/source/Edits.h"

#include <map>
#include <set>

namespace crinn::passes {

/// The tokens of all files below the root that a unit reads, in two parts:
/// function bodies by function, and per file what is outside of them
/// (declarations, macros, directives). Layout and comments do not count; macros
/// count as written.
using Outline = std::vector<std::pair<unsigned, unsigned>>;

struct Fingerprint {
  std::map<std::string, std::string> Bodies; ///< USR -> hash
  std::map<std::string, std::string> Rest;   ///< path below root -> hash
  std::map<std::string, std::string> Names;  ///< USR -> signature
  /// Path below root -> where the bodies begin and end, in order.
  std::map<std::string, Outline> Outlines;
};

/// The hash in Fingerprint::Rest that \p Text has after those of \p Edits that
/// are declared to be outside of the bodies \p Bodies. Errors: one of them
/// reaches into a body.
llvm::Expected<std::string> restOf(llvm::StringRef Text, const Outline &Bodies,
                                   const std::vector<Edit> &Edits);

Fingerprint fingerprintOf(const ParsedUnit &U);

/// Functions whose bodies differ, by signature; "outside functions in FILE"
/// where anything else does. Functions that only one side has count too.
std::set<std::string> differences(const Fingerprint &A, const Fingerprint &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_VERIFY_FINGERPRINT_H
