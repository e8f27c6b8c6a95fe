//===- Signals.h - Ctrl-C asks, it does not kill ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The first SIGINT or SIGTERM asks the run to stop at the next safe point; the
/// handler only sets a flag that the loop and the harness read.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_SIGNALS_H
#define CRINN_OPTIMIZE_SUPPORT_SIGNALS_H

#include <atomic>

namespace crinn::optimize {

/// True once a stop was asked for.
const std::atomic<bool> &stopRequested();

/// Installs the handlers. SIGPIPE is ignored: a closed terminal must not kill a
/// run halfway.
void catchSignals();

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_SIGNALS_H
