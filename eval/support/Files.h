//===- Files.h - whole-file reads, atomic writes, safe relative paths *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_SUPPORT_FILES_H
#define CRINN_EVAL_SUPPORT_FILES_H

#include "eval/support/Result.h"
#include "eval/support/TempDir.h"

#include <functional>
#include <string>
#include <string_view>

namespace crinn::eval {

/// The whole file. Errors: Input, naming the path.
Result<std::string> readFile(const std::string &Path);

/// Creates the directory and those above it. Errors: Environment.
Status makeDirs(const std::string &Dir);

/// Calls \p Write with a path in a temporary directory beside \p Path and
/// renames the result over Path when it succeeds; removes it otherwise. So a
/// reader sees the old file, the new file or none, whatever kills the writer.
Status writeAtomically(const std::string &Path,
                       const std::function<Status(const std::string &)> &Write);

/// writeAtomically with the bytes at hand.
Status writeFile(const std::string &Path, std::string_view Bytes);

/// True if \p Path is relative, not empty, without empty, "." or ".."
/// components, backslashes and control characters: it cannot leave a root.
bool isSafeRelative(std::string_view Path);

/// The directory of the running executable, or "" if the kernel does not say.
std::string executableDir();

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_FILES_H
