//===- Secret.cpp - a number that only this machine knows -------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Secret.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sys/random.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

Error cannotKeep(const std::string &Path) {
  return {Errc::Environment, fmt::format("{}: cannot be written", Path), ""};
}

/// Creates \p Path with a new number, unless another process is first: a file
/// that exists is whole, since it gets its name when it is.
Status create(const std::string &Path) {
  if (Status S = makeDirs(std::filesystem::path(Path).parent_path()); !S)
    return S;
  uint64_t Number = 0;
  if (getrandom(&Number, sizeof(Number), 0) != ssize_t(sizeof(Number)))
    return cannotKeep(Path);
  const std::string Text = fmt::format("{:016x}\n", Number);
  const std::string Temp = fmt::format("{}.{}", Path, getpid());
  int Fd = open(Temp.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  bool Written = Fd >= 0 &&
                 write(Fd, Text.data(), Text.size()) == ssize_t(Text.size()) &&
                 fsync(Fd) == 0;
  if (Fd >= 0)
    close(Fd);
  bool Named = Written && (link(Temp.c_str(), Path.c_str()) == 0 ||
                           access(Path.c_str(), F_OK) == 0);
  unlink(Temp.c_str());
  return Named ? success() : Status(cannotKeep(Path));
}

} // namespace

Result<uint64_t> rowSecret(const Context &Ctx) {
  const std::string Path = Ctx.CacheDir + "/row-secret";
  std::error_code Ec;
  if (!std::filesystem::exists(Path, Ec))
    if (Status S = create(Path); !S)
      return S.takeError();
  Result<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  char *End = nullptr;
  uint64_t Number = std::strtoull(Text->c_str(), &End, 16);
  if (Text->size() != 17 || *End != '\n')
    return Error{Errc::Input,
                 fmt::format("{}: is not 16 hexadecimal digits; remove it, and "
                             "a new one is drawn",
                             Path),
                 ""};
  return Number;
}

} // namespace crinn::eval
