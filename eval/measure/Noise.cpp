//===- Noise.cpp - was the machine busy with other things? ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Noise.h"

#include <algorithm>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <unistd.h>

namespace crinn::eval {

namespace {

/// Shares of one processor. Another program on another core moves our CPU time
/// by little; one on our core evicts our caches.
constexpr double MostSteal = 0.05;
constexpr double MostSharing = 0.25;
constexpr uint64_t LeastTicks = 5;

std::optional<MachineTicks> readTicks() {
  std::ifstream In("/proc/stat");
  std::string Line;
  std::getline(In, Line);
  return machineTicks(Line);
}

} // namespace

std::optional<MachineTicks> machineTicks(std::string_view ProcStat) {
  std::istringstream In{std::string(ProcStat)};
  std::string Name;
  uint64_t User, Nice, System, Idle, Wait, Irq, Soft, Steal;
  if (!(In >> Name >> User >> Nice >> System >> Idle >> Wait >> Irq >> Soft >>
        Steal) ||
      Name != "cpu")
    return std::nullopt;
  return MachineTicks{User + Nice + System + Irq + Soft, Idle + Wait, Steal};
}

bool wasBusy(const MachineTicks &Before, const MachineTicks &After, double Ours,
             unsigned Processors) {
  uint64_t Busy = After.Busy - Before.Busy, Idle = After.Idle - Before.Idle,
           Steal = After.Steal - Before.Steal, All = Busy + Idle + Steal;
  if (All < LeastTicks * Processors)
    return false;
  // In units of one processor.
  double Span = double(All) / Processors;
  double Others = std::max(0.0, double(Busy) - Ours) / Span;
  // One processor is ours; the others' share of it is what does not fit on the
  // rest.
  double Sharing = Others - double(Processors - 1);
  return double(Steal) / Span > MostSteal || Sharing > MostSharing;
}

NoiseMonitor::NoiseMonitor()
    : Processors(unsigned(std::max(1L, sysconf(_SC_NPROCESSORS_ONLN)))),
      TicksPerSecond(double(sysconf(_SC_CLK_TCK))) {}

void NoiseMonitor::begin() { Begun = readTicks(); }

bool NoiseMonitor::busySince(double CpuSeconds) const {
  std::optional<MachineTicks> Now = readTicks();
  return Begun && Now &&
         wasBusy(*Begun, *Now, CpuSeconds * TicksPerSecond, Processors);
}

double ownCpuSeconds() {
  timespec T = {};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &T);
  return double(T.tv_sec) + 1e-9 * double(T.tv_nsec);
}

} // namespace crinn::eval
