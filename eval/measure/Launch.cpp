//===- Launch.cpp - start a worker process ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Launch.h"
#include "eval/measure/Protocol.h"
#include "eval/sandbox/Box.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <initializer_list>
#include <spawn.h>
#include <unistd.h>
#include <vector>

namespace crinn::eval {

namespace {

/// Descriptors for the child: each goes to its own number, the rest is closed.
class Actions {
public:
  Actions() { posix_spawn_file_actions_init(&A); }
  ~Actions() { posix_spawn_file_actions_destroy(&A); }
  /// \p From is a number above all that are given out (Worker.cpp sees to it),
  /// so that no dup overwrites one that is still to come.
  void give(int From, int To) {
    if (From >= 0)
      posix_spawn_file_actions_adddup2(&A, From, To);
    Last = std::max(Last, To);
  }
  void open(int To, const char *Path, int Flags) {
    posix_spawn_file_actions_addopen(&A, To, Path, Flags, 0);
  }
  /// Those between may be open in us, and must not be inherited.
  void closeRest(std::initializer_list<int> Unused) {
    for (int Fd : Unused)
      posix_spawn_file_actions_addclose(&A, Fd);
    posix_spawn_file_actions_addclosefrom_np(&A, Last + 1);
  }

  posix_spawn_file_actions_t A;

private:
  int Last = 2;
};

Result<pid_t> spawn(const std::vector<std::string> &Argv, Actions &A) {
  std::vector<char *> Args;
  for (const std::string &One : Argv)
    Args.push_back(const_cast<char *>(One.c_str()));
  Args.push_back(nullptr);
  // One thread: what the library could start beside its caller is not asked
  // for. In a box crinn-box says the same.
  char Path[] = "PATH=/usr/bin:/bin", Locale[] = "LC_ALL=C",
       Omp[] = "OMP_NUM_THREADS=1", Blas[] = "OPENBLAS_NUM_THREADS=1",
       Leaks[] = "ASAN_OPTIONS=detect_leaks=0";
  char *Envp[] = {Path, Locale, Omp, Blas, Leaks, nullptr};
  posix_spawnattr_t Attr;
  posix_spawnattr_init(&Attr);
  // A group of its own: Ctrl-C reaches the judge alone, which then kills it.
  posix_spawnattr_setflags(&Attr, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&Attr, 0);
  pid_t Pid = -1;
  int Rc = posix_spawn(&Pid, Args[0], &A.A, &Attr, Args.data(), Envp);
  posix_spawnattr_destroy(&Attr);
  if (Rc != 0)
    return Error{Errc::Environment,
                 fmt::format("{}: cannot run ({})", Argv[0], std::strerror(Rc)),
                 ""};
  return Pid;
}

/// Opened for a box, which cannot follow our paths: above 40, to be given.
Result<int> openHigh(const std::string &Path) {
  int Fd = open(Path.c_str(), O_RDONLY | O_CLOEXEC);
  int High = Fd < 0 ? -1 : fcntl(Fd, F_DUPFD_CLOEXEC, 40);
  if (Fd >= 0)
    close(Fd);
  if (High < 0)
    return Error{
        Errc::Environment,
        fmt::format("{}: cannot be read ({})", Path, std::strerror(errno)), ""};
  return High;
}

struct Opened {
  ~Opened() {
    for (int Fd : {Library, Program, Status, Base})
      if (Fd >= 0)
        close(Fd);
  }
  int Library = -1, Program = -1, Status = -1, Base = -1;
};

/// The command that runs \p Program on \p Library, or S.Program. env is asked
/// to set the environment: only what it starts is to see it, not the box round
/// it.
std::vector<std::string> workerCommand(const LaunchSpec &S,
                                       const std::string &Program,
                                       const std::string &Library) {
  std::vector<std::string> Out;
  if (!S.Env.empty())
    Out.push_back("/usr/bin/env");
  Out.insert(Out.end(), S.Env.begin(), S.Env.end());
  if (S.Program.Command.empty())
    Out.insert(Out.end(), {Program, Library});
  else
    Out.insert(Out.end(), S.Program.Command.begin(), S.Program.Command.end());
  return Out;
}

/// What every worker gets. \p O keeps what must be open until it has started.
Status giveCommon(const LaunchSpec &S, Opened &O, Actions &A) {
  // Ours can be written: a worker could fill the memory behind it.
  Result<int> Base = openHigh(fmt::format("/proc/self/fd/{}", S.Base));
  if (!Base)
    return Base.takeError();
  O.Base = *Base;
  A.open(0, "/dev/null", O_RDONLY);
  A.open(1, "/dev/null", O_WRONLY);
  A.give(S.Log, 2);
  A.give(S.Shared, SharedFd);
  A.give(S.Command, CommandFd);
  A.give(S.Reply, ReplyFd);
  A.give(O.Base, BaseFd);
  return success();
}

/// \p Worker: the path of crinn-worker; empty: S.Program runs instead.
Result<Launched> launchBoxed(const LaunchSpec &S, const std::string &Worker) {
  Result<std::string> Box = programPath("crinn-box");
  if (!Box)
    return Box.takeError();
  Opened O;
  for (auto [Path, Fd] :
       {std::pair(&S.Library, &O.Library), std::pair(&Worker, &O.Program)}) {
    if (Path->empty())
      continue;
    Result<int> Got = openHigh(*Path);
    if (!Got)
      return Got.takeError();
    *Fd = *Got;
  }
  int Ends[2];
  if (pipe2(Ends, O_CLOEXEC) != 0)
    return Error{Errc::Environment, "no pipe: too many open files", ""};
  O.Status = fcntl(Ends[1], F_DUPFD_CLOEXEC, 40);
  close(Ends[1]);
  Actions A;
  if (Status Given = giveCommon(S, O, A); !Given) {
    close(Ends[0]);
    return Given.takeError();
  }
  A.give(O.Library, LibraryFd);
  A.give(O.Program, ProgramFd);
  A.give(O.Status, BoxStatusFd);
  A.closeRest({FileFd, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19});
  std::vector<std::string> Argv = {*Box, std::to_string(boxUser()),
                                   fmt::format("--memory={}", S.MemoryMiB)};
  Argv.insert(Argv.end(), S.Program.Mounts.begin(), S.Program.Mounts.end());
  Argv.push_back("--");
  const std::vector<std::string> Command =
      workerCommand(S, fmt::format("/proc/self/fd/{}", ProgramFd),
                    fmt::format("/proc/self/fd/{}", LibraryFd));
  Argv.insert(Argv.end(), Command.begin(), Command.end());
  Result<pid_t> Pid = spawn(Argv, A);
  if (!Pid) {
    close(Ends[0]);
    return Pid.takeError();
  }
  return Launched{*Pid, Ends[0]};
}

} // namespace

Result<Launched> launchWorker(const LaunchSpec &S) {
  std::string Worker;
  if (S.Program.Command.empty()) {
    Result<std::string> Path = programPath("crinn-worker");
    if (!Path)
      return Path.takeError();
    Worker = *Path;
  }
  if (S.Boxed)
    return launchBoxed(S, Worker);
  Actions A;
  Opened O;
  if (Status Given = giveCommon(S, O, A); !Given)
    return Given.takeError();
  A.closeRest({});
  Result<pid_t> Pid = spawn(workerCommand(S, Worker, S.Library), A);
  if (!Pid)
    return Pid.takeError();
  return Launched{*Pid, -1};
}

} // namespace crinn::eval
