//===- Scratch.h - a directory in which git works ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_PATCH_SCRATCH_H
#define CRINN_PASSES_PATCH_SCRATCH_H

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace crinn::passes {

/// A new directory, removed in the end. Errors of all of it: Environment.
class Scratch {
public:
  Scratch();
  ~Scratch();
  Scratch(const Scratch &) = delete;
  Scratch &operator=(const Scratch &) = delete;

  /// Writes \p Path, which is relative, and the directories above it.
  llvm::Error write(const llvm::Twine &Path, llvm::StringRef Text);

  /// What `git ARGS` prints, run here and without the user's configuration.
  /// \p Env: more of the form NAME=value. \p Most: the greatest exit status
  /// that is no failure.
  llvm::Expected<std::string> git(const std::vector<std::string> &Args,
                                  const std::vector<std::string> &Env = {},
                                  int Most = 0);

private:
  llvm::SmallString<128> Path;
  bool Ok = false;
};

/// What `git -C DIR ARGS` prints, without the line's end, as the user has git
/// configured; nothing where it fails.
std::string askGit(llvm::StringRef Dir, const std::vector<std::string> &Args);

} // namespace crinn::passes

#endif // CRINN_PASSES_PATCH_SCRATCH_H
