//===- Floor.cpp - how different the same program looks ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Floor.h"
#include "eval/judge/Interval.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fcntl.h>
#include <fstream>
#include <sys/file.h>
#include <thread>
#include <unistd.h>

using nlohmann::json;

namespace crinn::eval {

namespace {

/// Host, processor model and number of cores: what noise depends on, as far as
/// it can be read.
std::string machineId() {
  char Host[256] = "";
  gethostname(Host, sizeof(Host) - 1);
  std::ifstream Info("/proc/cpuinfo");
  std::string Line, Model;
  while (Model.empty() && std::getline(Info, Line))
    if (Line.starts_with("model name"))
      Model = Line;
  unsigned Cores = std::thread::hardware_concurrency();
  return sha256(fmt::format("{}\n{}\n{}", Host, Model, Cores)).substr(0, 16);
}

/// Of the way in which pairs are measured: runs of an older one do not count.
constexpr unsigned Protocol = 3;
/// Runs from which on a 95th percentile says more than the default.
constexpr size_t Enough = 20;

/// A manifest of the same name may build otherwise.
std::string buildId(const Target &T) {
  return sha256(fmt::format("{}\n{}\n{}\n{}", T.Cxx, fmt::join(T.CxxFlags, " "),
                            fmt::join(T.LdFlags, " "), T.BuildParams))
      .substr(0, 12);
}

std::string floorPath(const Baseline &B, const Context &Ctx) {
  return fmt::format("{}/floors/{}-{}-{}-{}-{}.json", Ctx.CacheDir, machineId(),
                     B.T.Name, buildId(B.T), B.Data->Hash.substr(0, 12),
                     Protocol);
}

/// Held from reading to writing: two that add at once must not lose a run. A
/// file system without locks does without.
class FloorsLocked {
public:
  explicit FloorsLocked(const Context &Ctx) {
    const std::string Dir = Ctx.CacheDir + "/floors";
    if (makeDirs(Dir))
      Fd = open(Dir.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (Fd >= 0)
      flock(Fd, LOCK_EX);
  }
  ~FloorsLocked() {
    if (Fd >= 0)
      close(Fd);
  }
  FloorsLocked(const FloorsLocked &) = delete;
  FloorsLocked &operator=(const FloorsLocked &) = delete;

private:
  int Fd = -1;
};

double percentile95(std::vector<double> V) {
  std::sort(V.begin(), V.end());
  size_t Rank = static_cast<size_t>(std::ceil(0.95 * double(V.size())));
  return V[Rank - 1];
}

} // namespace

bool Floor::measured() const { return Runs.size() >= Enough; }

double Floor::at(double Seconds) const {
  if (Runs.empty())
    return DefaultFloor;
  std::vector<double> Estimates, Scatter;
  for (const AaRun &R : Runs) {
    const double Times = R.Seconds / std::max(Seconds, 1.0);
    Estimates.push_back(R.Estimate);
    Scatter.push_back(std::fabs(R.Estimate) * std::sqrt(Times));
  }
  double Value = std::max(std::fabs(median(Estimates)), percentile95(Scatter));
  return measured() ? Value : std::max(Value, DefaultFloor);
}

json toJson(const std::vector<AaRun> &Runs) {
  json Out = json::array();
  for (const AaRun &R : Runs)
    Out.push_back({{"estimate", R.Estimate}, {"seconds", R.Seconds}});
  return Out;
}

std::vector<AaRun> aaRuns(const json &J) {
  std::vector<AaRun> Out;
  for (const json &R : J) {
    if (!R.is_object() || !R.contains("estimate") || !R.contains("seconds") ||
        !R["estimate"].is_number() || !R["seconds"].is_number())
      return {};
    Out.push_back({R["estimate"].get<double>(), R["seconds"].get<double>()});
  }
  return Out;
}

Floor readFloor(const Baseline &B, const Context &Ctx) {
  Floor F;
  Result<std::string> Text = readFile(floorPath(B, Ctx));
  if (!Text)
    return F;
  json J = json::parse(*Text, nullptr, false);
  if (!J.is_object() || !J.contains("runs") || !J["runs"].is_array())
    return F;
  F.Runs = aaRuns(J["runs"]);
  if (J.contains("date") && J["date"].is_string())
    F.Date = J["date"].get<std::string>();
  return F;
}

Result<Floor> addToFloor(const Baseline &B, const std::vector<AaRun> &Runs,
                         const Context &Ctx) {
  FloorsLocked Alone(Ctx);
  Floor F = readFloor(B, Ctx);
  F.Runs.insert(F.Runs.end(), Runs.begin(), Runs.end());
  if (F.Runs.empty())
    return F;
  F.Date =
      fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  json J = {{"target", B.T.Name},
            {"dataset", B.Data->Name},
            {"runs", toJson(F.Runs)},
            {"date", F.Date}};
  std::string Text = J.dump(2, ' ', false, json::error_handler_t::replace);
  if (Status S = writeFile(floorPath(B, Ctx), Text + "\n"); !S)
    return S.takeError();
  return F;
}

} // namespace crinn::eval
