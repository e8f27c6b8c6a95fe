//===- Failure.cpp - an error with its exit code --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/Failure.h"
#include "passes/Passes.h"

#include "llvm/Support/raw_ostream.h"

namespace crinn::passes {

char Failure::ID;

void Failure::log(llvm::raw_ostream &OS) const { OS << Text; }

std::error_code Failure::convertToErrorCode() const {
  return llvm::inconvertibleErrorCode();
}

llvm::Error fail(Code C, const llvm::Twine &Text) {
  return llvm::make_error<Failure>(C, Text.str());
}

char Refusal::ID;

void Refusal::log(llvm::raw_ostream &OS) const { OS << Why; }

std::error_code Refusal::convertToErrorCode() const {
  return llvm::inconvertibleErrorCode();
}

llvm::Error refuse(const llvm::Twine &Why) {
  return llvm::make_error<Refusal>(Why.str());
}

int exitCodeOf(const llvm::Error &E) {
  int Result = int(Code::Environment);
  llvm::visitErrors(E, [&](const llvm::ErrorInfoBase &Info) {
    if (Info.isA<Refusal>())
      Result = int(Code::Verify);
    else if (Info.isA<Failure>())
      Result = int(static_cast<const Failure &>(Info).code());
  });
  return Result;
}

} // namespace crinn::passes
