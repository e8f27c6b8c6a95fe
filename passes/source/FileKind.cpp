//===- FileKind.cpp - C++ by its file name --------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/source/FileKind.h"

#include "llvm/ADT/StringSwitch.h"
#include "llvm/Support/Path.h"

using namespace llvm;

namespace crinn::passes {

bool isCxxSource(StringRef Path) {
  return StringSwitch<bool>(sys::path::extension(Path))
      .Cases(".cpp", ".cc", ".cxx", ".c++", ".C", ".CPP", true)
      .Default(false);
}

bool isCSource(StringRef Path) { return sys::path::extension(Path) == ".c"; }

bool isHeader(StringRef Path) {
  return StringSwitch<bool>(sys::path::extension(Path))
      .Cases(".h", ".hh", ".hpp", ".hxx", ".h++", ".H", true)
      .Default(false);
}

} // namespace crinn::passes
