//===- ApplyOutput.h - a change in the formats of other tools ---*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The text of files that other tools read. Both formats are Unicode: where an
/// inserted text or a path is not UTF-8 it is an error, since it would come out
/// changed.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_TOOLS_CRINN_REWRITE_APPLYOUTPUT_H
#define CRINN_TOOLS_CRINN_REWRITE_APPLYOUTPUT_H

#include "passes/Passes.h"

namespace crinn::rewrite {

/// YAML for clang-apply-replacements, with absolute paths and byte offsets.
llvm::Expected<std::string> fixesYaml(const passes::Codebase &C,
                                      const passes::Variant &V);

/// SARIF 2.1.0: docs/formats.md, section SARIF.
llvm::Expected<std::string> sarif(const passes::Codebase &C,
                                  const passes::Variant &V,
                                  const passes::ApplyNotes &N);

/// Errors: an inserted text or a path of \p V is not UTF-8; \p Option is what
/// needs it.
llvm::Error checkUnicode(const passes::Codebase &C, const passes::Variant &V,
                         llvm::StringRef Option);

} // namespace crinn::rewrite

#endif // CRINN_TOOLS_CRINN_REWRITE_APPLYOUTPUT_H
