//===- OverlayFileSystem.h - real files, some replaced ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_PASSES_SOURCE_OVERLAYFILESYSTEM_H
#define CRINN_PASSES_SOURCE_OVERLAYFILESYSTEM_H

#include "passes/source/Parse.h"

#include "llvm/Support/VirtualFileSystem.h"

namespace crinn::passes {

/// The machine's files, where those of \p Files have other contents. A file is
/// known by its real path: one reached through a symlink or ".." is replaced
/// too, which an in-memory file system laid on top would miss.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
overlayFileSystem(const Overlay &Files);

/// \p Under, with files beside that exist nowhere else.
llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem>
withFiles(llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> Under,
          const std::map<std::string, std::string> &Files);

} // namespace crinn::passes

#endif // CRINN_PASSES_SOURCE_OVERLAYFILESYSTEM_H
