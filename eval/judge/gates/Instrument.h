//===- Instrument.h - builds that watch themselves --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_INSTRUMENT_H
#define CRINN_EVAL_JUDGE_GATES_INSTRUMENT_H

#include "eval/target/Build.h"
#include "eval/target/Target.h"

#include <string>
#include <vector>

namespace crinn::eval {

enum class Sanitizer { Memory, Races };

/// "memory" (AddressSanitizer and UBSan), "races" (ThreadSanitizer).
std::string_view name(Sanitizer S);

/// \p T as it is compiled for \p S. By g++ whatever the manifest says: its
/// runtime names functions without starting a process, which a worker may not.
/// The macros that tell of a sanitizer are undefined, so that no code can
/// behave well for it alone.
Target instrumented(Target T, Sanitizer S);

/// The environment of a worker that loads a library built so: the runtime comes
/// first by LD_PRELOAD, since the worker is not instrumented. A \p Library that
/// needs OpenMP gets LLVM's, which tells ThreadSanitizer what it waits for.
/// Errors: Environment (the runtime is not installed).
Result<std::vector<std::string>>
runtimeOf(Sanitizer S, const std::string &Library, const Context &Ctx);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_INSTRUMENT_H
