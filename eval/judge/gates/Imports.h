//===- Imports.h - functions a search has no need of ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_IMPORTS_H
#define CRINN_EVAL_JUDGE_GATES_IMPORTS_H

#include <set>
#include <string>
#include <string_view>

namespace crinn::eval {

/// What the imported symbol \p Name (as the linker sees it, mangled) is for, if
/// a candidate may not begin to use it: "clocks", "processes", ...; else empty.
std::string_view watchedImport(std::string_view Name);

/// True if \p Name (mangled) is the destructor of a class of the standard
/// library of which the baseline imports other functions (\p Had, all of its
/// imports): whether it is called or inlined is the compiler's choice.
bool endsWhatBegan(std::string_view Name, const std::set<std::string> &Had);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_IMPORTS_H
