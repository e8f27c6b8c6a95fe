//===- Process.cpp - run a program and wait for it ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/support/Process.h"

#include "tools/crinn-optimize/support/Failure.h"

#include "llvm/ADT/StringRef.h"

#include <fmt/core.h>

#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
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

/// In the child: nothing that allocates or locks, since another thread may have
/// held a lock at the fork. Never returns.
[[noreturn]] static void become(const Command &C, char **Args,
                                char **Environment, int Null, int Output,
                                pid_t Parent) {
  // If we are killed, so is the child: a git that lives on would write into
  // directories that the resumed run has already cleaned.
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != Parent)
    ::_exit(127);
  ::dup2(Null, 0);
  ::dup2(Output, 1);
  ::dup2(Output, 2);
  // Ignored signals would stay ignored.
  ::signal(SIGPIPE, SIG_DFL);
  if (C.Directory.empty() || ::chdir(C.Directory.c_str()) == 0)
    ::execvpe(Args[0], Args, Environment);
  static constexpr char Text[] = "cannot be started; install it\n";
  (void)!::write(2, Text, sizeof Text - 1);
  ::_exit(127);
}

Expected<Finished> run(const Command &C) {
  int Pipe[2];
  int Null = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (Null < 0 || ::pipe2(Pipe, O_CLOEXEC) != 0)
    return fail(Exit::Environment,
                fmt::format("{}: {}", C.Args[0], std::strerror(errno)));
  std::vector<std::string> Args = C.Args;
  std::vector<std::string> Environment = environmentWith(C.Environment);
  std::vector<char *> ArgPointers = pointers(Args);
  std::vector<char *> EnvironmentPointers = pointers(Environment);
  pid_t Parent = ::getpid();
  pid_t Child = ::fork();
  if (Child == 0)
    become(C, ArgPointers.data(), EnvironmentPointers.data(), Null, Pipe[1],
           Parent);
  int Errno = errno;
  ::close(Null);
  ::close(Pipe[1]);
  if (Child < 0) {
    ::close(Pipe[0]);
    return fail(Exit::Environment,
                fmt::format("{}: {}", Args[0], std::strerror(Errno)));
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
