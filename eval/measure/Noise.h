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

#include "eval/measure/Processors.h"

#include <optional>

namespace crinn::eval {

/// True if between the two, on \p Processors processors, the hypervisor took
/// more than a twentieth of one, or so much ran that what is timed (one thread)
/// had to share. \p Ours: ticks of our own processes meanwhile.
bool wasBusy(const ProcessorTicks &Before, const ProcessorTicks &After,
             double Ours, unsigned Processors);

/// Reads the machine as it is.
class NoiseMonitor {
public:
  /// Watches \p Processor alone, or the whole machine.
  explicit NoiseMonitor(unsigned Processor = AllProcessors);
  /// Begins a round. Where the rounds before it were too short for the kernel's
  /// ticks, it is judged together with them.
  void begin();
  /// Ends it: true if it is to be thrown away. \p CpuSeconds: what judge and
  /// workers spent since begin().
  bool busySince(double CpuSeconds);

private:
  unsigned Processor, Processors;
  double TicksPerSecond;
  std::optional<ProcessorTicks> Begun;
  double Ours = 0; ///< ticks since Begun
};

/// CPU seconds of this process so far.
double ownCpuSeconds();

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_NOISE_H
