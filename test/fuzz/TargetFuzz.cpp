//===- TargetFuzz.cpp - any bytes as a target manifest ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What is accepted must not lead out of the tree that it is laid into.
///
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"
#include "eval/target/Target.h"
#include "test/fuzz/MemoryFile.h"

#include <algorithm>
#include <fstream>

using namespace crinn::eval;

namespace {

/// A directory with an adapter, for the whole run.
const std::string &directory() {
  static TempDir Dir = [] {
    Result<TempDir> D = TempDir::create();
    require(bool(D) && bool(writeFile(D->path() + "/adapter.cpp", "")));
    return std::move(*D);
  }();
  return Dir.path();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  std::string Path = directory() + "/target.json";
  std::ofstream(Path, std::ios::binary)
      .write(reinterpret_cast<const char *>(Data),
             static_cast<std::streamsize>(Size));
  Result<Target> T = loadTarget(Path);
  if (!T) {
    require(T.error().Code == Errc::Input && !T.error().Message.empty());
    return 0;
  }
  require(isSafeRelative(T->Name) && T->Name.find('/') == T->Name.npos);
  require(!T->Sources.empty() && !T->Cxx.empty());
  for (const SourceSet &S : T->Sources) {
    bool Package = !S.Origin.Registry.empty();
    require(Package ? S.From == "." || isSafeRelative(S.From)
                    : S.From.starts_with('/'));
    // They become arguments of a client.
    require(!Package ||
            (!S.Origin.Name.starts_with('-') && !S.Origin.Version.empty()));
    require(!S.Files.empty() && (S.Into == "." || isSafeRelative(S.Into)));
  }
  for (const std::string &C : T->CompileSources)
    require(isSafeRelative(C));
  require(T->Ef.size() >= 2 && std::is_sorted(T->Ef.begin(), T->Ef.end()));
  return 0;
}
