//===- BodyText.h - a body from elsewhere, as text --------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What can be said of a function's body before it is parsed: that it is one
/// block, and holds nothing that acts on the text around it.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_BODY_BODYTEXT_H
#define CRINN_PASSES_BODY_BODYTEXT_H

#include "llvm/ADT/StringRef.h"
#include "llvm/Support/Error.h"

namespace crinn::passes {

/// Bodies above are refused.
inline constexpr size_t MostBodyBytes = 64 << 10;

/// Errors, as a Refusal: not one balanced block; a directive, also as a digraph
/// or behind a trigraph; a line that ends in a backslash; a character that is
/// not ASCII; asm, a pragma, a jump to a label, a module, a coroutine; a name
/// that is reserved for compilers and is no intrinsic.
llvm::Error checkBodyText(llvm::StringRef Body);

} // namespace crinn::passes

#endif // CRINN_PASSES_BODY_BODYTEXT_H
