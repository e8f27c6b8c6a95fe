//===- Noise.h - was the machine busy with other things? --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Decides from the kernel's counters alone, and before anyone looks at what
/// was timed meanwhile, whether a round is to be thrown away. To look first
/// would be to choose among results.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_MEASURE_NOISE_H
#define CRINN_EVAL_MEASURE_NOISE_H

#include <cstdint>
#include <optional>
#include <string_view>

namespace crinn::eval {

/// The first line of /proc/stat, in clock ticks of all processors together.
struct MachineTicks {
  uint64_t Busy = 0;  ///< user, nice, system, interrupts
  uint64_t Idle = 0;  ///< idle and waiting for a disk
  uint64_t Steal = 0; ///< taken by the hypervisor
};
std::optional<MachineTicks> machineTicks(std::string_view ProcStat);

/// True if between the two, on a machine of \p Processors, the hypervisor took
/// more than a twentieth of a processor, or so much ran that what is timed (one
/// thread) had to share one. \p Ours: ticks of our own processes meanwhile.
/// Fewer than 5 ticks say nothing: false.
bool wasBusy(const MachineTicks &Before, const MachineTicks &After, double Ours,
             unsigned Processors);

/// Reads the machine as it is.
class NoiseMonitor {
public:
  NoiseMonitor();
  /// Begins a round.
  void begin();
  /// Ends it: true if it is to be thrown away. \p CpuSeconds: what judge and
  /// workers spent since begin().
  bool busySince(double CpuSeconds) const;

private:
  std::optional<MachineTicks> Begun;
  unsigned Processors;
  double TicksPerSecond;
};

/// CPU seconds of this process so far.
double ownCpuSeconds();

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_NOISE_H
