//===- Counters.cpp - instructions of a process -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Counters.h"

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <utility>

namespace crinn::eval {

std::optional<Counter> Counter::open(pid_t Pid, uint32_t Type,
                                     uint64_t Config) {
  perf_event_attr A = {};
  A.size = sizeof(A);
  A.type = Type;
  A.config = Config;
  A.inherit = 1;
  A.exclude_kernel = Type == PERF_TYPE_HARDWARE;
  A.exclude_hv = Type == PERF_TYPE_HARDWARE;
  A.read_format =
      PERF_FORMAT_TOTAL_TIME_ENABLED | PERF_FORMAT_TOTAL_TIME_RUNNING;
  long Fd = syscall(SYS_perf_event_open, &A, Pid, -1, -1, PERF_FLAG_FD_CLOEXEC);
  if (Fd < 0)
    return std::nullopt;
  return Counter(int(Fd));
}

std::optional<Counter> Counter::instructions(pid_t Pid) {
  return open(Pid, PERF_TYPE_HARDWARE, PERF_COUNT_HW_INSTRUCTIONS);
}

Counter::Counter(Counter &&Other) noexcept : Fd(std::exchange(Other.Fd, -1)) {}

Counter &Counter::operator=(Counter &&Other) noexcept {
  std::swap(Fd, Other.Fd);
  return *this;
}

Counter::~Counter() {
  if (Fd >= 0)
    close(Fd);
}

double Counter::read() const {
  uint64_t Value[3] = {}; // events, time enabled, time running
  if (::read(Fd, Value, sizeof(Value)) != ssize_t(sizeof(Value)) || !Value[2])
    return 0;
  return double(Value[0]) * double(Value[1]) / double(Value[2]);
}

} // namespace crinn::eval
