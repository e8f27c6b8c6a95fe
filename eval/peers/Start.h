//===- Start.h - from a peer to a running worker ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_START_H
#define CRINN_EVAL_PEERS_START_H

#include "eval/measure/Worker.h"
#include "eval/peers/Peer.h"
#include "eval/target/Build.h"

#include <memory>
#include <optional>
#include <string>

namespace crinn::eval {

/// A peer that can be started: its sources compiled, or its program found.
struct ReadyPeer {
  Peer P;
  const Dataset *Data = nullptr;
  std::string WorkDir;         ///< absolute, of this peer alone
  std::optional<Build> Binary; ///< of a target
  std::string Flags;           ///< of a target: compiler and flags, one line
};

/// Compiles a target; looks for what a program requires. \p WorkDir is
/// created. Errors: Build, Environment (not installed, not fetched), Input.
Result<ReadyPeer> makeReady(const Peer &P, const Dataset &D,
                            const std::string &WorkDir, const Context &Ctx);

/// A new process, without an index. A target's shared object is linked in the
/// layout \p Seed. Errors: Build (link), Worker, Environment.
Result<std::unique_ptr<Worker>> startPeer(const ReadyPeer &R, uint64_t Seed,
                                          const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_START_H
