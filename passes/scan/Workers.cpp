//===- Workers.cpp - a process for each piece of work ---------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/scan/Workers.h"
#include "passes/source/Failure.h"

#include <cerrno>
#include <csignal>
#include <map>
#include <vector>

#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace crinn::passes {
namespace {

struct Worker {
  size_t Index = 0;
  pid_t Process = 0;
  std::string Bytes;
};

bool writeAll(int To, llvm::StringRef Bytes) {
  while (!Bytes.empty()) {
    ssize_t N = write(To, Bytes.data(), Bytes.size());
    if (N < 0 && errno != EINTR)
      return false;
    if (N > 0)
      Bytes = Bytes.drop_front(N);
  }
  return true;
}

/// Empty for a process that ended well.
std::string crashOf(pid_t Process) {
  int Status = 0;
  while (waitpid(Process, &Status, 0) < 0 && errno == EINTR)
    ;
  if (WIFSIGNALED(Status))
    return "the worker was killed by signal " +
           std::to_string(WTERMSIG(Status));
  if (WEXITSTATUS(Status) != 0)
    return "the worker ended with status " +
           std::to_string(WEXITSTATUS(Status));
  return "";
}

class Pool {
public:
  ~Pool() {
    for (auto &[From, W] : Running)
      kill(W.Process, SIGKILL);
    for (auto &[From, W] : Running) {
      crashOf(W.Process);
      close(From);
    }
  }

  size_t size() const { return Running.size(); }

  llvm::Error start(size_t Index,
                    llvm::function_ref<std::string(size_t)> Work) {
    int Ends[2];
    if (pipe(Ends))
      return fail(Code::Environment, "no pipe for a worker; give -j1");
    pid_t Parent = getpid(), Process = fork();
    if (Process < 0) {
      close(Ends[0]);
      close(Ends[1]);
      return fail(Code::Environment, "no process for a worker; give -j1");
    }
    if (Process == 0) {
      prctl(PR_SET_PDEATHSIG, SIGKILL);
      if (getppid() != Parent)
        _exit(1);
      signal(SIGINT, SIG_IGN); // the parent says when to stop
      signal(SIGTERM, SIG_DFL);
      close(Ends[0]);
      // No exit handlers: what this process buffers is its parent's.
      _exit(writeAll(Ends[1], Work(Index)) ? 0 : 1);
    }
    close(Ends[1]);
    Running[Ends[0]] = {Index, Process, ""};
    return llvm::Error::success();
  }

  /// Reads what there is, for at most a fifth of a second.
  void step(llvm::function_ref<void(size_t, WorkerEnd)> Done) {
    std::vector<pollfd> All;
    for (const auto &[From, W] : Running)
      All.push_back({From, POLLIN, 0});
    if (poll(All.data(), All.size(), 200) <= 0)
      return;
    for (const pollfd &P : All)
      if (P.revents)
        read(P.fd, Done);
  }

private:
  void read(int From, llvm::function_ref<void(size_t, WorkerEnd)> Done) {
    Worker &W = Running[From];
    char Buffer[1 << 16];
    ssize_t N = ::read(From, Buffer, sizeof(Buffer));
    if (N > 0)
      W.Bytes.append(Buffer, N);
    if (N > 0 || (N < 0 && errno == EINTR))
      return;
    Worker Ended = std::move(W);
    Running.erase(From);
    close(From);
    std::string Crash = crashOf(Ended.Process);
    Done(Ended.Index, {std::move(Ended.Bytes), std::move(Crash)});
  }

  std::map<int, Worker> Running; ///< by the pipe's end
};

} // namespace

llvm::Error runInWorkers(size_t Count, unsigned Jobs,
                         llvm::function_ref<std::string(size_t)> Work,
                         llvm::function_ref<void(size_t, WorkerEnd)> Done,
                         llvm::function_ref<bool()> Stop) {
  Pool All;
  for (size_t Next = 0; Next < Count || All.size();) {
    if (Stop())
      return fail(Code::Interrupted, "interrupted");
    if (Next < Count && All.size() < std::max(Jobs, 1u)) {
      if (llvm::Error E = All.start(Next, Work))
        return E;
      ++Next;
      continue;
    }
    All.step(Done);
  }
  return llvm::Error::success();
}

} // namespace crinn::passes
