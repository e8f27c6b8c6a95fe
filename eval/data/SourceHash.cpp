//===- SourceHash.cpp - a file's content hash, remembered -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/SourceHash.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstring>
#include <sys/stat.h>

namespace crinn::eval {

namespace {

constexpr size_t HexDigits = 64;
// Time stamps of files advance in jiffies: what was changed within the last
// second may be changed again unseen.
constexpr time_t SettledSeconds = 2;

} // namespace

Result<std::string> sourceHash(const std::string &Path, const Context &Ctx) {
  struct stat St;
  if (stat(Path.c_str(), &St) != 0)
    return Error{Errc::Input,
                 fmt::format("{}: cannot read ({}); check the path", Path,
                             std::strerror(errno)),
                 ""};
  std::string Stamp =
      sha256(fmt::format("{} {} {} {}.{} {}.{}", St.st_dev, St.st_ino,
                         St.st_size, St.st_mtim.tv_sec, St.st_mtim.tv_nsec,
                         St.st_ctim.tv_sec, St.st_ctim.tv_nsec));
  std::string Kept = fmt::format("{}/hash/{}", Ctx.CacheDir, Stamp);
  if (Result<std::string> Text = readFile(Kept);
      Text && Text->size() == HexDigits)
    return std::move(*Text);
  Ctx.progress("checksum", 0, 0);
  Result<std::string> Hash = sha256File(Path);
  // A hint only: without it the next call takes longer.
  if (Hash && time(nullptr) - St.st_ctim.tv_sec >= SettledSeconds)
    (void)bool(writeFile(Kept, *Hash));
  return Hash;
}

} // namespace crinn::eval
