//===- BodyFacts.h - what a body does that others notice --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A body that somebody else wrote may replace a function's where it can do no
/// more than the old one could. What it can do is told in words that two
/// parses agree on, from the body as written and from every instance of it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_BODY_BODYFACTS_H
#define CRINN_PASSES_BODY_BODYFACTS_H

#include "passes/source/Parse.h"

#include "llvm/Support/Error.h"

#include <map>
#include <set>
#include <string>

namespace crinn::passes {

struct BodyFacts {
  /// Signatures of the codebase's functions that it calls, implicitly too.
  std::set<std::string> Calls;
  /// Qualified names of others: of the library, of the compiler.
  std::set<std::string> Foreign;
  /// What it writes and its caller sees: "this.count", "parameter out",
  /// "g.calls". Effects.h says what counts as written.
  std::set<std::string> Writes;
  /// Constructs that a body must not gain: "throw", "a static variable", "the
  /// string \"x\"", "the constant 8191".
  std::set<std::string> Uses;
  unsigned Numbers = 0; ///< literals

  void add(const BodyFacts &Other);
};

/// Of the functions of \p U that have the \p Signatures.
std::map<std::string, BodyFacts>
bodyFactsOf(const ParsedUnit &U, const std::set<std::string> &Signatures);

/// Errors, as a Refusal: \p New does what \p Old does not. \p Reached: the
/// signatures that the old body led to, however deep.
llvm::Error noMoreThan(const BodyFacts &Old, const BodyFacts &New,
                       const std::set<std::string> &Reached);

} // namespace crinn::passes

#endif // CRINN_PASSES_BODY_BODYFACTS_H
