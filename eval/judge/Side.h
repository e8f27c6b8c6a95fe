//===- Side.h - one launched arm, asked and timed ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_SIDE_H
#define CRINN_EVAL_JUDGE_SIDE_H

#include "eval/judge/Arm.h"
#include "eval/judge/Sample.h"
#include "eval/judge/Unseen.h"
#include "eval/measure/Counters.h"
#include "eval/support/Random.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace crinn::eval {

/// Unseen queries that a launch asks, of those drawn.
constexpr size_t UnseenAsked = 512;

/// What an arm answered so far in a comparison, over all launches: the answer
/// to a query at an ef may not depend on what was asked before it.
class Answered {
public:
  /// True if every answer is the one that was given before, if there was one.
  bool consistent(uint32_t Ef, const std::vector<uint32_t> &Order,
                  const Answers &A);

private:
  std::map<std::pair<uint32_t, uint32_t>, uint64_t> Seen; ///< ef, query -> ids
};

/// The queries of one launch. Those timed, those of the warm-up and those that
/// are asked twice are different.
struct LaunchQueries {
  std::vector<uint32_t> Timed;  ///< the search part, shuffled
  std::vector<uint32_t> WarmUp; ///< of the gate part
  std::vector<uint32_t> Twice;  ///< of the gate part
  std::vector<uint32_t> New;    ///< of the unseen ones
  /// Where in the window the unseen ones are asked: nobody is to know which ef
  /// they are compared at.
  double NewRecall = 0.90;
};
LaunchQueries drawQueries(const QuerySplit &Split, size_t Unseen, Random &Rand);

/// One launched arm and its measurements so far. Errors of every function:
/// Worker (also: wrong answers), Interrupted.
class Side {
public:
  Side(const Dataset &Data, const RecallMeter &Meter, const Unseen &New,
       const std::vector<EfPoint> &Grid, std::string Label, Answered &Before)
      : Grid(Grid), Data(Data), Meter(Meter), New(New), Label(std::move(Label)),
        Before(Before), PerEf(Grid.size()) {}

  /// Takes a worker that has no index yet.
  void adopt(std::unique_ptr<Worker> Started) {
    W = std::move(Started);
    Instructions = Counter::instructions(W->pid());
  }
  Worker &worker() { return *W; }

  /// Waits for the index.
  Status endLoad();
  /// Asks the first query, then the warm-up.
  Status warmUp(const LaunchQueries &Q);
  /// One timed batch at the I-th point of the grid, in an order drawn anew.
  Status batch(size_t I, std::vector<uint32_t> Order, Random &Rand);
  /// Takes back the last \p Count batches of point \p I.
  void forget(size_t I, size_t Count);
  /// What is measured once, after all batches, and on all of \p Processors what
  /// has threads.
  Status costs(const LaunchQueries &Q, Random &Rand,
               const std::vector<unsigned> &Processors);
  /// The medians of all batches.
  ArmSample sample() const;

  /// Of the last batch at point \p I.
  double lastSeconds(size_t I) const { return PerEf[I].Seconds.back(); }
  const Answers &lastAnswers() const { return Last; }
  const std::vector<uint32_t> &lastOrder() const { return LastOrder; }
  /// To the unseen queries, after costs(), in their order.
  const Answers &newAnswers() const { return NewAnswers; }
  /// CPU seconds of all batches so far.
  double cpuSeconds() const { return Cpu; }
  /// What is wrong with its answers; a reason id and a line. Empty: nothing.
  const std::string &badReason() const { return BadReason; }

  const std::vector<EfPoint> &Grid;

private:
  struct Point {
    std::vector<double> Seconds, Recalls; ///< per batch
  };
  Result<Timing> ask(const std::vector<uint32_t> &Order, uint32_t Ef,
                     Random &Rand);
  /// The last answers, to \p Order at \p Ef: their recall.
  Result<double> checked(const std::vector<uint32_t> &Order, uint32_t Ef);
  Error bad(std::string Reason, std::string What);
  Status again(const LaunchQueries &Q, Random &Rand);
  Status tail(const LaunchQueries &Q, Random &Rand);
  Status fresh(const LaunchQueries &Q, Random &Rand);
  Status batches(const LaunchQueries &Q, Random &Rand);
  size_t
  nearest(double Recall) const; ///< the point of the recall nearest to it
  size_t middle() const { return nearest(0.90); }
  uint32_t middleEf() const { return Grid[middle()].Ef; }

  const Dataset &Data;
  const RecallMeter &Meter;
  const Unseen &New;
  std::string Label, BadReason;
  Answered &Before;
  std::unique_ptr<Worker> W;
  std::vector<Point> PerEf;
  std::vector<double> WallPerCpu;
  LaunchCosts Costs;
  Answers Last, NewAnswers;
  std::vector<uint32_t> LastOrder;
  std::optional<Counter> Instructions;
  double Cpu = 0, Retired = 0, Queries = 0;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_SIDE_H
