//===- AtomicFile.cpp - a file is written whole or not at all -------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/patch/AtomicFile.h"
#include "passes/source/Failure.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

using namespace llvm;

namespace crinn::passes {

Error writeAtomically(StringRef Path, StringRef Text) {
  SmallString<256> Tmp;
  int FD = -1;
  auto Fail = [&](std::error_code EC) {
    if (FD >= 0)
      sys::fs::remove(Tmp);
    return fail(Code::Environment,
                Path + ": cannot be written: " + EC.message());
  };
  if (std::error_code EC =
          sys::fs::createUniqueFile(Path + ".part-%%%%%%", FD, Tmp))
    return Fail(EC);
  if (auto Mode = sys::fs::getPermissions(Path))
    if (std::error_code EC = sys::fs::setPermissions(Tmp, *Mode))
      return Fail(EC);
  raw_fd_ostream OS(FD, /*shouldClose=*/true);
  OS << Text;
  OS.close();
  if (OS.has_error()) {
    std::error_code EC = OS.error();
    OS.clear_error();
    return Fail(EC);
  }
  if (std::error_code EC = sys::fs::rename(Tmp, Path))
    return Fail(EC);
  return Error::success();
}

} // namespace crinn::passes
