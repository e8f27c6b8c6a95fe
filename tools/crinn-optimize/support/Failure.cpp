//===- Failure.cpp - an error with its exit code --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/support/Failure.h"

#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace crinn::optimize {

char Failure::ID = 0;

void Failure::log(raw_ostream &OS) const { OS << Message; }

std::error_code Failure::convertToErrorCode() const {
  return inconvertibleErrorCode();
}

Error fail(Exit Code, std::string Message) {
  return make_error<Failure>(Code, std::move(Message));
}

std::pair<Exit, std::string> explain(Error E) {
  std::pair<Exit, std::string> Result{Exit::Environment, ""};
  handleAllErrors(
      std::move(E), [&](const Failure &F) { Result = {F.Code, F.Message}; },
      [&](const ErrorInfoBase &Other) { Result.second = Other.message(); });
  return Result;
}

} // namespace crinn::optimize
