//===- Launch.cpp - start a worker process ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Launch.h"
#include "eval/measure/Protocol.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

std::string workerPath() {
  std::string Beside = executableDir() + "/crinn-worker";
  return access(Beside.c_str(), X_OK) == 0 ? Beside : CRINN_WORKER_PATH;
}

} // namespace

Result<pid_t> launchWorker(const LaunchSpec &S) {
  std::string Path = workerPath();
  char *Argv[] = {Path.data(), const_cast<char *>(S.Library.c_str()), nullptr};
  // One thread: what the library could start beside its caller is not asked
  // for.
  char Path0[] = "PATH=/usr/bin:/bin", Locale[] = "LC_ALL=C",
       Omp[] = "OMP_NUM_THREADS=1", Blas[] = "OPENBLAS_NUM_THREADS=1",
       Leaks[] = "ASAN_OPTIONS=detect_leaks=0";
  char *Envp[] = {Path0, Locale, Omp, Blas, Leaks, nullptr};

  posix_spawn_file_actions_t Actions;
  posix_spawn_file_actions_init(&Actions);
  posix_spawn_file_actions_addopen(&Actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&Actions, 1, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_adddup2(&Actions, S.Log, 2);
  // The sources are numbers above 9 (Worker.cpp sees to it), so that no dup
  // overwrites one that is still to come.
  posix_spawn_file_actions_adddup2(&Actions, S.Shared, SharedFd);
  posix_spawn_file_actions_adddup2(&Actions, S.Command, CommandFd);
  posix_spawn_file_actions_adddup2(&Actions, S.Reply, ReplyFd);
  int Last = ReplyFd;
  if (S.Base >= 0) {
    posix_spawn_file_actions_adddup2(&Actions, S.Base, BaseFd);
    Last = BaseFd;
  }
  posix_spawn_file_actions_addclosefrom_np(&Actions, Last + 1);
  posix_spawnattr_t Attr;
  posix_spawnattr_init(&Attr);
  // A group of its own: Ctrl-C reaches the judge alone, which then kills it.
  posix_spawnattr_setflags(&Attr, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&Attr, 0);
  pid_t Pid = -1;
  int Rc = posix_spawn(&Pid, Path.c_str(), &Actions, &Attr, Argv, Envp);
  posix_spawn_file_actions_destroy(&Actions);
  posix_spawnattr_destroy(&Attr);
  if (Rc != 0)
    return Error{Errc::Environment,
                 fmt::format("{}: cannot run ({}); install crinn-worker beside "
                             "crinn-eval",
                             Path, std::strerror(Rc)),
                 ""};
  return Pid;
}

} // namespace crinn::eval
