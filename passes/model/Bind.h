//===- Bind.h - what a person states, among what was found ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A stated role replaces the found ones of its name. A near miss that the
/// stated roles complete is an idiom, and so is a place that was not recognised
/// at all. Nothing is believed that the syntax tree does not have.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_BIND_H
#define CRINN_PASSES_MODEL_BIND_H

#include "passes/model/Idiom.h"
#include "passes/source/Binding.h"

#include <set>

namespace crinn::passes {

/// Applies to \p Found what \p B states of \p Functions; \p Met gets the
/// indices of the idioms that are in them. Errors name the file, the function
/// and the role.
llvm::Error bindStated(const ParsedUnit &U, const Binding &B,
                       llvm::ArrayRef<const clang::FunctionDecl *> Functions,
                       Findings &Found, std::set<size_t> &Met);

/// An error for the first idiom of \p B that is not in \p Met: it stands in no
/// unit.
llvm::Error allMet(const Binding &B, const std::set<size_t> &Met);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_BIND_H
