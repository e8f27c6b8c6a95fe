//===- Text.h - source text of AST nodes ------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Rewrites insert text made of pieces that the codebase already contains.
/// Every function here answers for text that stands in a file as it is read,
/// and says no (nullopt) for what a macro made.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_TEXT_H
#define CRINN_PASSES_SOURCE_TEXT_H

#include "passes/source/Parse.h"

#include "clang/AST/Stmt.h"
#include "clang/Lex/Token.h"

#include <optional>
#include <string>

namespace crinn::passes {

/// A range of one file, by offset.
struct Span {
  clang::FileID File;
  unsigned Begin = 0, End = 0;
  unsigned size() const { return End - Begin; }
};

/// Where \p R stands in a file; nullopt if a macro body has a part in it. A
/// whole macro invocation, with its arguments, does stand in a file.
std::optional<Span> spanOf(const clang::ASTContext &Ctx, clang::SourceRange R);

/// As spanOf, with the semicolon that ends the statement.
std::optional<Span> statementSpan(const clang::ASTContext &Ctx,
                                  const clang::Stmt *S);

/// The text of \p S.
llvm::StringRef textOf(const clang::ASTContext &Ctx, Span S);
std::string textOf(const clang::ASTContext &Ctx, const clang::Stmt *S);

/// The white space that begins the line of \p Offset.
std::string indentAt(llvm::StringRef File, unsigned Offset);

/// Offset of the first character of the line of \p Offset.
unsigned lineStart(llvm::StringRef File, unsigned Offset);

/// Offset past the newline of the line of \p Offset.
unsigned lineEnd(llvm::StringRef File, unsigned Offset);

/// "\r\n" if the file's first line ends so, else "\n".
std::string newlineOf(llvm::StringRef File);

/// \p Text without white space: two spellings of the same tokens are equal.
std::string squeeze(llvm::StringRef Text);

/// Calls \p Use with every token of \p Code and its text. Comments are tokens
/// if \p Comments is set, else left out.
void forEachToken(
    llvm::StringRef Code,
    llvm::function_ref<void(const clang::Token &, llvm::StringRef)> Use,
    bool Comments = false);

/// \p Text with each whole identifier \p Name replaced by \p With.
std::string substitute(llvm::StringRef Text, llvm::StringRef Name,
                       llvm::StringRef With);

/// True if the identifier \p Name stands in \p Text.
bool hasIdentifier(llvm::StringRef Text, llvm::StringRef Name);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_TEXT_H
