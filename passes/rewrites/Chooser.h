//===- Chooser.h - a function that knows kernels' batched forms -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_REWRITES_CHOOSER_H
#define CRINN_PASSES_REWRITES_CHOOSER_H

#include "passes/rewrites/BatchKernel.h"

namespace crinn::passes {

/// A kernel that a pointer may be.
struct Choice {
  clang::QualType Type; ///< of the function, canonical
  BatchKernel K;
  std::vector<std::string> Guards; ///< #if lines, outermost first
};

/// The text of a function that takes a distance's pointer, and calls the form
/// for several of the kernel that it is.
class Chooser {
public:
  Chooser(const ParsedUnit &U, const std::vector<Choice> &Kernels,
          unsigned Vector, unsigned Count, std::string Name,
          std::string Pointer, std::string Indent, std::string Newline);

  /// Up to the body. \p Declared: the pointer with its type. \p Number: of a
  /// distance. \p Template: its parameter's name, if it is a template.
  std::string head(const std::string &Declared, const std::string &Number,
                   const std::string &Template) const;

  /// Tries the kernels of type \p Of, then calls the template for \p Rest or,
  /// where that is "", the pointer for one vector after the other.
  std::string body(clang::QualType Of, const std::string &Rest) const;

private:
  std::string arguments(const std::string &BehindVector) const;

  const ParsedUnit &U;
  const std::vector<Choice> &Kernels;
  unsigned Vector;
  std::string Count, Name, Pointer, In, Nl;
  std::string C, Dists; ///< names that no parameter has
};

} // namespace crinn::passes

#endif // CRINN_PASSES_REWRITES_CHOOSER_H
