//===- Patches.h - patches of all kept changes ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_PATCH_PATCHES_H
#define CRINN_OPTIMIZE_PATCH_PATCHES_H

#include "tools/crinn-optimize/store/Attempt.h"

#include "eval/target/Target.h"

#include "llvm/Support/Error.h"

namespace crinn::optimize {

/// What all patches of a run say alike.
struct PatchContext {
  std::string RunDir;
  const eval::Target &Target;
  std::string TargetArgument; ///< as the user named it
  std::string BaseCommit;
  uint64_t Seed = 1;
};

/// Makes RUN_DIR/patches, whole or not at all: a patch and its evidence per
/// kept attempt. Returns one line per patch: how to apply it. Errors: Verify (a
/// patch does not reproduce what was measured), Environment.
llvm::Expected<std::vector<std::string>>
writePatches(const PatchContext &C, const std::vector<Attempt> &Attempts,
             const std::vector<Confirmation> &Confirmations);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_PATCH_PATCHES_H
