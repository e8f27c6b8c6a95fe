//===- Peer.cpp - what can be measured beside others ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/peers/Peer.h"
#include "eval/support/Files.h"
#include "eval/support/Json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;
using nlohmann::json;

namespace crinn::eval {

namespace {

std::vector<std::string> peerDirs() {
  std::vector<std::string> Dirs;
  const char *Env = std::getenv("CRINN_PEERS");
  std::string_view Rest = Env ? Env : "";
  while (!Rest.empty()) {
    size_t End = std::min(Rest.find(':'), Rest.size());
    if (End > 0)
      Dirs.emplace_back(Rest.substr(0, End));
    Rest.remove_prefix(std::min(End + 1, Rest.size()));
  }
  Dirs.push_back(executableDir() + "/../share/crinn/peers");
  Dirs.push_back(CRINN_SOURCE_DIR "/eval/peers");
  return Dirs;
}

/// The peer.json that \p NameOrPath means, or "".
std::string findManifest(const std::string &NameOrPath) {
  std::vector<fs::path> Places;
  if (NameOrPath.find('/') == std::string::npos)
    for (const std::string &Dir : peerDirs())
      Places.push_back(fs::path(Dir) / NameOrPath / "peer.json");
  Places.push_back(fs::path(NameOrPath) / "peer.json");
  if (fs::path(NameOrPath).filename() == "peer.json")
    Places.push_back(NameOrPath);
  std::error_code Ec;
  for (const fs::path &P : Places)
    if (fs::is_regular_file(P, Ec))
      return fs::canonical(P, Ec).string();
  return "";
}

Peer ofTarget(Target T) {
  Peer P;
  P.Name = T.Name;
  P.Manifest = T.Manifest;
  P.About = "C++, compiled here";
  P.BuildParams = T.BuildParams;
  P.Ef = T.Ef;
  P.Library = std::move(T);
  return P;
}

void readEf(const json &J, Peer &P, Fields &F) {
  std::set<uint32_t> Ef;
  for (const json &E : J) {
    if (!E.is_number_integer() || E < 1 || E > 100000)
      return F.fail("'ef' holds something that is not an integer in 1 .. "
                    "100000");
    Ef.insert(E.get<uint32_t>());
  }
  P.Ef.assign(Ef.begin(), Ef.end());
  if (P.Ef.size() < 2)
    F.fail("'ef' has fewer than two values");
}

void readEnvironment(const json &J, Peer &P, Fields &F) {
  for (const auto &[Name, Value] : J.items()) {
    if (!Value.is_string() || Name.empty() || Name.find('=') != Name.npos)
      return F.fail("'environment' is not an object of strings");
    P.Environment.emplace_back(Name, Value.get<std::string>());
  }
}

void checkAbsolute(const char *Field, const std::vector<std::string> &Paths,
                   Fields &F) {
  for (const std::string &Path : Paths)
    if (!Path.starts_with('/'))
      F.fail(fmt::format("'{}' holds {}, which is not an absolute path", Field,
                         Path));
}

Result<Peer> readPeer(const std::string &Path) {
  Result<json> Doc = readDocument(Path, "crinn-peer-1");
  if (!Doc)
    return Doc.takeError();
  Fields F(*Doc, Path);
  Peer P;
  P.Manifest = Path;
  P.Name = F.text("name");
  if (!isSafeRelative(P.Name) || P.Name.find('/') != P.Name.npos)
    F.fail("'name' is not a plain name");
  P.About = F.text("about");
  P.Command = F.texts("command");
  if (P.Command.empty() ||
      !(P.Command[0].starts_with('/') || P.Command[0].starts_with("{peer}/")))
    F.fail("'command' does not begin with an absolute path or {peer}/");
  if (const json *E = F.value("environment", /*Required=*/false))
    readEnvironment(*E, P, F);
  P.Mounts = F.texts("mounts", /*Required=*/false);
  P.Requires = F.texts("requires", /*Required=*/false);
  checkAbsolute("mounts", P.Mounts, F);
  checkAbsolute("requires", P.Requires, F);
  P.Install = F.text("install", /*Required=*/false);
  P.Parameter = F.text("parameter");
  if (const json *B = F.value("build")) {
    if (!B->is_object())
      F.fail("'build' is not an object");
    P.BuildParams = B->dump(-1, ' ', false, json::error_handler_t::replace);
  }
  if (const json *E = F.value("ef"))
    readEf(*E, P, F);
  P.Distances = F.texts("distances", /*Required=*/false);
  for (const std::string &D : P.Distances)
    if (D != "euclidean" && D != "angular" && D != "ip")
      F.fail(fmt::format("'distances' holds {}; there are euclidean, angular "
                         "and ip",
                         D));
  if (Status S = F.finish(); !S)
    return S.takeError();
  return P;
}

} // namespace

Result<Peer> loadPeer(const std::string &NameOrPath) {
  if (std::string Path = findManifest(NameOrPath); !Path.empty())
    return readPeer(Path);
  Result<Target> T = loadTarget(NameOrPath);
  if (T)
    return ofTarget(std::move(*T));
  if (T.error().Code != Errc::Usage)
    return T.takeError();
  return Error{Errc::Usage,
               fmt::format("{}: no such peer; name a peer.json, a target.json "
                           "or one of: {}",
                           NameOrPath, fmt::join(knownPeers(), ", ")),
               ""};
}

std::vector<std::string> knownPeers() {
  std::set<std::string> Names;
  for (const std::string &T : shippedTargets())
    Names.insert(T);
  for (const std::string &Dir : peerDirs()) {
    std::error_code Ec;
    for (const auto &E : fs::directory_iterator(Dir, Ec))
      if (fs::is_regular_file(E.path() / "peer.json", Ec))
        Names.insert(E.path().filename().string());
  }
  return {Names.begin(), Names.end()};
}

std::string distanceKind(const Dataset &D) {
  if (D.Distance == Metric::L2)
    return "euclidean";
  // Rows that were normalised in float are within some ulps of length 1.
  for (size_t I = 0; I < D.Base.Rows; ++I) {
    double Sum = 0;
    for (size_t J = 0; J < D.Base.Cols; ++J)
      Sum += double(D.Base.row(I)[J]) * double(D.Base.row(I)[J]);
    if (std::fabs(Sum - 1) > 1e-4)
      return "ip";
  }
  return "angular";
}

} // namespace crinn::eval
