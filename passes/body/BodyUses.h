//===- BodyUses.h - constructs that a body must not gain --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_BODY_BODYUSES_H
#define CRINN_PASSES_BODY_BODYUSES_H

#include "passes/source/Parse.h"

#include <set>
#include <string>

namespace crinn::passes {

/// Adds what the body of \p F has of what needs a reason: jumps that leave it
/// (throw), memory of its own (new, static), casts that hide what is written,
/// names of places (__LINE__), strings, tables and large or odd constants, in
/// words that follow "the body has".
void addUses(const ParsedUnit &U, const clang::FunctionDecl *F,
             std::set<std::string> &Uses, unsigned &Numbers);

/// A use that no old body excuses.
inline constexpr const char *Tangled = "more pointers than can be followed";

} // namespace crinn::passes

#endif // CRINN_PASSES_BODY_BODYUSES_H
