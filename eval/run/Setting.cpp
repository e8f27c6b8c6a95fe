//===- Setting.cpp - what a figure was measured on ------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/Setting.h"
#include "eval/measure/Recall.h"
#include "eval/run/Identity.h"
#include "eval/support/Hash.h"
#include "eval/support/Subprocess.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <ctime>

using nlohmann::json;

namespace crinn::eval {

namespace {

/// What a command prints, if it succeeds.
std::optional<std::string> said(const std::vector<std::string> &Args,
                                const Context &Ctx) {
  Result<Finished> Done = runTool(Args, "/", Ctx, 60);
  if (!Done || Done->ExitCode != 0)
    return std::nullopt;
  return Done->Out;
}

/// The first line that a git command prints in \p Dir, if it succeeds.
std::optional<std::string>
git(const std::string &Dir, std::vector<std::string> Args, const Context &Ctx) {
  Args.insert(Args.begin(), {"git", "-C", Dir});
  auto Out = said(Args, Ctx);
  return Out ? std::optional(Out->substr(0, Out->find('\n'))) : std::nullopt;
}

/// "NAME VERSION" of the one Debian package that \p Dir is of, if nobody
/// changed its files there.
std::optional<std::string> debianPackage(const std::string &Dir,
                                         const Context &Ctx) {
  auto Owner = said({"dpkg-query", "-S", Dir}, Ctx); // "PACKAGE: DIR\n"
  if (!Owner || !Owner->ends_with(": " + Dir + "\n") ||
      Owner->find(", ") != Owner->npos ||
      Owner->find('\n') + 1 != Owner->size())
    return std::nullopt;
  std::string Package = Owner->substr(0, Owner->size() - Dir.size() - 3);
  auto Version =
      said({"dpkg-query", "-W", "-f=${Package} ${Version}", Package}, Ctx);
  // It fails where anything differs, also a manual page that is left out.
  Result<Finished> Changed = runTool({"dpkg", "--verify", Package}, "/", Ctx);
  if (!Version || !Changed || Changed->Out.find(Dir + "/") != std::string::npos)
    return std::nullopt;
  return Version;
}

} // namespace

json sourceOrigin(const SourceSet &S, const Context &Ctx) {
  if (!S.Origin.Registry.empty())
    return {{"package", S.Origin.Name + " " + S.Origin.Version},
            {"sha256", S.Origin.Hash}};
  auto Commit = git(S.From, {"rev-parse", "--verify", "HEAD"}, Ctx);
  auto Below = git(S.From, {"rev-parse", "--show-prefix"}, Ctx);
  auto Dirty = git(S.From, {"status", "--porcelain", "--", "."}, Ctx);
  if (Commit && Below && Dirty && Dirty->empty())
    return {{"commit", *Commit}, {"under", *Below}};
  if (auto Package = debianPackage(S.From, Ctx))
    return {{"package", *Package}};
  return json::object();
}

Result<json> setting(const Baseline &B, const Context &Ctx) {
  Result<std::string> Compiler = compilerVersion(B.T, Ctx);
  if (!Compiler)
    return Compiler.takeError();
  json Sources = json::array();
  for (const SourceSet &S : B.T.Sources)
    Sources.push_back(sourceOrigin(S, Ctx));
  if (Ctx.cancelled())
    return Error{Errc::Interrupted, "interrupted", ""};
  Sha256 Files;
  for (const auto &[Path, Hash] : B.Sources.Files)
    Files.add(Path).add(Hash);
  const Dataset &D = *B.Data;
  return json{
      {"date",
       fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::time(nullptr)))},
      {"machine", machine()},
      {"compiler", *Compiler},
      {"cxxflags", B.T.CxxFlags},
      {"ldflags", B.T.LdFlags},
      {"harness", harnessHash()},
      {"target",
       {{"name", B.T.Name},
        {"sources", Sources},
        {"files_sha256", Files.hex()},
        {"build", json::parse(B.T.BuildParams, nullptr, false)}}},
      {"dataset",
       {{"name", D.Name},
        {"rows", D.Base.Rows},
        {"dimensions", D.Base.Cols},
        {"distance", D.Distance == Metric::L2 ? "euclidean" : "inner product"},
        {"queries", D.Queries.Rows},
        {"timed_queries", B.Split.Search.size()}}},
      {"k", TimedK},
      {"threads", 1}};
}

} // namespace crinn::eval
