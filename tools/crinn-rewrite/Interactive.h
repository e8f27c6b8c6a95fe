//===- Interactive.h - ask before each step ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_CRINN_REWRITE_INTERACTIVE_H
#define CRINN_TOOLS_CRINN_REWRITE_INTERACTIVE_H

#include "passes/Passes.h"

namespace crinn::rewrite {

/// Shows each step of \p Whole on stderr, with its own diff, and asks on stdin
/// whether to take it. The variant of those taken, verified as a whole. A step
/// that cannot be made without one that was left out is told and left out.
llvm::Expected<passes::Variant> choose(const passes::Codebase &C,
                                       const passes::Variant &Whole,
                                       const passes::ApplyOptions &Options);

} // namespace crinn::rewrite

#endif // CRINN_TOOLS_CRINN_REWRITE_INTERACTIVE_H
