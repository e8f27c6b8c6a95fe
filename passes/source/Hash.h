//===- Hash.h - SHA-256 of a text -------------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_HASH_H
#define CRINN_PASSES_SOURCE_HASH_H

#include "llvm/ADT/StringRef.h"

#include <string>

namespace crinn::passes {

/// SHA-256, lower-case hexadecimal.
std::string sha256(llvm::StringRef Text);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_HASH_H
