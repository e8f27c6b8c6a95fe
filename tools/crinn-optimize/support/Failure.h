//===- Failure.h - an error with its exit code ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Every error of the optimizer is one line that names the thing and the
/// remedy, and one of the exit codes of docs/exit-codes.md.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_SUPPORT_FAILURE_H
#define CRINN_OPTIMIZE_SUPPORT_FAILURE_H

#include "llvm/Support/Error.h"

#include <string>

namespace crinn::optimize {

enum class Exit : int {
  Ok = 0,
  Usage = 2,
  Input = 3,
  Build = 4,
  Verify = 5,
  Worker = 6,
  Environment = 7,
  Interrupted = 130,
};

class Failure : public llvm::ErrorInfo<Failure> {
public:
  static char ID;
  Failure(Exit Code, std::string Message)
      : Code(Code), Message(std::move(Message)) {}
  void log(llvm::raw_ostream &OS) const override;
  std::error_code convertToErrorCode() const override;

  const Exit Code;
  const std::string Message;
};

llvm::Error fail(Exit Code, std::string Message);

/// The exit code and the one line of \p E, which is consumed.
std::pair<Exit, std::string> explain(llvm::Error E);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_SUPPORT_FAILURE_H
