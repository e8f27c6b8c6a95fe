//===- AtomicFile.h - a file is written whole or not at all -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_PATCH_ATOMICFILE_H
#define CRINN_PASSES_PATCH_ATOMICFILE_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace crinn::passes {

/// Writes beside \p Path and renames; keeps the mode of a file that is there.
llvm::Error writeAtomically(llvm::StringRef Path, llvm::StringRef Text);

} // namespace crinn::passes

#endif // CRINN_PASSES_PATCH_ATOMICFILE_H
