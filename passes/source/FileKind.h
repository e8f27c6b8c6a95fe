//===- FileKind.h - C++ by its file name ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_FILEKIND_H
#define CRINN_PASSES_SOURCE_FILEKIND_H

#include "llvm/ADT/StringRef.h"

namespace crinn::passes {

/// By the endings that Clang's driver takes for C++, and `.c` beside them in
/// compilation databases.
bool isCxxSource(llvm::StringRef Path);
bool isCSource(llvm::StringRef Path);
bool isHeader(llvm::StringRef Path);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_FILEKIND_H
