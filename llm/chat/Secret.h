//===- Secret.h - the key of an endpoint ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The key comes from the environment or from a file that nobody else can
/// read, and leaves this process in one header alone. The variable is removed
/// from the environment as soon as it was read, so that no compiler, worker or
/// git started later inherits it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_LLM_CHAT_SECRET_H
#define CRINN_LLM_CHAT_SECRET_H

#include "llvm/Support/Error.h"

#include <string>

namespace crinn::llm {

inline constexpr const char *KeyVariable = "CRINN_LLM_KEY";

/// The key in \p File, or if that is empty in CRINN_LLM_KEY; empty: none.
/// Errors: the file is missing, not regular, readable by others than its owner,
/// empty, or the key has bytes that no header may hold.
llvm::Expected<std::string> takeKey(const std::string &File);

/// \p Text with every occurrence of \p Key replaced by "[key]".
std::string withoutKey(std::string Text, const std::string &Key);

} // namespace crinn::llm

#endif // CRINN_LLM_CHAT_SECRET_H
