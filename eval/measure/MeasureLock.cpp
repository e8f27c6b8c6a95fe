//===- MeasureLock.cpp - one measurement at a time per machine ------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/MeasureLock.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <mutex>
#include <sstream>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

/// Of this process: the open file, and how many hold it.
struct Shared {
  std::mutex Guard;
  int Fd = -1;
  unsigned Holders = 0;
};

Shared &shared() {
  static Shared S;
  return S;
}

std::string lockPath() {
  const char *Named = std::getenv("CRINN_MEASURE_LOCK");
  return Named && *Named ? Named : "/tmp/crinn-measure.lock";
}

/// Reading is enough for a lock, so a file of another user does. It is opened
/// before it is created: in a sticky directory the kernel refuses O_CREAT on
/// another user's file (fs.protected_regular).
int openLock(const std::string &Path) {
  constexpr int Flags = O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  for (int Tries = 0; Tries < 10; ++Tries) {
    int Fd = open(Path.c_str(), Flags);
    if (Fd >= 0 || errno != ENOENT)
      return Fd;
    Fd = open(Path.c_str(), Flags | O_CREAT | O_EXCL, 0644);
    if (Fd >= 0) {
      fchmod(Fd, 0644); // whatever the umask says
      return Fd;
    }
    if (errno != EEXIST)
      return Fd;
  }
  return -1;
}

/// "process 123 (crinn-eval)", from /proc/locks; of another namespace: "another
/// process".
std::string holder(int Fd) {
  struct stat St = {};
  fstat(Fd, &St);
  std::string Wanted = fmt::format("{:02x}:{:02x}:{}", major(St.st_dev),
                                   minor(St.st_dev), St.st_ino);
  std::ifstream Locks("/proc/locks");
  std::string Line;
  while (std::getline(Locks, Line)) {
    std::istringstream In(Line);
    std::string Number, Kind, Mode, Access, File;
    long Pid = 0;
    In >> Number >> Kind >> Mode >> Access >> Pid >> File;
    if (Kind != "FLOCK" || File != Wanted || Pid <= 0)
      continue;
    std::ifstream Comm(fmt::format("/proc/{}/comm", Pid));
    std::string Name;
    std::getline(Comm, Name);
    return Name.empty() ? fmt::format("process {}", Pid)
                        : fmt::format("process {} ({})", Pid, Name);
  }
  return "another process";
}

} // namespace

Result<MeasureLock> MeasureLock::take(const Context &Ctx) {
  Shared &S = shared();
  std::lock_guard<std::mutex> Hold(S.Guard);
  if (S.Holders) {
    ++S.Holders;
    return MeasureLock();
  }
  std::string Path = lockPath();
  int Fd = openLock(Path);
  if (Fd < 0)
    return Error{
        Errc::Environment,
        fmt::format("{}: cannot open ({}); set CRINN_MEASURE_LOCK to a "
                    "file that all who measure here can read",
                    Path, std::strerror(errno)),
        ""};
  while (flock(Fd, LOCK_EX | LOCK_NB) != 0) {
    const int Why = errno;
    std::string Who = holder(Fd);
    Status Stop = success();
    if (Why != EWOULDBLOCK && Why != EINTR)
      Stop =
          Error{Errc::Environment,
                fmt::format("{}: cannot lock ({}); set CRINN_MEASURE_LOCK to "
                            "a file on a local disk",
                            Path, std::strerror(Why)),
                ""};
    else if (!Ctx.WaitToMeasure)
      Stop = Error{Errc::Environment,
                   fmt::format("{} is measuring on this machine; leave out "
                               "--no-wait to wait for it",
                               Who),
                   ""};
    else if (Ctx.cancelled())
      Stop = Error{Errc::Interrupted, "interrupted", ""};
    if (!Stop) {
      close(Fd);
      return Stop.takeError();
    }
    Ctx.progress(fmt::format("wait for {}, which measures", Who), 0, 0);
    usleep(100 * 1000);
  }
  S.Fd = Fd;
  S.Holders = 1;
  return MeasureLock();
}

MeasureLock::~MeasureLock() {
  if (!Held)
    return;
  Shared &S = shared();
  std::lock_guard<std::mutex> Hold(S.Guard);
  if (--S.Holders)
    return;
  close(S.Fd);
  S.Fd = -1;
}

} // namespace crinn::eval
