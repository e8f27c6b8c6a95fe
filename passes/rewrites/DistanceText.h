//===- DistanceText.h - the distance of another node ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_DISTANCETEXT_H
#define CRINN_PASSES_REWRITES_DISTANCETEXT_H

#include "passes/model/Model.h"
#include "passes/source/Failure.h"
#include "passes/source/Parse.h"

namespace crinn::passes {

/// The call that computes a neighbour's distance to the query, as it reads for
/// the node that \p Id names, before the search's loop: `dist(query, row(ep))`.
/// Errors: Refusal, where the call needs more of the loop than the neighbour,
/// or what it is given may do more than read.
llvm::Expected<std::string>
distanceText(const ParsedUnit &U, const BestFirst &B, llvm::StringRef Id);

/// The same between the nodes \p Id and \p Other, where the search's own class
/// computes one between two rows in this way: `dist(row(other), row(id))`. ""
/// where it is not seen to.
std::string rowDistanceText(const ParsedUnit &U, const BestFirst &B,
                            llvm::StringRef Id, llvm::StringRef Other);

/// The distance's type as text. Errors: Refusal, of a type that has no sign or
/// that is not known.
llvm::Expected<std::string> distanceType(const ParsedUnit &U,
                                         const BestFirst &B);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_DISTANCETEXT_H
