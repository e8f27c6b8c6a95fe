//===- Code.h - machine code, and what of it runs at load -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_JUDGE_GATES_CODE_H
#define CRINN_EVAL_JUDGE_GATES_CODE_H

#include "eval/target/Build.h"

#include <map>
#include <string>

namespace crinn::eval {

/// SHA-256 over the code and data of \p B's objects and its link flags. Equal
/// hash, equal machine code: what a run database need not measure again.
/// Left out are debug information, notes, .comment, unwind tables, names of
/// local symbols and the order of sections in an object. A line number that the
/// program itself holds (__LINE__, an assert) is part of the code.
/// Errors: Input (an object is missing or damaged).
Result<std::string> codeHash(const Build &B);

/// The functions that run when the shared object is loaded (constructors,
/// initialisers of namespace-scope objects, IFUNC resolvers) and the functions
/// of \p B that their code names, directly or not: a hash of the code -> the
/// function's name, demangled not. Calls through a pointer that is not in the
/// code are not followed. Errors: as codeHash.
Result<std::map<std::string, std::string>> codeAtLoad(const Build &B);

} // namespace crinn::eval

#endif // CRINN_EVAL_JUDGE_GATES_CODE_H
