//===- KernelText.h - a kernel's text, to make another of ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_KERNELTEXT_H
#define CRINN_PASSES_REWRITES_KERNELTEXT_H

#include "passes/rewrites/Naming.h"
#include "passes/source/Failure.h"
#include "passes/source/Text.h"

#include "clang/AST/Decl.h"

namespace crinn::passes {

/// A free function that stands in its file as it is read, and that may be there
/// a second time: its pieces, and the layout around it.
struct KernelText {
  llvm::StringRef File;
  std::string Whole;      ///< of the definition
  std::string Declarator; ///< up to the body's '{', with white space before it
  std::string Forward;    ///< the parameters by name: "a, b, d"
  Span Begin, Name;       ///< the whole definition; the name alone
  unsigned BodyBegin = 0; ///< the body's '{'
  unsigned End = 0;       ///< past the body's '}'
  std::string Indent, Unit, Nl;
  std::string CaseIndent; ///< of `case` below its switch
  std::string Template;   ///< "template" or "template "
  std::string Static;     ///< "static " if other files see the function

  const clang::FunctionDecl *F = nullptr;

  /// A name for a variant of the kernel, in its spelling: with \p Words behind
  /// a '_' or \p Camel behind.
  std::string named(llvm::StringRef Words, llvm::StringRef Camel) const;
};

/// True if the unit uses the identifier \p Name for anything.
bool isTaken(const ParsedUnit &U, llvm::StringRef Name);

/// Text of a kernel's body that an #if leaves out.
enum class Unseen {
  Refused,
  Copied ///< taken as it is, if its words allow to have it twice
};

/// Errors: Refusal: a member, a template, attributes, default arguments, no
/// names; a body that may not be copied; text that is skipped or of a macro.
llvm::Expected<KernelText> kernelText(const ParsedUnit &U,
                                      const clang::FunctionDecl *F,
                                      Unseen Skipped = Unseen::Refused);

/// The signature (see signatureOf) of a function like \p F named \p Name.
std::string signatureAs(const clang::FunctionDecl *F, const std::string &Name);

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_KERNELTEXT_H
