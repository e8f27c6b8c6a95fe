//===- Noise.cpp - was the machine busy with other things? ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Noise.h"

#include <algorithm>
#include <ctime>
#include <unistd.h>

namespace crinn::eval {

namespace {

/// Shares of one processor. Another program on another core moves our CPU time
/// by little; one on our core evicts our caches.
constexpr double MostSteal = 0.05;
constexpr double MostSharing = 0.25;
constexpr uint64_t LeastTicks = 5;

bool enough(const ProcessorTicks &Before, const ProcessorTicks &After,
            unsigned Processors) {
  uint64_t Busy = After.Busy - Before.Busy, Idle = After.Idle - Before.Idle,
           Steal = After.Steal - Before.Steal;
  return Busy + Idle + Steal >= LeastTicks * Processors;
}

} // namespace

bool wasBusy(const ProcessorTicks &Before, const ProcessorTicks &After,
             double Ours, unsigned Processors) {
  uint64_t Busy = After.Busy - Before.Busy, Idle = After.Idle - Before.Idle,
           Steal = After.Steal - Before.Steal, All = Busy + Idle + Steal;
  // In units of one processor.
  double Span = double(All) / Processors;
  double Others = std::max(0.0, double(Busy) - Ours) / Span;
  // One processor is ours; the others' share of it is what does not fit on the
  // rest.
  double Sharing = Others - double(Processors - 1);
  return double(Steal) / Span > MostSteal || Sharing > MostSharing;
}

NoiseMonitor::NoiseMonitor(unsigned Processor)
    : Processor(Processor),
      Processors(Processor != AllProcessors
                     ? 1
                     : unsigned(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)))),
      TicksPerSecond(double(sysconf(_SC_CLK_TCK))) {}

void NoiseMonitor::begin() {
  if (Begun)
    return;
  StatTicks Now = readStat();
  if (auto It = Now.find(Processor); It != Now.end())
    Begun = It->second;
  Ours = 0;
}

bool NoiseMonitor::busySince(double CpuSeconds) {
  Ours += CpuSeconds * TicksPerSecond;
  StatTicks Now = readStat();
  auto It = Now.find(Processor);
  if (!Begun || It == Now.end() || !enough(*Begun, It->second, Processors))
    return false;
  bool Busy = wasBusy(*Begun, It->second, Ours, Processors);
  Begun.reset();
  return Busy;
}

double ownCpuSeconds() {
  timespec T = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &T);
  return double(T.tv_sec) + 1e-9 * double(T.tv_nsec);
}

} // namespace crinn::eval
