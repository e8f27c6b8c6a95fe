//===- Subprocess.cpp - run a tool, keep what it said -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Subprocess.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <optional>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

extern char **environ;

namespace crinn::eval {

namespace {

/// Moves what is there into Text; closes Fd and sets it to -1 at the end.
void drain(int &Fd, std::string &Text) {
  char Piece[65536];
  ssize_t Got = read(Fd, Piece, sizeof(Piece));
  if (Got > 0) {
    Text.append(Piece, static_cast<size_t>(Got));
  } else if (Got == 0 || errno != EINTR) {
    close(Fd);
    Fd = -1;
  }
}

/// The tool's descriptors above 2. They are moved out of the way of their own
/// new numbers first.
class Given {
public:
  Given(const ToolLimits &L, posix_spawn_file_actions_t &Actions) {
    int To = L.FirstGiven;
    const int Above = To + static_cast<int>(L.Give.size());
    for (int Fd : L.Give) {
      Moved.push_back(fcntl(Fd, F_DUPFD_CLOEXEC, Above));
      posix_spawn_file_actions_adddup2(&Actions, Moved.back(), To++);
    }
    if (L.FirstGiven < 0)
      return;
    for (int Fd = 3; Fd < L.FirstGiven; ++Fd)
      posix_spawn_file_actions_addclose(&Actions, Fd);
    posix_spawn_file_actions_addclosefrom_np(&Actions, To);
  }
  ~Given() {
    for (int Fd : Moved)
      close(Fd);
  }
  bool ok() const {
    return std::find(Moved.begin(), Moved.end(), -1) == Moved.end();
  }

private:
  std::vector<int> Moved;
};

/// A tool may leave a process behind that keeps its stdout open and is not in
/// its group: after a kill nobody waits longer than this for the end of it.
constexpr std::chrono::seconds Grace{1};

} // namespace

Result<Finished> runTool(const std::vector<std::string> &Argv,
                         const std::string &Dir, const Context &Ctx,
                         const ToolLimits &L) {
  int Out[2], Err[2];
  if (pipe2(Out, O_CLOEXEC) != 0)
    return Error{Errc::Environment, "no pipe: too many open files", ""};
  if (pipe2(Err, O_CLOEXEC) != 0) {
    close(Out[0]);
    close(Out[1]);
    return Error{Errc::Environment, "no pipe: too many open files", ""};
  }
  std::vector<char *> Args;
  for (const std::string &A : Argv)
    Args.push_back(const_cast<char *>(A.c_str()));
  Args.push_back(nullptr);

  posix_spawn_file_actions_t Actions;
  posix_spawn_file_actions_init(&Actions);
  posix_spawn_file_actions_addopen(&Actions, 0, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&Actions, Out[1], 1);
  posix_spawn_file_actions_adddup2(&Actions, Err[1], 2);
  posix_spawn_file_actions_addchdir_np(&Actions, Dir.c_str());
  Given Fds(L, Actions);
  if (!Fds.ok()) {
    posix_spawn_file_actions_destroy(&Actions);
    for (int Fd : {Out[0], Out[1], Err[0], Err[1]})
      close(Fd);
    return Error{Errc::Environment, "too many open files", ""};
  }
  posix_spawnattr_t Attr;
  posix_spawnattr_init(&Attr);
  // A process group of its own: the compiler driver's children die with it, and
  // Ctrl-C reaches us alone.
  posix_spawnattr_setflags(&Attr, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&Attr, 0);
  pid_t Pid = -1;
  int Rc = posix_spawnp(&Pid, Args[0], &Actions, &Attr, Args.data(), environ);
  posix_spawn_file_actions_destroy(&Actions);
  posix_spawnattr_destroy(&Attr);
  close(Out[1]);
  close(Err[1]);
  if (Rc != 0) {
    close(Out[0]);
    close(Err[0]);
    return Error{Errc::Environment,
                 fmt::format("{}: cannot run ({}); install it or name another",
                             Argv[0], std::strerror(Rc)),
                 ""};
  }

  Finished F;
  using Clock = std::chrono::steady_clock;
  auto Deadline = Clock::now() + std::chrono::duration<double>(L.Seconds);
  std::optional<Clock::time_point> Killed;
  std::string Beyond;
  while (Out[0] >= 0 || Err[0] >= 0) {
    pollfd Polled[2] = {{Out[0], POLLIN, 0}, {Err[0], POLLIN, 0}};
    poll(Polled, 2, 100);
    if (Out[0] >= 0 && Polled[0].revents)
      drain(Out[0], F.Out);
    if (Err[0] >= 0 && Polled[1].revents)
      drain(Err[0], F.Err);
    if (Killed && (F.Out.clear(), Clock::now() > *Killed + Grace))
      break;
    if (Killed)
      continue;
    if (Clock::now() > Deadline)
      Beyond = fmt::format("did not end within {:.0f} s", L.Seconds);
    else if (F.Out.size() + F.Err.size() > L.OutputBytes)
      Beyond = fmt::format("wrote more than {} MiB", L.OutputBytes >> 20);
    if (Ctx.cancelled() || !Beyond.empty()) {
      kill(-Pid, SIGKILL);
      Killed = Clock::now();
    }
  }
  for (int Fd : {Out[0], Err[0]})
    if (Fd >= 0)
      close(Fd);
  // It may have closed both and live on.
  int State = 0;
  for (pid_t Ended = 0; Ended != Pid && (Ended >= 0 || errno == EINTR);) {
    Ended = waitpid(Pid, &State, WNOHANG);
    if (Ended != 0)
      continue;
    if (!Killed && (Ctx.cancelled() || Clock::now() > Deadline)) {
      Beyond = fmt::format("did not end within {:.0f} s", L.Seconds);
      kill(-Pid, SIGKILL);
      Killed = Clock::now();
    }
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  if (Ctx.cancelled())
    return Error{Errc::Interrupted, "interrupted", ""};
  if (Killed)
    return Error{Errc::Build,
                 fmt::format("{}: {} and was stopped", Argv[0], Beyond), ""};
  F.ExitCode = WIFSIGNALED(State) ? 128 + WTERMSIG(State) : WEXITSTATUS(State);
  return F;
}

} // namespace crinn::eval
