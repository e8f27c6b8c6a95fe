//===- Entrant.h - one peer while it is measured ----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_PEERS_ENTRANT_H
#define CRINN_EVAL_PEERS_ENTRANT_H

#include "eval/judge/Grid.h"
#include "eval/measure/Recall.h"
#include "eval/peers/PeerRun.h"

#include <memory>
#include <string>
#include <vector>

namespace crinn::eval {

/// What all entrants are asked.
struct Questions {
  Questions(const Dataset &D, unsigned Rounds)
      : D(D), Split(splitQueries(D.Queries.Rows)), Meter(D, TimedK),
        Rounds(Rounds) {}
  const Dataset &D;
  QuerySplit Split;
  RecallMeter Meter;
  unsigned Rounds;
};

/// The steps of one peer, in their order; what they give goes into its outcome.
/// Errors of each: the peer's own (Build, Worker, Environment, Input), or
/// Interrupted.
class Entrant {
public:
  /// \p Dir: of this peer alone, not yet there. All are kept by reference.
  Entrant(PeerOutcome &Out, const Questions &Q, std::string Dir,
          const Context &Ctx)
      : Out(&Out), Q(&Q), Dir(std::move(Dir)), Ctx(&Ctx) {}

  Status compile();
  /// Builds the index in a new process; that of turn 0 is saved. Needs compile.
  Status build(unsigned Turn);
  /// A new process that loads the index.
  Status start(uint64_t Seed);
  /// Finds the grid. Needs start.
  Status probe();
  /// Questions that are not timed. Needs probe and start.
  Status warm();
  /// Times grid point \p Step.
  Status turn(size_t Step, unsigned Round);
  /// Ends the process.
  Status close();
  /// After the last round.
  void finish();

  PeerOutcome &outcome() { return *Out; }
  size_t steps() const { return Grid.size(); }
  bool running() const { return W != nullptr; }
  void stop() { W.reset(); }
  /// Of the running process, bytes.
  uint64_t peakBytes() const { return W->process().peakBytes(); }

private:
  std::string phase(const char *What) const;

  PeerOutcome *Out;
  const Questions *Q;
  std::string Dir;
  const Context *Ctx;
  ReadyPeer Ready;
  std::string Index; ///< path
  std::vector<EfPoint> Grid;
  std::vector<Timing> Loads;
  double Busy = 0, Idle = 0; ///< CPU seconds in and between batches
  std::unique_ptr<Worker> W;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_PEERS_ENTRANT_H
