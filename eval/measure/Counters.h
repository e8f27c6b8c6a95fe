//===- Counters.h - instructions of a process, if the kernel counts *- C++ -*-//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_MEASURE_COUNTERS_H
#define CRINN_EVAL_MEASURE_COUNTERS_H

#include <cstdint>
#include <optional>
#include <sys/types.h>

namespace crinn::eval {

/// A counter of perf_event_open(2) on all threads of another process. A
/// virtual machine often has none, and /proc/sys/kernel/perf_event_paranoid may
/// deny it: then there is no counter and the report is without it.
class Counter {
public:
  /// Instructions that \p Pid retires in user space.
  static std::optional<Counter> instructions(pid_t Pid);
  /// Any event of linux/perf_event.h.
  static std::optional<Counter> open(pid_t Pid, uint32_t Type, uint64_t Config);
  ~Counter();
  Counter(Counter &&Other) noexcept;
  Counter &operator=(Counter &&Other) noexcept;
  Counter(const Counter &) = delete;

  /// Events so far, scaled where the kernel shares the counter among several.
  double read() const;

private:
  explicit Counter(int Fd) : Fd(Fd) {}
  int Fd;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_COUNTERS_H
