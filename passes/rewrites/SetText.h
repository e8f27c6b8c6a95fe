//===- SetText.h - what a small member function does, as text ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// `data[i / 64] >> i % 64 & 1` and `(words_[n >> 6] >> (n & 63)) & 1` do the
/// same. Here both are ".D[(i>>6)]>>(i&63)" and so on, D the field's name: the
/// first parameter is `i`, constants are numbers, and a class template is read
/// with its arguments, whether or not the unit has an instance of it. What has
/// no such form is "?", which is equal to nothing.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_SETTEXT_H
#define CRINN_PASSES_REWRITES_SETTEXT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/DeclCXX.h"
#include "clang/AST/ExprCXX.h"

#include <map>
#include <optional>
#include <string>

namespace crinn::passes {

class SetText {
public:
  /// \p Class: as written; \p Args: what it is read with, if it is a template.
  SetText(const clang::ASTContext &Ctx, const clang::CXXRecordDecl *Class,
          llvm::ArrayRef<clang::TemplateArgument> Args)
      : Ctx(Ctx), Class(Class), Args(Args) {}

  /// The statements of the body, with ';' between them.
  std::string body(const clang::FunctionDecl *F) const;

  /// Field -> what a constructor's list gives it, with ',' between arguments.
  std::map<std::string, std::string>
  inits(const clang::CXXConstructorDecl *C) const;

  std::string of(const clang::Expr *E) const;

  /// \p T with the template's arguments; null if it depends on more.
  clang::QualType typeOf(clang::QualType T) const;

  /// Bits of an integer type; 0 for other types.
  unsigned widthOf(clang::QualType T) const;

  /// The integer that \p E is whatever the object and the parameters are.
  std::optional<int64_t> valueOf(const clang::Expr *E) const;

private:
  std::string statement(const clang::Stmt *S, bool AsksBool) const;
  std::string list(llvm::ArrayRef<const clang::Expr *> Exprs) const;
  std::string condition(const clang::Expr *E) const;
  std::string converted(clang::QualType To, const clang::Expr *E) const;
  std::string named(const clang::ValueDecl *D) const;
  std::string binary(clang::BinaryOperatorKind Op, const clang::Expr *L,
                     const clang::Expr *R) const;
  std::string shifted(const clang::Expr *L, const clang::Expr *R) const;
  std::string call(const clang::CallExpr *C) const;
  std::string constructed(clang::QualType T,
                          llvm::ArrayRef<const clang::Expr *> Given) const;

  const clang::ASTContext &Ctx;
  const clang::CXXRecordDecl *Class;
  llvm::ArrayRef<clang::TemplateArgument> Args;
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_SETTEXT_H
