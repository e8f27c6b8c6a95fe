//===- Modules.h - which entry points reach a function ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_MODULES_H
#define CRINN_PASSES_MODEL_MODULES_H

#include "passes/source/Parse.h"

#include "llvm/ADT/DenseMap.h"

#include <set>
#include <string>

namespace crinn::passes {

/// Pattern of a function -> modules. "construction" is what the adapter's
/// crinn_build reaches, "search" what its crinn_search reaches. A virtual call
/// reaches every override, a function that is named is taken to be called.
/// Empty if the unit defines no adapter.
using Reach =
    llvm::DenseMap<const clang::FunctionDecl *, std::set<std::string>>;
Reach reachOf(const ParsedUnit &U);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_MODULES_H
