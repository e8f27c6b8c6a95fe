//===- Target.cpp - read a target manifest ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/Target.h"
#include "eval/support/Files.h"
#include "eval/support/Json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <filesystem>
#include <set>

namespace fs = std::filesystem;
using nlohmann::json;

namespace crinn::eval {

namespace {

std::vector<std::string> targetDirs() {
  std::vector<std::string> Dirs;
  if (const char *Env = std::getenv("CRINN_TARGETS")) {
    std::string_view Rest = Env;
    while (!Rest.empty()) {
      size_t End = std::min(Rest.find(':'), Rest.size());
      if (End > 0)
        Dirs.emplace_back(Rest.substr(0, End));
      Rest.remove_prefix(std::min(End + 1, Rest.size()));
    }
  }
  Dirs.push_back(executableDir() + "/../share/crinn/targets");
  Dirs.push_back(CRINN_SOURCE_DIR "/eval/targets");
  return Dirs;
}

Result<std::string> findManifest(const std::string &NameOrPath) {
  std::error_code Ec;
  if (NameOrPath.find('/') == std::string::npos) {
    for (const std::string &Dir : targetDirs())
      if (fs::is_regular_file(Dir + "/" + NameOrPath + "/target.json", Ec))
        return fs::canonical(Dir + "/" + NameOrPath + "/target.json", Ec)
            .string();
  }
  fs::path P = NameOrPath;
  if (fs::is_directory(P, Ec))
    P /= "target.json";
  if (fs::is_regular_file(P, Ec))
    return fs::canonical(P, Ec).string();
  return Error{Errc::Usage,
               fmt::format("{}: no such target; name a target.json or one of: "
                           "{}",
                           NameOrPath, fmt::join(shippedTargets(), ", ")),
               ""};
}

bool isPlain(std::string_view Text) {
  return !Text.empty() && std::isalnum(static_cast<unsigned char>(Text[0])) &&
         Text.find_first_not_of("abcdefghijklmnopqrstuvwxyz"
                                "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "0123456789.+~_-") == Text.npos;
}

/// NAME==VERSION of PyPI, NAME=VERSION of Debian.
void readPackage(const json &J, const char *Registry, Fields &F, SourceSet &S) {
  Package &P = S.Origin;
  P.Registry = Registry;
  std::string Pinned = F.text(Registry);
  P.Hash = F.text("sha256");
  S.From = F.text("under", /*Required=*/false);
  if (S.From.empty())
    S.From = ".";
  std::string_view Equals = P.Registry == "pypi" ? "==" : "=";
  size_t At = std::min(Pinned.find(Equals), Pinned.size());
  P.Name = Pinned.substr(0, At);
  P.Version = Pinned.substr(std::min(At + Equals.size(), Pinned.size()));
  // The name and the version become arguments of a client and a directory.
  if (!isPlain(P.Name) || !isPlain(P.Version))
    F.fail(
        fmt::format("'{}' is not NAME{}VERSION: {}", Registry, Equals, Pinned));
  else if (P.Hash.size() != 64 ||
           P.Hash.find_first_not_of("0123456789abcdef") != P.Hash.npos)
    F.fail("'sha256' is not 64 lower-case hexadecimal digits");
  else if (S.From != "." && !isSafeRelative(S.From))
    F.fail(fmt::format("'under' leaves the package: {}", S.From));
}

SourceSet readSource(const json &J, const fs::path &Dir, Fields &Outer) {
  Fields F(J, "");
  SourceSet S;
  if (J.contains("pypi")) {
    readPackage(J, "pypi", F, S);
  } else if (J.contains("debian-source")) {
    readPackage(J, "debian-source", F, S);
  } else {
    fs::path From = F.text("from");
    S.From =
        (From.is_absolute() ? From : Dir / From).lexically_normal().string();
  }
  S.Into = F.text("into");
  S.Files = F.texts("files");
  if (Status St = F.finish(); !St)
    Outer.fail("'source': " + St.error().Message.substr(2));
  else if (S.Into != "." && !isSafeRelative(S.Into))
    Outer.fail(fmt::format("'source': 'into' leaves the tree: {}", S.Into));
  else if (S.Files.empty())
    Outer.fail("'source': 'files' is empty");
  return S;
}

std::vector<uint32_t> readEf(const json &J, Fields &F) {
  std::set<uint32_t> Ef;
  for (const json &E : J) {
    if (!E.is_number_integer() || E < 1 || E > 100000) {
      F.fail("'ef' holds something that is not an integer in 1 .. 100000");
      return {};
    }
    Ef.insert(E.get<uint32_t>());
  }
  if (Ef.size() < 2)
    F.fail("'ef' has fewer than two values");
  return {Ef.begin(), Ef.end()};
}

/// The manifest's `bounds`: ratios of at least 1 by name.
Bounds readBounds(const json &J, Fields &Outer) {
  Bounds B;
  struct Entry {
    const char *Name;
    double Bounds::*Value;
  };
  const Entry Entries[] = {
      {"build", &Bounds::Build},   {"index", &Bounds::Index},
      {"memory", &Bounds::Memory}, {"load", &Bounds::Load},
      {"p99", &Bounds::P99},       {"first_query", &Bounds::FirstQuery}};
  if (!J.is_object()) {
    Outer.fail("'bounds' is not an object");
    return B;
  }
  for (const auto &[Name, Value] : J.items()) {
    auto Known = std::find_if(std::begin(Entries), std::end(Entries),
                              [&](const Entry &E) { return Name == E.Name; });
    if (Known == std::end(Entries))
      Outer.fail(fmt::format("'bounds' has no '{}'", Name));
    else if (!Value.is_number() || !(Value.get<double>() >= 1))
      Outer.fail(
          fmt::format("'bounds': '{}' is not a ratio of at least 1", Name));
    else
      B.*Known->Value = Value.get<double>();
  }
  return B;
}

} // namespace

std::vector<std::string> shippedTargets() {
  std::set<std::string> Names;
  for (const std::string &Dir : targetDirs()) {
    std::error_code Ec;
    for (const auto &E : fs::directory_iterator(Dir, Ec))
      if (fs::is_regular_file(E.path() / "target.json", Ec))
        Names.insert(E.path().filename().string());
  }
  return {Names.begin(), Names.end()};
}

Result<Target> loadTarget(const std::string &NameOrPath) {
  Result<std::string> Path = findManifest(NameOrPath);
  if (!Path)
    return Path.takeError();
  Result<json> Doc = readDocument(*Path, "crinn-target-1");
  if (!Doc)
    return Doc.takeError();

  fs::path Dir = fs::path(*Path).parent_path();
  Fields F(*Doc, *Path);
  Target T;
  T.Manifest = *Path;
  T.Name = F.text("name");
  if (!isSafeRelative(T.Name) || T.Name.find('/') != std::string::npos)
    F.fail("'name' is not a plain name");
  if (const json *S = F.value("source")) {
    if (!S->is_array() || S->empty())
      F.fail("'source' is not a list with at least one entry");
    else
      for (const json &E : *S)
        T.Sources.push_back(readSource(E, Dir, F));
  }
  std::string Adapter = F.text("adapter");
  if (!isSafeRelative(Adapter))
    F.fail("'adapter' is not a path below the manifest");
  T.Adapter = (Dir / Adapter).string();
  T.CompileSources = F.texts("compile_sources", /*Required=*/false);
  for (const std::string &C : T.CompileSources)
    if (!isSafeRelative(C))
      F.fail(fmt::format("'compile_sources' leaves the tree: {}", C));
  T.Cxx = F.text("cxx");
  if (T.Cxx.empty())
    F.fail("'cxx' is empty");
  T.CxxFlags = F.texts("cxxflags");
  T.LdFlags = F.texts("ldflags", /*Required=*/false);
  if (const json *B = F.value("build"))
    T.BuildParams = B->dump(-1, ' ', false, json::error_handler_t::replace);
  if (const json *E = F.value("ef")) {
    if (E->is_array())
      T.Ef = readEf(*E, F);
    else
      F.fail("'ef' is not a list");
  }
  T.Dataset = F.text("dataset");
  T.Guards = F.texts("guards", /*Required=*/false);
  if (Doc->contains("bounds"))
    if (const json *B = F.value("bounds"))
      T.Bounds = readBounds(*B, F);
  if (Status S = F.finish(); !S)
    return S.takeError();
  std::error_code Ec;
  if (!fs::is_regular_file(T.Adapter, Ec))
    return Error{
        Errc::Input,
        fmt::format("{}: no such adapter; {} names it", T.Adapter, *Path), ""};
  return T;
}

} // namespace crinn::eval
