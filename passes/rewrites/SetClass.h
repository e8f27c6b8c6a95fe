//===- SetClass.h - a class that is a set of visited ids --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETCLASS_H
#define CRINN_PASSES_REWRITES_SETCLASS_H

#include "passes/source/Failure.h"

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"

#include <map>
#include <set>
#include <string>

namespace crinn::passes {

/// What code asks of an object of the class.
struct SetUses {
  std::set<std::string> Members; ///< methods called, by name
  bool Sized = false;            ///< constructed with a number
};

/// A class that is proven to hold a set of ids below the number that it was
/// last given.
struct SetClass {
  enum Does { Tests, Marks, Clears };
  std::map<std::string, Does> Members;
  /// Name -> width and signedness of its first parameter; "" is the
  /// constructor.
  std::map<std::string, std::pair<unsigned, bool>> Takes;
  std::map<std::string, clang::QualType> Returns;
  bool Grows = false; ///< takes any id, whatever number it was given
  /// Can be made without a number, copied, moved.
  bool Defaults = false, Copies = false, Moves = false;
  bool Shares = false; ///< to mark one id may touch the memory of others
};

/// Reads \p Class, as written, with \p Args in place of its parameters.
/// Errors: Refusal, that says what is of no form whose meaning is known.
llvm::Expected<SetClass> setClass(const clang::ASTContext &Ctx,
                                  const clang::CXXRecordDecl *Class,
                                  llvm::ArrayRef<clang::TemplateArgument> Args,
                                  const SetUses &Used);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETCLASS_H
