//===- Processors.cpp - which processor to measure on -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Processors.h"

#include <charconv>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sched.h>
#include <sstream>
#include <string>

namespace crinn::eval {

StatTicks parseStat(std::string_view ProcStat) {
  StatTicks Out;
  std::istringstream In{std::string(ProcStat)};
  for (std::string Line; std::getline(In, Line);) {
    std::istringstream Fields(Line);
    std::string Name;
    uint64_t User, Nice, System, Idle, Wait, Irq, Soft, Steal;
    if (!(Fields >> Name >> User >> Nice >> System >> Idle >> Wait >> Irq >>
          Soft >> Steal) ||
        !Name.starts_with("cpu"))
      continue;
    unsigned Number = AllProcessors;
    if (Name != "cpu" &&
        std::from_chars(Name.data() + 3, Name.data() + Name.size(), Number)
                .ptr != Name.data() + Name.size())
      continue;
    Out[Number] = {User + Nice + System + Irq + Soft, Idle + Wait, Steal};
  }
  return Out;
}

StatTicks readStat() {
  std::ifstream In("/proc/stat");
  return parseStat(std::string(std::istreambuf_iterator<char>(In), {}));
}

std::vector<unsigned> allowedProcessors() {
  std::vector<unsigned> Out;
  cpu_set_t Set;
  CPU_ZERO(&Set);
  if (sched_getaffinity(0, sizeof(Set), &Set) == 0)
    for (unsigned I = 0; I < CPU_SETSIZE; ++I)
      if (CPU_ISSET(I, &Set))
        Out.push_back(I);
  return Out;
}

std::optional<unsigned> quietest(const StatTicks &Before,
                                 const StatTicks &After,
                                 const std::vector<unsigned> &Allowed) {
  if (Allowed.empty())
    return std::nullopt;
  unsigned Best = Allowed.front();
  int64_t Most = INT64_MIN;
  for (unsigned Number : Allowed) {
    auto Old = Before.find(Number), New = After.find(Number);
    if (Old == Before.end() || New == After.end())
      return Allowed.front();
    int64_t Free = int64_t(New->second.Idle - Old->second.Idle) -
                   int64_t(New->second.Steal - Old->second.Steal);
    if (Free > Most) {
      Most = Free;
      Best = Number;
    }
  }
  return Best;
}

bool confine(pid_t Pid, const std::vector<unsigned> &Processors) {
  cpu_set_t Set;
  CPU_ZERO(&Set);
  for (unsigned Number : Processors)
    CPU_SET(Number, &Set);
  std::error_code None;
  bool Any = false;
  for (const auto &Entry : std::filesystem::directory_iterator(
           "/proc/" + std::to_string(Pid) + "/task", None)) {
    pid_t Thread = std::stoi(Entry.path().filename().string());
    if (sched_setaffinity(Thread, sizeof(Set), &Set) != 0)
      return false;
    Any = true;
  }
  return Any;
}

} // namespace crinn::eval
