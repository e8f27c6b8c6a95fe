//===- PeerRun.h - peers measured side by side ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

///
/// Each round starts every peer anew (a process of its own, a target in another
/// link layout), loads the index that was saved, asks warm-up queries, and then
/// takes turns: one batch of one peer, the next of the next, in an order that
/// moves on by one from round to round. All peers get the same queries in a
/// turn. So what the machine does meanwhile hits all alike, and figures of
/// different rounds are as independent as they can be on one machine.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_PEERRUN_H
#define CRINN_EVAL_PEERS_PEERRUN_H

#include "eval/peers/Start.h"

#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

/// One beam width: what all rounds gave.
struct PeerPoint {
  uint32_t Ef = 0;
  double Recall = 0;                ///< mean over the rounds
  std::vector<double> Qps, WallQps; ///< per round; CPU clock, wall time
};

struct PeerOutcome {
  Peer P;
  std::string Flags; ///< compiler and flags, or empty
  /// Why there are no figures, or empty.
  std::optional<Error> Failure;
  bool Unfit = false; ///< it cannot do this data's distance: no failure
  std::vector<std::string> Notes;
  std::vector<Timing> Builds; ///< of each build, seconds
  Timing Build;               ///< their medians
  uint64_t IndexBytes = 0;    ///< of what it saves
  uint64_t BuildPeak = 0;     ///< bytes; resident, after building
  uint64_t SearchPeak = 0;    ///< bytes; resident, after the batches of a round
  Timing Load;                ///< medians: Hello and Load, seconds
  std::vector<PeerPoint> Points; ///< ascending ef
};

struct PeersRun {
  std::shared_ptr<const Dataset> Data;
  std::string Distance; ///< as distanceKind
  std::string Machine;  ///< processor model and cores, one line
  unsigned Rounds = 0;
  unsigned Builds = 1;  ///< of each index, the peers taking turns
  bool Together = true; ///< all at once in memory; else one after another
  double Seconds = 0;   ///< wall time of it all
  std::vector<PeerOutcome> Peers; ///< in the order asked for
};

struct PeerTurns {
  unsigned Rounds = 8, Builds = 1; ///< both at least 1
};

/// Builds, probes and measures \p Peers. What one of them does wrong is its
/// Failure, and the others go on. Holds the machine's measure lock. Errors:
/// Input (fewer than 100 queries), Environment, Interrupted.
Result<PeersRun> runPeers(const std::vector<Peer> &Peers,
                          std::shared_ptr<const Dataset> Data, PeerTurns Turns,
                          const std::string &WorkDir, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_PEERRUN_H
