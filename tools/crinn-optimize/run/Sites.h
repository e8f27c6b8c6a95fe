//===- Sites.h - where candidates can be judged -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_SITES_H
#define CRINN_OPTIMIZE_RUN_SITES_H

#include "tools/crinn-optimize/show/Progress.h"

#include "passes/Passes.h"

namespace crinn::optimize {

/// The sites of \p C that some rewrite takes, whatever reaches them: a variant
/// whose class lets construction change is judged on indexes of its own.
llvm::Expected<std::vector<passes::Site>>
judgeableSites(const passes::Codebase &C, ProgressLine &Bar);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_SITES_H
