//===- Places.h - the sites of a unit, for the rewrites ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_APPLY_PLACES_H
#define CRINN_PASSES_APPLY_PLACES_H

#include "passes/rewrites/Rewrite.h"

#include <set>

namespace crinn::passes {

/// The sites of the idioms \p Kinds in functions defined below the root, with
/// the ids that scan gives them, in the order of file and position.
std::vector<Place> placesOf(const ParsedUnit &U,
                            const std::set<IdiomKind> &Kinds);

/// The id of a function as a site: "function@SIGNATURE#0".
std::string functionSite(llvm::StringRef Signature);

/// The signature in the id of a site.
std::string signatureIn(llvm::StringRef Id);

/// Where a comment keeps crinn away from \p At: the site, and the loops of it.
std::vector<clang::SourceLocation> suppressiblePlaces(const Place &At);

/// True if a comment at the site, or at a loop of it, keeps \p Rewrite away.
bool isSuppressed(const ParsedUnit &U, const Place &At,
                  llvm::StringRef Rewrite);

} // namespace crinn::passes

#endif // CRINN_PASSES_APPLY_PLACES_H
