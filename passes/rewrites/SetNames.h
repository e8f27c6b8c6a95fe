//===- SetNames.h - where a type has a class from ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETNAMES_H
#define CRINN_PASSES_REWRITES_SETNAMES_H

#include "clang/AST/DeclCXX.h"
#include "clang/AST/TypeLoc.h"

#include <vector>

namespace crinn::passes {

/// One class, in the types of a unit.
class SetNames {
public:
  explicit SetNames(const clang::CXXRecordDecl *Class)
      : Class(Class->getCanonicalDecl()) {}

  /// True if \p T is the class.
  bool is(clang::QualType T) const;

  /// True if \p T is the class, a reference, pointer or array of it, or an
  /// instance of a template with such an argument.
  bool carries(clang::QualType T) const;

  /// True if the bytes of a \p T hold an object of the class.
  bool holds(clang::QualType T, unsigned Depth = 0) const;

  /// Places in \p T, or in the aliases and defaults that it stands on, that
  /// name the class; \p Deduced is set where there is nothing to name it.
  struct Found {
    std::vector<clang::SourceRange> Direct, Behind;
    bool Deduced = false;
  };
  void find(clang::TypeLoc T, Found &Out, bool Direct = true) const;

private:
  const clang::CXXRecordDecl *Class;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETNAMES_H
