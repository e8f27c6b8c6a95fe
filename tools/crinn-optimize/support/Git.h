//===- Git.h - git, without the user's settings -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A run makes commits of its own in directories of its own. The user's and the
/// machine's git settings (hooks, signing, line-end conversion, templates)
/// would change what ends up in a patch, so none of them is read.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_GIT_H
#define CRINN_OPTIMIZE_SUPPORT_GIT_H

#include "llvm/Support/Error.h"

#include <string>
#include <vector>

namespace crinn::optimize {

/// Runs git in \p Directory and returns what it printed, without the last line
/// end. Errors: it cannot be started or fails (its first line is quoted).
llvm::Expected<std::string> git(const std::string &Directory,
                                std::vector<std::string> Args);

/// Makes \p Directory a repository with one commit of all it holds. The commit
/// has a fixed identity and date: equal trees have equal commit names, on every
/// machine.
llvm::Expected<std::string> commitTree(const std::string &Directory,
                                       const std::string &Message);

/// Clones \p From into the new directory \p To.
llvm::Error cloneTree(const std::string &From, const std::string &To);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_GIT_H
