//===- TempDir.h - a directory that goes with its owner ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A destructor does not run in a process that is killed. So a temporary
/// directory is locked (flock, on the directory itself) for as long as its
/// owner lives, and whoever makes the next one in the same place removes those
/// that nobody holds. The kernel drops a lock with its process, so that neither
/// a number that was given out again nor a clock can mislead. On a file system
/// that cannot lock directories (NFS) nothing is swept.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SUPPORT_TEMPDIR_H
#define CRINN_EVAL_SUPPORT_TEMPDIR_H

#include "eval/support/Result.h"

#include <string>
#include <utility>

namespace crinn::eval {

class TempDir {
public:
  /// A fresh directory below \p Parent (default: $TMPDIR or /tmp), which is
  /// created. Errors: Environment.
  static Result<TempDir> create(const std::string &Parent = "");
  TempDir(TempDir &&Other) noexcept
      : Path(std::exchange(Other.Path, {})),
        Lock(std::exchange(Other.Lock, -1)) {}
  TempDir &operator=(TempDir &&) = delete;
  /// Removes it with all that it holds.
  ~TempDir();
  const std::string &path() const { return Path; }

private:
  TempDir(std::string P, int Lock) : Path(std::move(P)), Lock(Lock) {}
  std::string Path;
  int Lock; ///< descriptor of the directory; its lock ends with it
};

/// Removes what killed owners left below \p Parent, as create does; returns how
/// many there were.
unsigned sweepTempDirs(const std::string &Parent);

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_TEMPDIR_H
