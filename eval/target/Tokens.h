//===- Tokens.h - what the compiler reads, layout apart ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_TOKENS_H
#define CRINN_EVAL_TARGET_TOKENS_H

#include "eval/target/Build.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace crinn::eval {

/// The preprocessing tokens of \p Text, which a preprocessor has written:
/// comments are gone, macros expanded. Line markers are left out, a pragma is
/// one token. Spellings are kept, so `> >` and `>>` differ.
std::vector<std::string> tokens(std::string_view Text);

struct TokenFacts {
  std::string Hash; ///< SHA-256 over the tokens in order
  /// What no object file shows, each as its tokens with single spaces: asm
  /// with its operands, a section or alias attribute, a request not to
  /// instrument, a word that reads a clock.
  std::multiset<std::string> Watched;
};

/// Whether the word \p W asks a sanitizer to look away, or talks to it.
bool isUninstrumented(std::string_view W);

/// Whether the token \p W holds the name of an instruction that reads a clock,
/// as compilers and their headers spell it (`_rdtsc`, `1_rdtsc`, a pragma with
/// `__builtin_readcyclecounter`). Not a literal: it calls nothing.
bool readsClock(std::string_view W);

TokenFacts tokenFacts(std::string_view Text);

/// Where compile() keeps the facts of \p Object.
std::string factsPath(const std::string &Object);
/// JSON for that file.
std::string toText(const TokenFacts &F);

/// The facts of all units, as compile() wrote them beside the objects; the hash
/// covers commands and link flags too. Errors: Input (a file is missing from
/// the cache or damaged; remove the cache's objects directory).
Result<TokenFacts> buildFacts(const Build &B);

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_TOKENS_H
