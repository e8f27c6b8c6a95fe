//===- Session.h - a run, from options to patches ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every step either finds its result of an earlier process in RUN_DIR or makes
/// it; so resuming is running again.
///
///   base/          the unmodified source, one commit
///   variants/NNNN  the candidates
///   run.db         what was judged; results.tsv is its export
///   patches/       what was kept
///   policy.json    what the proposer learned, if it is one that learns
///   result.json    all verdicts
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_SESSION_H
#define CRINN_OPTIMIZE_RUN_SESSION_H

#include "tools/crinn-optimize/run/Options.h"

#include "llvm/Support/Error.h"

namespace crinn::optimize {

/// Runs or resumes. Returns the table and how to apply what was kept.
llvm::Expected<std::string> runSession(const RunOptions &O);

/// The table of what RUN_DIR holds so far. Errors: Input.
llvm::Expected<std::string> showSession(const std::string &RunDir);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_SESSION_H
