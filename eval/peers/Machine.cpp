//===- Machine.cpp - what a comparison says of its machine ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/Machine.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <sys/utsname.h>
#include <thread>

namespace fs = std::filesystem;

namespace crinn::eval {

std::string describeMachine() {
  std::ifstream Info("/proc/cpuinfo");
  std::string Line, Model = "unknown processor";
  while (std::getline(Info, Line))
    if (size_t At = Line.find(": ");
        Line.starts_with("model name") && At != Line.npos) {
      Model = Line.substr(At + 2);
      break;
    }
  utsname Kernel = {};
  uname(&Kernel);
  return fmt::format("{}, {} cores, {} {}", Model,
                     std::thread::hardware_concurrency(), Kernel.sysname,
                     Kernel.release);
}

uint64_t freeMemory() {
  std::ifstream In("/proc/meminfo");
  std::string Word;
  uint64_t Value = 0;
  while (In >> Word)
    if (Word == "MemAvailable:")
      return In >> Value ? Value * 1024 : 0;
  return 0;
}

bool hasChildren(pid_t Pid) {
  std::error_code Ec;
  for (const auto &Task :
       fs::directory_iterator(fmt::format("/proc/{}/task", Pid), Ec)) {
    std::ifstream In(Task.path() / "children");
    if (pid_t Child = 0; In >> Child)
      return true;
  }
  return false;
}

} // namespace crinn::eval
