//===- MailPatch.h - a variant as a patch for git am ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_PATCH_MAILPATCH_H
#define CRINN_PASSES_PATCH_MAILPATCH_H

#include "passes/Passes.h"

namespace crinn::passes {

/// What `git format-patch` makes of a commit of \p V below \p C's root, by the
/// author that git knows there. The message says what was rewritten where, and
/// that nothing was measured. Errors: Environment (git, or it knows no author).
llvm::Expected<std::string> mailPatch(const Codebase &C, const Variant &V);

} // namespace crinn::passes

#endif // CRINN_PASSES_PATCH_MAILPATCH_H
