//===- Process.cpp - run a program and wait for it ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/support/Process.h"

#include "tools/crinn-optimize/support/Failure.h"

#include "llvm/ADT/ScopeExit.h"

#include <fmt/core.h>

#include <cstring>
#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char **environ;

using namespace llvm;

namespace crinn::optimize {

/// Our environment with \p Changes over it.
static std::vector<std::string>
environmentWith(const std::vector<std::string> &Changes) {
  std::vector<std::string> Result = Changes;
  for (char **Entry = environ; *Entry; ++Entry) {
    StringRef Name = StringRef(*Entry).split('=').first;
    bool Replaced = false;
    for (const std::string &Change : Changes)
      Replaced |= StringRef(Change).split('=').first == Name;
    if (!Replaced)
      Result.push_back(*Entry);
  }
  return Result;
}

static std::vector<char *> pointers(std::vector<std::string> &Strings) {
  std::vector<char *> Result;
  for (std::string &S : Strings)
    Result.push_back(S.data());
  Result.push_back(nullptr);
  return Result;
}

static std::string drain(int Fd) {
  std::string Text;
  char Buffer[4096];
  while (true) {
    ssize_t N = ::read(Fd, Buffer, sizeof Buffer);
    if (N < 0 && errno == EINTR)
      continue;
    if (N <= 0)
      return Text;
    Text.append(Buffer, N);
  }
}

Expected<Finished> run(const Command &C) {
  int Pipe[2];
  if (::pipe2(Pipe, O_CLOEXEC) != 0)
    return fail(Exit::Environment,
                fmt::format("pipe: {}", std::strerror(errno)));
  posix_spawn_file_actions_t Actions;
  posix_spawn_file_actions_init(&Actions);
  auto Free =
      make_scope_exit([&] { posix_spawn_file_actions_destroy(&Actions); });
  posix_spawn_file_actions_addopen(&Actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&Actions, Pipe[1], 1);
  posix_spawn_file_actions_adddup2(&Actions, Pipe[1], 2);
  if (!C.Directory.empty())
    posix_spawn_file_actions_addchdir_np(&Actions, C.Directory.c_str());

  std::vector<std::string> Args = C.Args;
  std::vector<std::string> Environment = environmentWith(C.Environment);
  pid_t Child = -1;
  int Errno = posix_spawnp(&Child, Args[0].c_str(), &Actions, nullptr,
                           pointers(Args).data(), pointers(Environment).data());
  ::close(Pipe[1]);
  if (Errno != 0) {
    ::close(Pipe[0]);
    return fail(Exit::Environment,
                fmt::format("{}: {}; install it or correct PATH", Args[0],
                            std::strerror(Errno)));
  }
  Finished Result;
  Result.Output = drain(Pipe[0]);
  ::close(Pipe[0]);
  int Status = 0;
  while (::waitpid(Child, &Status, 0) < 0 && errno == EINTR)
    ;
  Result.Status =
      WIFEXITED(Status) ? WEXITSTATUS(Status) : 128 + WTERMSIG(Status);
  return Result;
}

} // namespace crinn::optimize
