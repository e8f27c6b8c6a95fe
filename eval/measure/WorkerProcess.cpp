//===- WorkerProcess.cpp - a worker's process, clocks and end ----*- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Time is the worker's process CPU clock, which the kernel keeps and the judge
/// reads: on a machine that does other work its ratios scatter by 2 % where
/// wall time scatters by 9 % (robust sd, 784 dimensions). The clock is read
/// before the byte that publishes the batch and after the byte that answers, so
/// work in other threads has nowhere to hide; what is spent between an answer
/// and the next command is summed up too.
///
//===----------------------------------------------------------------------===//

#include "eval/measure/WorkerProcess.h"
#include "eval/measure/RequestCheck.h"
#include "eval/sandbox/Box.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fstream>
#include <poll.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace crinn::eval {

namespace {

double seconds(clockid_t Clock) {
  timespec T = {};
  clock_gettime(Clock, &T);
  return double(T.tv_sec) + 1e-9 * double(T.tv_nsec);
}

/// Until bubblewrap has started the worker: some milliseconds, unless many
/// boxes end and the kernel lets new ones wait for their namespaces.
constexpr double BoxSeconds = 120;

/// Moves a descriptor above 40, out of the way of the worker's and the box's
/// fixed ones.
int above(int Fd) {
  if (Fd < 0)
    return -1;
  int Moved = fcntl(Fd, F_DUPFD_CLOEXEC, 40);
  close(Fd);
  return Moved;
}

int memoryFile(const char *Name) {
  return above(memfd_create(Name, MFD_CLOEXEC | MFD_ALLOW_SEALING));
}

void closeFd(int &Fd) {
  if (Fd >= 0)
    close(Fd);
  Fd = -1;
}

const char *nameOf(Command C) {
  switch (C) {
  case Command::Hello:
    return "being loaded";
  case Command::Build:
    return "crinn_build";
  case Command::Load:
    return "crinn_load";
  case Command::Save:
    return "crinn_save";
  case Command::Search:
    return "crinn_search";
  case Command::SearchBatch:
    return "crinn_search_batch";
  case Command::SetThreads:
    return "crinn_set_threads";
  case Command::SearchFiltered:
    return "crinn_search_filtered";
  case Command::Insert:
    return "crinn_insert";
  case Command::Remove:
    return "crinn_remove";
  case Command::CountDistances:
    return "crinn_distance_count";
  }
  return "";
}

/// One printable line: the text comes from the library under test.
std::string printable(std::string_view Text) {
  std::string Out;
  for (char C : Text.substr(0, 200))
    Out += (C >= 0x20 && C < 0x7f) ? C : ' ';
  return Out;
}

} // namespace

Error WorkerProcess::error(std::string What) const {
  return {Errc::Worker, S.Label + ": " + What, ""};
}

std::string WorkerProcess::log(size_t Most) const {
  std::string Text(std::clamp<off_t>(lseek(Log, 0, SEEK_END), 0, off_t(Most)),
                   0);
  ssize_t Got = pread(Log, Text.data(), Text.size(), 0);
  Text.resize(Got > 0 ? size_t(Got) : 0);
  return Text;
}

std::string WorkerProcess::lastLogLine() const {
  char Tail[1024];
  off_t Size = lseek(Log, 0, SEEK_END);
  off_t From = std::max<off_t>(0, Size - off_t(sizeof(Tail)));
  ssize_t Got = pread(Log, Tail, sizeof(Tail), From);
  std::string_view Text(Tail, Got > 0 ? size_t(Got) : 0);
  while (Text.ends_with('\n'))
    Text.remove_suffix(1);
  if (size_t At = Text.rfind('\n'); At != Text.npos)
    Text.remove_prefix(At + 1);
  return Text.empty() ? "" : " (it wrote: " + printable(Text) + ")";
}

Result<std::unique_ptr<WorkerProcess>>
WorkerProcess::start(const ProcessSpec &S, const Context &Ctx) {
  std::unique_ptr<WorkerProcess> W(new WorkerProcess(S, Ctx));
  if (Status St = W->open(); !St)
    return St.takeError();
  return W;
}

Status WorkerProcess::open() {
  SharedMem = memoryFile("crinn-shared");
  Base = memoryFile("crinn-base");
  fchmod(Base, 0600); // the box's user must not open it again for writing
  Log = memoryFile("crinn-log");
  int Down[2] = {-1, -1}, Up[2] = {-1, -1};
  bool Ok = socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, Down) == 0 &&
            pipe2(Up, O_CLOEXEC) == 0;
  LaunchSpec L;
  L.Library = S.Library;
  L.Env = S.Env;
  L.Program = S.Program;
  L.Command = above(Down[0]);
  ToWorker = above(Down[1]);
  FromWorker = above(Up[0]);
  L.Reply = above(Up[1]);
  L.Shared = SharedMem;
  L.Base = Base;
  L.Log = Log;
  void *Map = MAP_FAILED;
  if (Ok && ftruncate(SharedMem, off_t(S.SharedBytes)) == 0)
    Map = mmap(nullptr, S.SharedBytes, PROT_READ | PROT_WRITE,
               MAP_SHARED | MAP_POPULATE, SharedMem, 0);
  // Sealed: a worker that shrinks it would end the judge with SIGBUS.
  if (Map != MAP_FAILED && Log >= 0 && Base >= 0 &&
      fcntl(SharedMem, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW) == 0) {
    Shared = static_cast<char *>(Map);
    if (Status St = launch(L); !St) {
      close(L.Command);
      close(L.Reply);
      return St;
    }
  }
  closeFd(L.Command);
  closeFd(L.Reply);
  if (Pid < 0)
    return Error{Errc::Environment,
                 "cannot set up a worker: out of memory or of file descriptors",
                 ""};
  return success();
}

Status WorkerProcess::launch(const LaunchSpec &Spec) {
  LaunchSpec L = Spec;
  L.Boxed = Ctx.Sandboxed;
  L.MemoryMiB = Ctx.BoxMemoryMiB;
  Result<Launched> P = launchWorker(L);
  if (!P)
    return P.takeError();
  Pid = Runs = P->Pid;
  if (P->Status < 0)
    return success();
  // Kept open: bubblewrap writes to it at the end.
  BoxStatus = P->Status;
  Runs = boxedProcess(BoxStatus, BoxSeconds);
  if (Runs > 0)
    return success();
  if (Ctx.cancelled()) // a signal also ends the wait for the box
    return Error{Errc::Interrupted, "interrupted", ""};
  return Error{Errc::Environment,
               "no sandbox" + lastLogLine() +
                   "; install bubblewrap and allow user namespaces, or give "
                   "--sandbox=none",
               ""};
}

WorkerProcess::~WorkerProcess() {
  if (Pid > 0) {
    kill(-Pid, SIGKILL); // its group: what it may have started
    kill(Pid, SIGKILL);
    while (waitpid(Pid, nullptr, 0) < 0 && errno == EINTR)
      ;
  }
  if (Shared)
    munmap(Shared, S.SharedBytes);
  for (int *Fd : {&SharedMem, &ToWorker, &FromWorker, &Base, &Log, &BoxStatus})
    closeFd(*Fd);
}

Error WorkerProcess::died(Command What) {
  int State = 0;
  // A box says how the worker ended a moment after the pipe is closed, on a
  // busy machine a second or two. It may have closed the pipe and live on.
  for (int Tries = 0; Tries < 5000 && waitpid(Pid, &State, WNOHANG) == 0;
       ++Tries)
    usleep(1000);
  bool Reaped = kill(Pid, SIGKILL) != 0;
  while (!Reaped && waitpid(Pid, &State, 0) < 0 && errno == EINTR)
    ;
  Pid = Runs = -1;
  int Code = WEXITSTATUS(State), Signal = WTERMSIG(State);
  if (!WIFSIGNALED(State) && Code > 128 && Code < 128 + 65)
    Signal = Code - 128; // as bubblewrap puts it
  if (Code == BoxOverMemory && BoxStatus >= 0)
    return error(fmt::format("worker was stopped in {}{}; allow it more with "
                             "--box-memory",
                             nameOf(What), lastLogLine()));
  std::string How = "ended with exit code " + std::to_string(Code);
  if (const char *Name = Signal > 0 ? sigabbrev_np(Signal) : nullptr)
    How = fmt::format("was killed by SIG{}", Name);
  return error(fmt::format("worker {} in {}{}; run its test suite under a "
                           "sanitizer",
                           How, nameOf(What), lastLogLine()));
}

Result<Timing> WorkerProcess::call(Command What, double TimeoutSeconds,
                                   int File) {
  if (Status St = begin(What, File); !St)
    return St.takeError();
  return end(TimeoutSeconds);
}

/// The byte that publishes a command, with a descriptor or without.
bool WorkerProcess::send(int File) {
  char Byte = 1;
  iovec Part = {&Byte, 1};
  alignas(cmsghdr) char Control[CMSG_SPACE(sizeof(int))] = {};
  msghdr M = {};
  M.msg_iov = &Part;
  M.msg_iovlen = 1;
  if (File >= 0) {
    M.msg_control = Control;
    M.msg_controllen = sizeof(Control);
    cmsghdr *C = CMSG_FIRSTHDR(&M);
    C->cmsg_level = SOL_SOCKET;
    C->cmsg_type = SCM_RIGHTS;
    C->cmsg_len = CMSG_LEN(sizeof(int));
    std::memcpy(CMSG_DATA(C), &File, sizeof(File));
  }
  // A dead reader gives EPIPE, not a signal that would end the judge.
  return sendmsg(ToWorker, &M, MSG_NOSIGNAL) == 1;
}

Status WorkerProcess::begin(Command What, int File) {
  if (Pid < 0)
    return error("worker is gone");
  Running = What;
  request().What = What;
  request().Status = INT_MIN;
  clockid_t Clock;
  if (clock_getcpuclockid(Runs, &Clock) != 0)
    return died(What);
  Begun.Wall = seconds(CLOCK_MONOTONIC);
  Begun.Cpu = seconds(Clock);
  if (Answered >= 0)
    IdleCpu += Begun.Cpu - Answered;
  if (!send(File))
    return died(What);
  return success();
}

Result<Timing> WorkerProcess::end(double TimeoutSeconds) {
  const Command What = Running;
  clockid_t Clock;
  if (Pid < 0)
    return error("worker is gone");
  // The box's init reaps it at once: nothing is left to ask for its time.
  if (clock_getcpuclockid(Runs, &Clock) != 0)
    return died(What);
  // Waited is counted in slices of at most a second: a machine that was
  // suspended in between has not waited.
  double Waited = 0, Last = Begun.Wall;
  for (;;) {
    pollfd P = {FromWorker, POLLIN, 0};
    int Ready = poll(&P, 1, 200); // 200 ms: how long Ctrl-C may take
    if (Ready > 0)
      break;
    double Now = seconds(CLOCK_MONOTONIC);
    Waited += std::min(Now - Last, 1.0);
    Last = Now;
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    if (Waited > TimeoutSeconds) {
      kill(Pid, SIGKILL);
      died(What);
      return error(fmt::format("worker hung in {} for {:.0f} s and was killed; "
                               "look for an endless loop",
                               nameOf(What), TimeoutSeconds));
    }
  }
  char Byte;
  if (read(FromWorker, &Byte, 1) != 1)
    return died(What);
  Answered = seconds(Clock);
  Timing T;
  T.Cpu = Answered - Begun.Cpu;
  T.Wall = seconds(CLOCK_MONOTONIC) - Begun.Wall;
  if (request().Status < 0)
    return error(fmt::format("{} failed: {}", nameOf(What), textOf(request())));
  return T;
}

double WorkerProcess::takeIdleCpu() { return std::exchange(IdleCpu, 0); }

namespace {

/// The number of the line \p Key in /proc/PID/status; 0: no such process. Line
/// by line: the first one holds a name that the process gives itself.
uint64_t statusField(pid_t Pid, std::string_view Key) {
  std::ifstream In(fmt::format("/proc/{}/status", Pid));
  for (std::string Line; std::getline(In, Line);)
    if (Line.starts_with(Key))
      return std::strtoull(Line.c_str() + Key.size(), nullptr, 10);
  return 0;
}

} // namespace

unsigned WorkerProcess::threads() const {
  return unsigned(statusField(Runs, "Threads:"));
}

uint64_t WorkerProcess::peakBytes() const {
  return statusField(Runs, "VmHWM:") * 1024;
}

} // namespace crinn::eval
