//===- Identity.cpp - what decides a measurement --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/Identity.h"
#include "eval/data/Secret.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Subprocess.h"

#include "HarnessHash.inc"

#include <fmt/format.h>

#include <fstream>
#include <sys/utsname.h>
#include <thread>
#include <unistd.h>

using nlohmann::json;

namespace crinn::eval {

namespace {

/// What follows "KEY<separators>" in a file of such lines, or "".
std::string field(const char *Path, std::string_view Key) {
  std::ifstream In(Path);
  std::string Line;
  while (std::getline(In, Line)) {
    if (!Line.starts_with(Key))
      continue;
    size_t From = Line.find_first_not_of(" \t:=\"", Key.size());
    size_t To = Line.find_last_not_of(" \t\"");
    return From == std::string::npos ? "" : Line.substr(From, To - From + 1);
  }
  return "";
}

} // namespace

std::string harnessHash() { return CRINN_HARNESS_HASH; }

json machine() {
  utsname U = {};
  uname(&U);
  double Bytes =
      double(sysconf(_SC_PHYS_PAGES)) * double(sysconf(_SC_PAGESIZE));
  std::string Cpu = field("/proc/cpuinfo", "model name");
  return {{"cpu", Cpu.empty() ? std::string(U.machine) : Cpu},
          {"cores", std::thread::hardware_concurrency()},
          {"memory_gib", int64_t(Bytes / (1ull << 30) + 0.5)},
          {"kernel", std::string(U.sysname) + " " + U.release},
          {"system", field("/etc/os-release", "PRETTY_NAME")}};
}

Result<std::string> compilerVersion(const Target &T, const Context &Ctx) {
  Result<Finished> Done = runTool({T.Cxx, "--version"}, "/", Ctx);
  if (!Done)
    return Done.takeError();
  return Done->Out.substr(0, Done->Out.find('\n'));
}

std::string variantHash(const Variant *V) {
  if (!V)
    return "unmodified";
  Sha256 H;
  H.add(claim(V->Class, V->UpToRounding));
  for (const std::string &M : V->Modules)
    H.add(M);
  for (const Variant::File &F : V->Files)
    H.add(F.Path).add(F.BaseHash).add(F.ResultHash);
  return H.hex();
}

Result<Prepared> prepareNames(const Target &T, const std::string &Dir,
                              const Context &Ctx) {
  Prepared P;
  P.T = T;
  // Sources first: a build error shows before minutes of data preparation.
  Result<Tree> Sources = materialise(T, Dir, Ctx);
  if (!Sources)
    return Sources.takeError();
  P.Sources = std::move(*Sources);
  Result<std::string> Version = compilerVersion(T, Ctx);
  if (!Version)
    return Version.takeError();
  P.Compiler = std::move(*Version);
  Result<Build> Binary = compile(T, P.Sources, Ctx);
  if (!Binary)
    return Binary.takeError();
  P.Binary = std::move(*Binary);
  auto Data = openDataset(T.Dataset, Ctx);
  if (!Data)
    return Data.takeError();
  P.Data = std::move(*Data);
  return P;
}

Result<AttemptFacts> identify(const Prepared &P, const Variant *A,
                              const Variant &B, const CompareOptions &O,
                              const Context &Ctx) {
  Result<std::string> Adapter = sha256File(P.T.Adapter);
  if (!Adapter)
    return Adapter.takeError();
  // Another order of the rows is another index: steps do not go over to it.
  Result<uint64_t> Rows = rowSecret(Ctx);
  if (!Rows)
    return Rows.takeError();
  const Bounds &Most = P.T.Bounds;
  json Machine = machine();
  AttemptFacts F;
  F.Title = B.Title;
  F.Target = P.T.Name;
  F.Class = claim(B.Class, B.UpToRounding);
  F.VariantHash = variantHash(&B);
  F.BaseHash = P.Binary.Hash;
  F.DataHash = P.Data->Hash;
  F.HarnessHash = harnessHash();
  F.Identity = {
      {"target", P.T.Name},
      // Preprocessed text of sources, adapter and system headers, with flags
      // and compiler: the four lines below it are for people.
      {"base", F.BaseHash},
      {"adapter", *Adapter},
      {"compiler", P.Compiler},
      {"cxxflags", P.T.CxxFlags},
      {"ldflags", P.T.LdFlags},
      {"build", json::parse(P.T.BuildParams, nullptr, false)},
      {"ef", P.T.Ef},
      {"a", variantHash(A)},
      {"b", F.VariantHash},
      {"modules", B.Modules},
      {"dataset", P.Data->Name},
      {"data", F.DataHash},
      {"rows", sha256(std::to_string(*Rows)).substr(0, 16)},
      {"guards", P.T.Guards},
      {"bounds",
       {Most.Build, Most.Index, Most.Memory, Most.Load, Most.FirstQuery,
        Most.P99}},
      {"options",
       {{"max_pairs", O.MaxPairs},
        {"max_seconds", O.MaxSeconds},
        {"effort", O.Effort},
        {"early_stop", O.EarlyStop},
        {"seed", O.Seed},
        {"sandbox", Ctx.Sandboxed ? "box" : "none"}}},
      // Not the kernel: it may be updated while a run is interrupted.
      {"machine", {{"cpu", Machine["cpu"]}, {"cores", Machine["cores"]}}},
      {"harness", F.HarnessHash}};
  F.Key =
      sha256(F.Identity.dump(-1, ' ', false, json::error_handler_t::replace));
  return F;
}

} // namespace crinn::eval
