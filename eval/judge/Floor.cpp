//===- Floor.cpp - how different the same program looks ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/judge/Floor.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <fstream>
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

std::string floorPath(const Baseline &B, const Context &Ctx) {
  return fmt::format("{}/floors/{}-{}-{}.json", Ctx.CacheDir, machineId(),
                     B.T.Name, B.Data->Hash.substr(0, 12));
}

double percentile95(std::vector<double> V) {
  for (double &X : V)
    X = std::fabs(X);
  std::sort(V.begin(), V.end());
  size_t Rank = static_cast<size_t>(std::ceil(0.95 * double(V.size())));
  return V[Rank - 1];
}

} // namespace

Floor readFloor(const Baseline &B, const Context &Ctx) {
  Floor F;
  Result<std::string> Text = readFile(floorPath(B, Ctx));
  if (!Text)
    return F;
  json J = json::parse(*Text, nullptr, false);
  if (!J.is_object() || !J.contains("estimates") || !J["estimates"].is_array())
    return F;
  for (const json &E : J["estimates"])
    if (E.is_number())
      F.Estimates.push_back(E.get<double>());
  if (J.contains("date") && J["date"].is_string())
    F.Date = J["date"].get<std::string>();
  if (!F.Estimates.empty()) {
    F.Measured = true;
    F.Value = percentile95(F.Estimates);
  }
  return F;
}

Result<Floor> addToFloor(const Baseline &B,
                         const std::vector<double> &Estimates,
                         const Context &Ctx) {
  Floor F = readFloor(B, Ctx);
  F.Estimates.insert(F.Estimates.end(), Estimates.begin(), Estimates.end());
  if (F.Estimates.empty())
    return F;
  F.Measured = true;
  F.Value = percentile95(F.Estimates);
  F.Date =
      fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)));
  json J = {{"target", B.T.Name},
            {"dataset", B.Data->Name},
            {"estimates", F.Estimates},
            {"floor", F.Value},
            {"date", F.Date}};
  std::string Text = J.dump(2, ' ', false, json::error_handler_t::replace);
  if (Status S = writeFile(floorPath(B, Ctx), Text + "\n"); !S)
    return S.takeError();
  return F;
}

} // namespace crinn::eval
