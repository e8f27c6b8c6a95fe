//===- Failure.h - an error with its exit code ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_FAILURE_H
#define CRINN_PASSES_SOURCE_FAILURE_H

#include "llvm/Support/Error.h"

#include <string>

namespace crinn::passes {

/// The rows of docs/exit-codes.md that passes can cause.
enum class Code {
  Usage = 2,
  Input = 3,
  Build = 4,
  Verify = 5,
  Worker = 6,
  Environment = 7,
  Interrupted = 130
};

/// One line that names the thing and the remedy.
class Failure : public llvm::ErrorInfo<Failure> {
public:
  static char ID;
  Failure(Code C, std::string Text) : C(C), Text(std::move(Text)) {}
  void log(llvm::raw_ostream &OS) const override;
  std::error_code convertToErrorCode() const override;
  Code code() const { return C; }

private:
  Code C;
  std::string Text;
};

llvm::Error fail(Code C, const llvm::Twine &Text);

/// A rewrite does not fit a site; the text says why. Not a fault.
class Refusal : public llvm::ErrorInfo<Refusal> {
public:
  static char ID;
  explicit Refusal(std::string Why) : Why(std::move(Why)) {}
  void log(llvm::raw_ostream &OS) const override;
  std::error_code convertToErrorCode() const override;

private:
  std::string Why;
};

llvm::Error refuse(const llvm::Twine &Why);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_FAILURE_H
