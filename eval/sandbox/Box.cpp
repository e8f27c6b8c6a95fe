//===- Box.cpp - a sandbox for code under test ---------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/sandbox/Box.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <fstream>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace crinn::eval {

namespace {

using Clock = std::chrono::steady_clock;

/// bubblewrap's first line: { "child-pid": 123 }
pid_t initProcess(int Status, Clock::time_point Until) {
  std::string Text;
  while (Text.find('\n') == std::string::npos) {
    auto Left = std::chrono::duration_cast<std::chrono::milliseconds>(
        Until - Clock::now());
    pollfd P = {Status, POLLIN, 0};
    if (Left.count() <= 0 || poll(&P, 1, int(Left.count())) <= 0)
      return -1;
    char Piece[256];
    ssize_t Got = read(Status, Piece, sizeof(Piece));
    if (Got <= 0)
      return -1;
    Text.append(Piece, size_t(Got));
  }
  size_t At = Text.find("\"child-pid\": ");
  return At == std::string::npos ? -1 : atoi(Text.c_str() + At + 13);
}

} // namespace

Result<bool> sandboxNamed(const std::string &Name) {
  if (Name != "box" && Name != "none")
    return Error{
        Errc::Usage,
        fmt::format("unknown sandbox '{}'; there are: box, none", Name), ""};
  return Name == "box";
}

Result<std::string> programPath(const std::string &Name) {
  for (const std::string &Dir :
       {executableDir(), std::string(CRINN_PROGRAM_DIR)}) {
    std::string Path = Dir + "/" + Name;
    if (access(Path.c_str(), X_OK) == 0)
      return Path;
  }
  return Error{Errc::Environment,
               fmt::format("{}: not found; install it beside {}", Name,
                           executableDir() + "/crinn-eval"),
               ""};
}

uid_t boxUser() {
  // Above what Debian gives out (65534 is nobody), below the subordinate ids.
  static std::atomic<unsigned> Next{unsigned(getpid())};
  return 70000 + Next++ % 20000;
}

pid_t boxedProcess(int Status, double Seconds) {
  auto Until = Clock::now() + std::chrono::duration_cast<Clock::duration>(
                                  std::chrono::duration<double>(Seconds));
  pid_t Init = initProcess(Status, Until);
  if (Init <= 0)
    return -1;
  std::string Children = fmt::format("/proc/{0}/task/{0}/children", Init);
  while (Clock::now() < Until) {
    std::ifstream In(Children);
    pid_t Pid = -1;
    if (In >> Pid && Pid > 0)
      return Pid;
    std::this_thread::sleep_for(std::chrono::microseconds(200));
  }
  return -1;
}

} // namespace crinn::eval
