//===- MeasureLock.h - one measurement at a time per machine ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Two measurements at once share caches and memory bandwidth, and each is
/// noise to the other. Whoever times something holds this lock meanwhile;
/// compiling and ground truth need none. It is a flock on a file that all users
/// of the machine share: /tmp/crinn-measure.lock, or $CRINN_MEASURE_LOCK (for
/// jobs with a private /tmp, and for tests). The kernel drops it with the
/// process. It is an agreement among crinn's programs, not a defence: any user
/// can hold it, and whoever holds it is named.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_MEASURE_MEASURELOCK_H
#define CRINN_EVAL_MEASURE_MEASURELOCK_H

#include "eval/support/Context.h"

#include <utility>

namespace crinn::eval {

class MeasureLock {
public:
  /// Waits for other processes to end their measurement; the progress says who
  /// they are. Within a process it may be taken again while it is held.
  /// Errors: Environment (the file cannot be opened; Ctx.WaitToMeasure is false
  /// and another process measures), Interrupted.
  static Result<MeasureLock> take(const Context &Ctx);

  MeasureLock(MeasureLock &&Other) noexcept
      : Held(std::exchange(Other.Held, false)) {}
  MeasureLock &operator=(MeasureLock &&) = delete;
  ~MeasureLock();

private:
  MeasureLock() : Held(true) {}
  bool Held;
};

} // namespace crinn::eval

#endif // CRINN_EVAL_MEASURE_MEASURELOCK_H
