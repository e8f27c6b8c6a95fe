//===- Lock.cpp - one run per directory -----------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/run/Lock.h"

#include "tools/crinn-optimize/support/Failure.h"

#include <fmt/core.h>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

using namespace llvm;

namespace crinn::optimize {

/// How long what a killed run had started (a compiler, git) may still write.
static constexpr auto Patience = std::chrono::seconds(30);

/// True if the process that wrote its number into the lock is there.
static bool holderLives(int Fd) {
  char Text[32] = {};
  if (::pread(Fd, Text, sizeof(Text) - 1, 0) <= 0)
    return true; // it is about to write it
  long Pid = std::atol(Text);
  return Pid <= 0 || ::kill(static_cast<pid_t>(Pid), 0) == 0 || errno == EPERM;
}

static bool takeNow(int Fd) {
  if (::flock(Fd, LOCK_EX | LOCK_NB) != 0)
    return false;
  std::string Pid = fmt::format("{}\n", ::getpid());
  return ::ftruncate(Fd, 0) == 0 &&
         ::pwrite(Fd, Pid.data(), Pid.size(), 0) == ssize_t(Pid.size());
}

Expected<Lock> Lock::take(const std::string &Path) {
  // Inherited by what the run starts: a git that outlives a killed run holds
  // the lock until it has written its last.
  int Fd = ::open(Path.c_str(), O_CREAT | O_RDWR, 0644);
  if (Fd < 0)
    return fail(Exit::Environment,
                fmt::format("{}: {}", Path, std::strerror(errno)));
  Lock Result(Fd);
  auto Until = std::chrono::steady_clock::now() + Patience;
  while (!takeNow(Fd)) {
    if (holderLives(Fd) || std::chrono::steady_clock::now() > Until)
      return fail(Exit::Environment,
                  fmt::format("{}: another crinn-optimize is at work here; wait "
                              "for it or use another --out",
                              Path));
    std::this_thread::sleep_for(std::chrono::milliseconds(20));
  }
  return Result;
}

Lock::~Lock() {
  if (Fd >= 0)
    ::close(Fd);
}

} // namespace crinn::optimize
