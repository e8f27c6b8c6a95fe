//===- Signals.cpp - Ctrl-C asks, it does not kill ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/support/Signals.h"

#include <csignal>

namespace crinn::optimize {

static std::atomic<bool> Stop{false};
static_assert(std::atomic<bool>::is_always_lock_free,
              "a signal handler may only touch lock-free atomics");

const std::atomic<bool> &stopRequested() { return Stop; }

static void onSignal(int) { Stop.store(true); }

void catchSignals() {
  struct sigaction Action = {};
  Action.sa_handler = onSignal;
  sigemptyset(&Action.sa_mask);
  // No SA_RESTART: a blocking wait returns and sees the flag.
  sigaction(SIGINT, &Action, nullptr);
  sigaction(SIGTERM, &Action, nullptr);
  Action.sa_handler = SIG_IGN;
  sigaction(SIGPIPE, &Action, nullptr);
}

} // namespace crinn::optimize
