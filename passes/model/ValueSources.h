//===- ValueSources.h - where a unit's numbers come from --------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// A beam width is a field, handed through two or three functions to the loop
/// that it bounds. This knows, over all functions of a unit, what each
/// parameter, field and local gets its value from: assignments, initialisers
/// and the arguments of direct calls. In a template as written a call names its
/// callee by name and number of arguments alone.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_MODEL_VALUESOURCES_H
#define CRINN_PASSES_MODEL_VALUESOURCES_H

#include "passes/model/Recognisers.h"

#include "llvm/ADT/StringMap.h"

namespace crinn::passes {

/// A declaration, and a function in which it counts: the one that declares it,
/// or, of a field, one that uses it.
struct Carrier {
  const clang::ValueDecl *Decl = nullptr;
  const clang::FunctionDecl *In = nullptr;
};

/// Which changes a value may see on its way and be the same setting still.
enum class Follow {
  Value, ///< casts, `max(v, other)`, `c ? v : w`
  Scaled ///< `v * 2`, `v + 32` too
};

class ValueSources {
public:
  explicit ValueSources(const UnitView &V);

  /// The declarations whose value \p E is, inside \p In. Of the arguments of
  /// max and min only the one that the function uses for nothing else: the
  /// other is the number of answers wanted.
  std::vector<Carrier> carriers(const clang::Expr *E,
                                const clang::FunctionDecl *In,
                                Follow How) const;

  /// All that flows into the declarations of \p Seeds, themselves included, in
  /// the order found.
  std::vector<Carrier> upstream(std::vector<Carrier> Seeds, Follow How) const;

  struct Source {
    const clang::Expr *Value = nullptr;    ///< or
    const clang::ValueDecl *Out = nullptr; ///< a callee's reference parameter
    const clang::FunctionDecl *In = nullptr;
  };
  llvm::ArrayRef<Source> of(const clang::ValueDecl *D) const;

  /// Definitions in the unit that \p C may call, or construct by.
  std::vector<const clang::FunctionDecl *>
  calleesOf(const clang::CallExpr *C) const;

private:
  class Gatherer;
  void give(const clang::ValueDecl *To, Source S);
  void bindArguments(const clang::FunctionDecl *Callee,
                     llvm::ArrayRef<const clang::Expr *> Args,
                     const clang::FunctionDecl *In);
  std::vector<const clang::FunctionDecl *>
  constructorsOf(clang::QualType T, unsigned NumArgs) const;
  unsigned usesElsewhere(const clang::ValueDecl *D,
                         const clang::FunctionDecl *In) const;

  llvm::DenseMap<const clang::ValueDecl *, std::vector<Source>> Sources;
  llvm::StringMap<std::vector<const clang::FunctionDecl *>> ByName;
  llvm::DenseMap<const clang::CXXRecordDecl *,
                 std::vector<const clang::FunctionDecl *>>
      Constructors;
};

/// The declaration that \p E names: a variable, or a field of any object, as
/// written in its template; or null.
const clang::ValueDecl *namedBy(const clang::Expr *E);
const clang::ValueDecl *asWritten(const clang::ValueDecl *D);

/// The class, as written, that an object or pointer of type \p T is of, or
/// null.
const clang::CXXRecordDecl *recordOf(clang::QualType T);

/// An integer, or of a type that is not known yet.
bool mayCount(clang::QualType T);

} // namespace crinn::passes

#endif // CRINN_PASSES_MODEL_VALUESOURCES_H
