//===- Watch.cpp - bounds the memory of a box ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// RLIMIT_AS breaks sanitizers, counts by process and sees no shared memory; a
/// cgroup needs a controller that most users are not given. So a process
/// outside of the box looks ten times a second: the box is killed some tenths
/// of a second after it has passed the limit. What cannot be seen that way is
/// closed elsewhere: file systems in memory have sizes, and the filter denies
/// memory files and System V shared memory, which need not be mapped.
///
//===----------------------------------------------------------------------===//

#include "eval/sandbox/Watch.h"
#include "eval/sandbox/Box.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <linux/magic.h>
#include <string>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace crinn::eval {

namespace {

constexpr timespec Pause = {0, 100 * 1000 * 1000};

std::string contents(const std::string &Path) {
  std::string Text;
  if (FILE *F = fopen(Path.c_str(), "re")) {
    char Piece[4096];
    while (size_t Got = fread(Piece, 1, sizeof(Piece), F))
      Text.append(Piece, Got);
    fclose(F);
  }
  return Text;
}

/// Names in \p Dir that begin with a digit: processes, threads, descriptors.
std::vector<std::string> numbers(const std::string &Dir) {
  std::vector<std::string> Out;
  if (DIR *D = opendir(Dir.c_str())) {
    while (const dirent *E = readdir(D))
      if (E->d_name[0] >= '0' && E->d_name[0] <= '9')
        Out.push_back(E->d_name);
    closedir(D);
  }
  return Out;
}

/// The number after \p Name in the text of a /proc/N/status.
uint64_t field(const std::string &Status, const char *Name) {
  size_t At = Status.find(std::string("\n") + Name + ":");
  return At == std::string::npos
             ? 0
             : strtoull(Status.c_str() + At + strlen(Name) + 2, nullptr, 10);
}

std::vector<std::string> childrenOf(const std::string &Pid) {
  std::vector<std::string> All;
  const std::string Tasks = "/proc/" + Pid + "/task/";
  for (const std::string &Task : numbers(Tasks)) {
    std::string Children = contents(Tasks + Task + "/children");
    for (size_t Begin = 0, End;
         (End = Children.find(' ', Begin)) != std::string::npos;
         Begin = End + 1)
      All.push_back(Children.substr(Begin, End - Begin));
  }
  return All;
}

/// Everything in a box is below its init: an orphan becomes init's child.
std::vector<std::string> processesBelow(pid_t Root) {
  std::vector<std::string> All = {std::to_string(Root)};
  for (size_t I = 0; I < All.size(); ++I)
    for (std::string &Pid : childrenOf(All[I]))
      All.push_back(std::move(Pid));
  return All;
}

bool inMemory(int Fd, struct stat &St) {
  struct statfs Fs;
  return fstat(Fd, &St) == 0 && S_ISREG(St.st_mode) && fstatfs(Fd, &Fs) == 0 &&
         Fs.f_type == TMPFS_MAGIC;
}

/// Also closes what is no such file: the other ends must see when the box ends.
uint64_t memoryFiles(bool CloseOthers) {
  uint64_t Bytes = 0;
  for (const std::string &Name : numbers("/proc/self/fd")) {
    int Fd = atoi(Name.c_str());
    struct stat St;
    if (inMemory(Fd, St))
      Bytes += uint64_t(St.st_blocks) * 512;
    else if (CloseOthers && Fd > 2)
      close(Fd);
  }
  return Bytes;
}

} // namespace

uint64_t boxMemoryMiB(uint64_t Asked) {
  if (Asked)
    return Asked;
  uint64_t Pages = static_cast<uint64_t>(sysconf(_SC_PHYS_PAGES));
  return (Pages * static_cast<uint64_t>(sysconf(_SC_PAGESIZE)) >> 20) / 4 * 3;
}

uint64_t memoryBelow(pid_t Root) {
  uint64_t Private = 0, Shared = 0;
  for (const std::string &Pid : processesBelow(Root)) {
    std::string Status = contents("/proc/" + Pid + "/status");
    Private += field(Status, "RssAnon") + field(Status, "VmSwap");
    Shared += field(Status, "RssShmem");
  }
  return Private * 1024 + std::max(Shared * 1024, memoryFiles(false));
}

uint64_t threadsOf(uid_t Uid) {
  uint64_t Threads = 0;
  for (const std::string &Pid : numbers("/proc")) {
    std::string Status = contents("/proc/" + Pid + "/status");
    if (!Status.empty() && field(Status, "Uid") == Uid)
      Threads += field(Status, "Threads");
  }
  return Threads;
}

/// Ends all that is left below us: the orphans of \p Child are ours too. With
/// the init of a box everything in it ends.
static void endAll() {
  for (;;) {
    for (const std::string &Pid : childrenOf(std::to_string(getpid())))
      kill(pid_t(atoi(Pid.c_str())), SIGKILL);
    if (waitpid(-1, nullptr, 0) < 0 && errno != EINTR)
      return;
  }
}

int watch(pid_t Child, uint64_t Bytes) {
  memoryFiles(/*CloseOthers=*/true);
  sigset_t Ends;
  sigemptyset(&Ends);
  sigaddset(&Ends, SIGCHLD);
  sigaddset(&Ends, SIGTERM);
  for (;;) {
    int State = 0;
    pid_t Ended = waitpid(Child, &State, WNOHANG);
    if (Ended == Child) {
      endAll();
      return WIFSIGNALED(State) ? 128 + WTERMSIG(State) : WEXITSTATUS(State);
    }
    if (Ended < 0 && errno != EINTR)
      return BoxFailed;
    if (memoryBelow(Child) > Bytes) {
      endAll();
      fprintf(stderr, "\ncrinn-box: used more than %llu MiB of memory\n",
              static_cast<unsigned long long>(Bytes >> 20));
      return BoxOverMemory;
    }
    if (sigtimedwait(&Ends, nullptr, &Pause) == SIGTERM) {
      endAll();
      return 128 + SIGTERM;
    }
  }
}

} // namespace crinn::eval
