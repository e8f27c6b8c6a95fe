//===- Includes.h - where a further #include belongs ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_INCLUDES_H
#define CRINN_PASSES_SOURCE_INCLUDES_H

#include "llvm/ADT/StringRef.h"

#include <optional>

namespace crinn::passes {

/// The offset past the last #include at the head of \p File that stands in no
/// conditional but the include guard; nothing if there is none. The head ends
/// with the first line of code.
std::optional<unsigned> behindIncludes(llvm::StringRef File);

/// True if \p File includes \p Header, in whatever conditional.
bool includes(llvm::StringRef File, llvm::StringRef Header);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_INCLUDES_H
