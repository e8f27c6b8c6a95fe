//===- Mounts.cpp - what a box sees --------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Our temporary directories are 0700 and the user's home may be, while a box
/// that root starts runs as another user. bubblewrap resolves what it binds as
/// that user, and a descriptor of ours does not help it: the kernel binds only
/// mounts of the caller's own namespace. So root makes the namespace first and
/// puts the paths where everyone can reach them, below /tmp, which is covered
/// there and nowhere else.
///
//===----------------------------------------------------------------------===//

#include "eval/sandbox/Mounts.h"
#include "eval/sandbox/Box.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

constexpr const char *Hidden[] = {"/usr/share", "/usr/local/share", "/usr/src"};

bool below(const std::string &Path, const std::string &Dir) {
  return Path == Dir || Path.starts_with(Dir + "/");
}

/// Seen with /usr, so there is nothing to bind.
bool seenAnyway(const std::string &Path) {
  for (const char *Dir : Hidden)
    if (below(Path, Dir))
      return false;
  return below(Path, "/usr");
}

bool bindOne(int From, const std::string &To) {
  struct stat St;
  if (fstat(From, &St) != 0)
    return false;
  if (S_ISDIR(St.st_mode)) {
    if (mkdir(To.c_str(), 0755) != 0)
      return false;
  } else {
    int Fd = open(To.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0644);
    if (Fd < 0)
      return false;
    close(Fd);
  }
  std::string Magic = "/proc/self/fd/" + std::to_string(From);
  return mount(Magic.c_str(), To.c_str(), nullptr, MS_BIND | MS_REC, nullptr) ==
         0;
}

} // namespace

bool stage(std::vector<Seen> &Paths, std::string &Failed) {
  Failed = "mount namespace";
  if (unshare(CLONE_NEWNS) != 0 ||
      mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
    return false;
  // Opened before /tmp is covered: they may be below it.
  std::vector<int> Open;
  for (const Seen &S : Paths) {
    Failed = S.Path;
    Open.push_back(open(S.Path.c_str(), O_PATH | O_CLOEXEC));
    if (Open.back() < 0)
      return false;
  }
  Failed = "/tmp";
  if (mount("tmpfs", "/tmp", "tmpfs", MS_NOSUID | MS_NODEV,
            "mode=0755,size=1m") != 0)
    return false;
  for (size_t I = 0; I < Paths.size(); ++I) {
    Failed = Paths[I].Path;
    Paths[I].From = "/tmp/" + std::to_string(I);
    if (!bindOne(Open[I], Paths[I].From) || close(Open[I]) != 0)
      return false;
  }
  return true;
}

std::vector<std::string> mountOptions(const std::vector<Seen> &Paths) {
  std::vector<std::string> Out = {"--ro-bind", "/usr", "/usr"};
  for (const char *Dir : Hidden)
    if (access(Dir, F_OK) == 0)
      Out.insert(Out.end(), {"--size", "1048576", "--tmpfs", Dir});
  Out.insert(Out.end(), {"--symlink",
                         "usr/lib",
                         "/lib",
                         "--symlink",
                         "usr/lib64",
                         "/lib64",
                         "--symlink",
                         "usr/bin",
                         "/bin",
                         "--ro-bind-try",
                         "/etc/alternatives",
                         "/etc/alternatives",
                         "--proc",
                         "/proc",
                         "--ro-bind",
                         "/proc/sys",
                         "/proc/sys",
                         "--dev",
                         "/dev",
                         "--size",
                         std::to_string(BoxSharedMiB << 20),
                         "--tmpfs",
                         "/dev/shm",
                         "--size",
                         std::to_string(BoxTmpMiB << 20),
                         "--tmpfs",
                         "/tmp"});
  for (const Seen &S : Paths)
    if (!seenAnyway(S.Path))
      Out.insert(Out.end(), {"--ro-bind", S.From, S.Path});
  // Each is a file system in memory of its own, without a limit.
  for (const char *Dir : Hidden)
    if (access(Dir, F_OK) == 0)
      Out.insert(Out.end(), {"--remount-ro", Dir});
  Out.insert(Out.end(), {"--remount-ro", "/dev", "--remount-ro", "/"});
  return Out;
}

} // namespace crinn::eval
