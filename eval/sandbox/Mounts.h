//===- Mounts.h - what a box sees ---------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SANDBOX_MOUNTS_H
#define CRINN_EVAL_SANDBOX_MOUNTS_H

#include <string>
#include <vector>

namespace crinn::eval {

/// A file or directory that the box sees, read-only, at the same path.
struct Seen {
  std::string Path; ///< absolute; in the box
  std::string From; ///< where bubblewrap, as the box's user, finds it
};

/// As root only, before the rights are given up: a mount namespace of our own
/// in which the box's user reaches every path, whatever the directories above
/// it allow, and nothing else in them. False: errno says why, and \p Failed is
/// the path.
bool stage(std::vector<Seen> &Paths, std::string &Failed);

/// bubblewrap's options for all that a box sees. Directories of /usr that hold
/// data (photographs and data sets among them) are empty. What can be written
/// is /tmp and /dev/shm, both bounded.
std::vector<std::string> mountOptions(const std::vector<Seen> &Paths);

} // namespace crinn::eval

#endif // CRINN_EVAL_SANDBOX_MOUNTS_H
