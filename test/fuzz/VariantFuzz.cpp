//===- VariantFuzz.cpp - any bytes as a variant -----------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// The input is variant.json, in a directory whose overlay has plain files,
/// links that lead out of it, and a directory. What is accepted names plain
/// files of the overlay, by the hash that they have.
///
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/target/Variant.h"
#include "test/fuzz/MemoryFile.h"

#include <filesystem>
#include <fstream>
#include <set>

namespace fs = std::filesystem;
using namespace crinn::eval;

namespace {

/// For the whole run. make_corpus.py knows what is in it.
const std::string &directory() {
  static TempDir Dir = [] {
    Result<TempDir> D = TempDir::create();
    require(bool(D));
    const std::string Over = D->path() + "/overlay";
    require(bool(writeFile(Over + "/a.h", "a")) &&
            bool(writeFile(Over + "/d/b.h", "b")) &&
            bool(writeFile(D->path() + "/out.h", "a")));
    std::error_code Ec;
    fs::create_symlink("../out.h", Over + "/l.h", Ec);
    fs::create_directory_symlink("..", Over + "/u", Ec);
    require(!Ec);
    return std::move(*D);
  }();
  return Dir.path();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  std::ofstream(directory() + "/variant.json", std::ios::binary)
      .write(reinterpret_cast<const char *>(Data),
             static_cast<std::streamsize>(Size));
  Result<Variant> V = loadVariant(directory());
  if (!V) {
    require(V.error().Code == Errc::Input && !V.error().Message.empty());
    return 0;
  }
  std::set<std::string> Seen;
  for (const Variant::File &F : V->Files) {
    require(isSafeRelative(F.Path) && Seen.insert(F.Path).second);
    require(F.Path == "a.h" || F.Path == "d/b.h");
    require(F.ResultHash == sha256(F.Path == "a.h" ? "a" : "b"));
  }
  return 0;
}
