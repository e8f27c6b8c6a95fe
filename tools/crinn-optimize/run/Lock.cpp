//===- Lock.cpp - one run per directory -----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Lock.h"

#include "tools/crinn-optimize/support/Failure.h"

#include <fmt/core.h>

#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace llvm;

namespace crinn::optimize {

Expected<Lock> Lock::take(const std::string &Path) {
  int Fd = ::open(Path.c_str(), O_CREAT | O_RDWR | O_CLOEXEC, 0644);
  if (Fd < 0)
    return fail(Exit::Environment,
                fmt::format("{}: {}", Path, std::strerror(errno)));
  Lock Result(Fd);
  if (::flock(Fd, LOCK_EX | LOCK_NB) == 0)
    return Result;
  return fail(Exit::Environment,
              fmt::format("{}: another crinn-optimize is at work here; wait "
                          "for it or use another --out",
                          Path));
}

Lock::~Lock() {
  if (Fd >= 0)
    ::close(Fd);
}

} // namespace crinn::optimize
