//===- Instantiated.h - which templates a unit really compiles --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_VERIFY_INSTANTIATED_H
#define CRINN_PASSES_VERIFY_INSTANTIATED_H

#include "passes/source/Parse.h"

#include <set>

namespace crinn::passes {

/// Signatures of the functions below the root whose definitions the compiler
/// checked in full: those that depend on no template parameter, and templates
/// of which the unit has an instance. Errors in another template's dependent
/// code do not show in this unit.
std::set<std::string> fullyChecked(const ParsedUnit &U);

} // namespace crinn::passes

#endif // CRINN_PASSES_VERIFY_INSTANTIATED_H
