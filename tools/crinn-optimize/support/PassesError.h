//===- PassesError.h - errors of passes as ours -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_PASSESERROR_H
#define CRINN_OPTIMIZE_SUPPORT_PASSESERROR_H

#include "tools/crinn-optimize/support/Failure.h"

#include "passes/Passes.h"

namespace crinn::optimize {

/// Same code, same line.
inline llvm::Error fromPasses(llvm::Error E) {
  auto Code = static_cast<Exit>(passes::exitCodeOf(E));
  return fail(Code, llvm::toString(std::move(E)));
}

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_PASSESERROR_H
