//===- NumberText.h - another number in a literal's spelling ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_NUMBERTEXT_H
#define CRINN_PASSES_REWRITES_NUMBERTEXT_H

#include "llvm/ADT/StringRef.h"

#include <cstdint>
#include <string>

namespace crinn::passes {

/// \p Value as the integer literal \p Like is written: its base, the case of
/// its letters, its suffix, its leading zeros where it is in no base of ten,
/// and digit separators in groups of the same length where they are of one
/// length.
std::string numberLike(llvm::StringRef Like, uint64_t Value);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_NUMBERTEXT_H
