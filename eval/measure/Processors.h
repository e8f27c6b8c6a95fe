//===- Processors.h - which processor to measure on -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Both arms of a launch run on one processor: each has caches, neighbours on
/// the host and a clock of its own, and the scheduler would hand them out
/// unevenly. It is the one that was least used by others a moment ago.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_MEASURE_PROCESSORS_H
#define CRINN_EVAL_MEASURE_PROCESSORS_H

#include <cstdint>
#include <map>
#include <optional>
#include <string_view>
#include <sys/types.h>
#include <vector>

namespace crinn::eval {

/// Clock ticks since the machine started, of one processor or of all.
struct ProcessorTicks {
  uint64_t Busy = 0;  ///< user, nice, system, interrupts
  uint64_t Idle = 0;  ///< idle and waiting for a disk
  uint64_t Steal = 0; ///< taken by the hypervisor
};

/// Of /proc/stat: by number, the sum of all under AllProcessors.
using StatTicks = std::map<unsigned, ProcessorTicks>;
constexpr unsigned AllProcessors = ~0u;
StatTicks parseStat(std::string_view ProcStat);
StatTicks readStat();

/// Those that this process may use.
std::vector<unsigned> allowedProcessors();

/// Of \p Allowed the one that gained most idle ticks less stolen ones between
/// the two; the first if \p Allowed has one that nothing is known of, or none
/// differs. Nothing if \p Allowed is empty.
std::optional<unsigned> quietest(const StatTicks &Before,
                                 const StatTicks &After,
                                 const std::vector<unsigned> &Allowed);

/// Keeps every thread of \p Pid on \p Processors. False: the kernel forbids it.
bool confine(pid_t Pid, const std::vector<unsigned> &Processors);

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_PROCESSORS_H
