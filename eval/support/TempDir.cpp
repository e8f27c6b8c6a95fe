//===- TempDir.cpp - a directory that goes with its owner -----------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/TempDir.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <mutex>
#include <set>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr std::string_view Prefix = "crinn-tmp-";

/// The locked directory, or -1: it is held, not ours, or cannot be locked.
int lockDirectory(const std::string &Path) {
  int Fd = open(Path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (Fd < 0)
    return -1;
  struct stat Open = {};
  if (flock(Fd, LOCK_EX | LOCK_NB) == 0 && fstat(Fd, &Open) == 0 &&
      Open.st_uid == geteuid())
    return Fd;
  close(Fd);
  return -1;
}

/// True if \p Path still is what \p Fd has open: between mkdtemp and the lock
/// another process may have taken the directory for a left one.
bool stillThere(const std::string &Path, int Fd) {
  struct stat Open = {}, Named = {};
  return fstat(Fd, &Open) == 0 && lstat(Path.c_str(), &Named) == 0 &&
         Open.st_dev == Named.st_dev && Open.st_ino == Named.st_ino;
}

void sweepOnce(const std::string &Parent) {
  static std::mutex Guard;
  static std::set<std::string> Swept;
  {
    std::lock_guard<std::mutex> Hold(Guard);
    if (!Swept.insert(Parent).second)
      return;
  }
  sweepTempDirs(Parent);
}

bool canLock(const std::string &Dir) {
  int Fd = open(Dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool Can =
      Fd < 0 || flock(Fd, LOCK_SH | LOCK_NB) == 0 || errno == EWOULDBLOCK;
  if (Fd >= 0)
    close(Fd);
  return Can;
}

} // namespace

unsigned sweepTempDirs(const std::string &Parent) {
  unsigned Count = 0;
  std::error_code Ec;
  for (fs::directory_iterator It(Parent, Ec), End; !Ec && It != End;
       It.increment(Ec)) {
    std::string Name = It->path().filename().string();
    if (!Name.starts_with(Prefix))
      continue;
    int Lock = lockDirectory(It->path().string());
    if (Lock < 0)
      continue;
    std::error_code Ignored;
    fs::remove_all(It->path(), Ignored);
    close(Lock);
    Count += !Ignored;
  }
  return Count;
}

Result<TempDir> TempDir::create(const std::string &Parent) {
  std::string Where = Parent;
  if (Where.empty()) {
    const char *Tmp = std::getenv("TMPDIR");
    Where = Tmp && *Tmp ? Tmp : "/tmp";
  } else if (Status S = makeDirs(Where); !S) {
    return S.takeError();
  }
  sweepOnce(Where);
  for (;;) {
    std::string Name = fmt::format("{}/{}XXXXXX", Where, Prefix);
    if (!mkdtemp(Name.data()))
      return Error{
          Errc::Environment,
          fmt::format("{}: cannot write ({}); {}", Where, std::strerror(errno),
                      Parent.empty() ? "set TMPDIR to a writable directory"
                                     : "check rights and disk space"),
          ""};
    int Lock = lockDirectory(Name);
    if (Lock >= 0 && stillThere(Name, Lock))
      return TempDir(Name, Lock);
    if (Lock >= 0)
      close(Lock);
    else if (!canLock(Name))
      return TempDir(Name, -1);
    // Somebody sweeps it away at this moment: another name.
  }
}

TempDir::~TempDir() {
  std::error_code Ec;
  if (!Path.empty())
    fs::remove_all(Path, Ec);
  if (Lock >= 0)
    close(Lock);
}

} // namespace crinn::eval
