//===- PatchWriter.h - a kept change as a mail patch ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The change is committed in a scratch clone of the base repository and
/// written by `git format-patch`. Then the patch is tried as its reader will:
/// `git am` in another fresh clone, and every changed file compared byte for
/// byte. A patch that does not pass is not handed out.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_OPTIMIZE_PATCH_PATCHWRITER_H
#define CRINN_OPTIMIZE_PATCH_PATCHWRITER_H

#include "llvm/Support/Error.h"

#include <map>
#include <string>

namespace crinn::optimize {

struct PatchRequest {
  std::string BaseRepository; ///< with one commit
  std::string ScratchDir;     ///< exists; what is made in it is removed again
  std::string OutDir;         ///< exists; gets NNNN-subject.patch
  unsigned Index = 1;         ///< NNNN
  std::string Message;        ///< of the commit
  std::map<std::string, std::string> Files; ///< path -> new contents
};

struct WrittenPatch {
  std::string Name;    ///< file name in OutDir
  std::string Command; ///< how to apply it: CRLF needs an option of `git am`
};

/// Errors: Verify (the patch does not reproduce the files, or changes nothing),
/// Environment (git, I/O).
llvm::Expected<WrittenPatch> writePatch(const PatchRequest &R);

} // namespace crinn::optimize

#endif // CRINN_OPTIMIZE_PATCH_PATCHWRITER_H
