//===- Lock.h - one run per directory ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_RUN_LOCK_H
#define CRINN_OPTIMIZE_RUN_LOCK_H

#include "llvm/Support/Error.h"

#include <string>

namespace crinn::optimize {

/// Held until it goes out of scope or the process ends, however it ends.
class Lock {
public:
  /// Errors: another process holds it, no right.
  static llvm::Expected<Lock> take(const std::string &Path);
  Lock(Lock &&Other) noexcept : Fd(Other.Fd) { Other.Fd = -1; }
  Lock &operator=(Lock &&) = delete;
  ~Lock();

private:
  explicit Lock(int Fd) : Fd(Fd) {}
  int Fd;
};

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_RUN_LOCK_H
