//===- EvalError.h - errors of eval as ours ---------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_EVALERROR_H
#define CRINN_OPTIMIZE_SUPPORT_EVALERROR_H

#include "tools/crinn-optimize/support/Failure.h"

#include "eval/support/Result.h"

namespace crinn::optimize {

/// Same code, same line; where there is a log the line says where.
inline llvm::Error failure(const eval::Error &E) {
  std::string Text = E.Message;
  if (!E.Log.empty())
    Text += "; log: " + E.Log;
  return fail(static_cast<Exit>(eval::exitCode(E.Code)), std::move(Text));
}

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_EVALERROR_H
