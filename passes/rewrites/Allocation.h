//===- Allocation.h - a plain allocation of an index' array -----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_ALLOCATION_H
#define CRINN_PASSES_REWRITES_ALLOCATION_H

#include "passes/model/Idiom.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

namespace crinn::passes {

/// `p = (T *)malloc(n * row);` or `T *p = new T[n];` on a line of its own, and
/// the test behind it that ends the function if there is no memory.
struct PlainAllocation {
  const clang::ValueDecl *Pointer = nullptr;
  const clang::Expr *Taken = nullptr; ///< the call or new-expression
  std::string Name;     ///< the pointer, as it is assigned: `data_`, `this->p`
  std::string Bytes;    ///< `n * row`: has the same value behind the statement
  Span Statement;       ///< of the allocation
  unsigned Behind = 0;  ///< end of the last of allocation and test
  bool Checked = false; ///< the pointer is not null there
};

/// Errors: Refusal, where it is of no such form.
llvm::Expected<PlainAllocation> plainAllocation(const ParsedUnit &U,
                                                const Idiom &Storage);

/// True if \p S names \p D: a variable, or a member of whatever object.
bool names(const clang::Stmt *S, const clang::ValueDecl *D);

/// One level of indentation as the lines around \p Offset have it.
std::string indentUnit(llvm::StringRef File, unsigned Offset);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_ALLOCATION_H
