//===- Make.h - from plans and directories to variants ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What touches the disk on a candidate's way. A variant is written whole or
/// not at all, and nothing is judged but the copy below RUN_DIR.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_MAKE_H
#define CRINN_OPTIMIZE_RUN_MAKE_H

#include "tools/crinn-optimize/run/Candidate.h"

#include "eval/target/Tree.h"

namespace crinn::optimize {

/// Applies \p P and writes the variant to \p Dir, whole or not at all. Errors:
/// what is no fault of the plan (disk, a source that changed under the run).
llvm::Expected<Made> makeFromPlan(const passes::Codebase &C,
                                  const passes::Plan &P,
                                  const std::string &Dir);

/// Copies the hand-written variant \p From to \p Dir after checking that it is
/// one and was made for \p Base. Errors: Input.
llvm::Expected<Made> makeFromDirectory(const eval::Tree &Base,
                                       const std::string &From,
                                       const std::string &Dir);

/// What makeFromDirectory() checks, without copying.
llvm::Expected<Made> checkDirectory(const eval::Tree &Base,
                                    const std::string &From);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_MAKE_H
