//===- Baseline.cpp - compile, build the frozen index, find the grid *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Variants of class `exact` and those that reach search alone are compared on
/// one index, built once by the unmodified target. It is kept in the cache
/// under what decides its bytes (program, data, parameters), with its own hash
/// beside it: an index that anything touched since is built again.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Baseline.h"
#include "eval/data/Permute.h"
#include "eval/data/Secret.h"
#include "eval/judge/Arm.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Recorder.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace fs = std::filesystem;
using nlohmann::json;

namespace crinn::eval {

namespace {

/// Takes the index from the cache if its hash still holds.
bool fromCache(Baseline &B, const std::string &Note) {
  Result<std::string> Text = readFile(Note);
  if (!Text)
    return false;
  json J = json::parse(*Text, nullptr, false);
  if (!J.is_object() || !J.contains("sha256") || !J["sha256"].is_string())
    return false;
  Result<std::string> Hash = sha256File(B.IndexPath);
  if (!Hash || *Hash != J["sha256"].get<std::string>())
    return false;
  B.IndexHash = *Hash;
  B.BuildSeconds = J.value("build_cpu_seconds", 0.0);
  return true;
}

Status frozenIndex(Baseline &B, const Context &Ctx) {
  std::string Key = Sha256()
                        .add(B.Binary.Hash)
                        .add(B.Data->Hash)
                        .add(std::to_string(B.Data->Order))
                        .add(B.T.BuildParams)
                        .hex();
  B.IndexPath = fmt::format("{}/indexes/{}", Ctx.CacheDir, Key);
  std::string Note = B.IndexPath + ".json";
  if (fromCache(B, Note))
    return success();

  Ctx.progress("build index", 0, 0);
  std::string Library = B.WorkDir + "/build.so";
  if (Status S = linkShared(B.Binary, Library, 0); !S)
    return S;
  auto W = Worker::start(workerSpec(B.T, *B.Data, Library, "baseline"), Ctx);
  if (!W)
    return W.takeError();
  Result<Timing> T = (*W)->build(B.Data->Base);
  if (!T)
    return T.takeError();
  B.BuildSeconds = T->Cpu;
  Status S =
      writeAtomically(B.IndexPath, [&](const std::string &Temp) -> Status {
        if (Result<Timing> Saved = (*W)->save(Temp); !Saved)
          return Saved.takeError();
        Result<std::string> Hash = sha256File(Temp);
        if (!Hash)
          return Hash.takeError();
        B.IndexHash = *Hash;
        return success();
      });
  if (!S)
    return S;
  json J = {{"sha256", B.IndexHash},
            {"target", B.T.Name},
            {"dataset", B.Data->Name},
            {"build_cpu_seconds", B.BuildSeconds}};
  return writeFile(Note, J.dump(2, ' ', false, json::error_handler_t::replace));
}

/// The grid's times are measured, so a comparison that goes on after a kill
/// takes the grid that it had.
Status findOrRecallGrid(Baseline &B, const RecallMeter &M, Worker &W,
                        const Context &Ctx) {
  const std::string Key =
      fmt::format("baseline/grid/{}", B.Data->Hash.substr(0, 12));
  if (auto J = Ctx.Records ? Ctx.Records->recorded(Key) : std::nullopt)
    B.Grid = efPoints(*J);
  if (!B.Grid.empty())
    return success();
  auto Grid = findGrid(B, M, W, Ctx);
  if (!Grid)
    return Grid.takeError();
  B.Grid = std::move(*Grid);
  return Ctx.Records ? Ctx.Records->record(Key, toJson(B.Grid)) : success();
}

Status gridAndGate(Baseline &B, const Context &Ctx) {
  auto W = startFrozen(B, B.Binary, "baseline", 0, Ctx);
  if (!W)
    return W.takeError();
  RecallMeter Meter(*B.Data, TimedK);
  if (Status S = findOrRecallGrid(B, Meter, **W, Ctx); !S)
    return S;
  for (size_t I = 0; I < B.Grid.size(); ++I) {
    Ctx.progress("gate answers", I, B.Grid.size());
    auto A =
        answerAll(**W, B.Data->Queries, B.Split.Gate, TimedK, B.Grid[I].Ef);
    if (!A)
      return A.takeError();
    B.GateIds.push_back(std::move(A->Ids));
    B.GateDistances.push_back(std::move(A->Distances));
  }
  return success();
}

/// The same set, its rows in the order of this machine (Secret.h).
Result<std::shared_ptr<const Dataset>> inOwnOrder(const Dataset &D,
                                                  const Context &Ctx) {
  Result<uint64_t> Secret = rowSecret(Ctx);
  if (!Secret)
    return Secret.takeError();
  auto P = std::make_shared<Dataset>(permuted(D, *Secret));
  P->Name = D.Name;
  P->Hash = D.Hash;
  P->Order = *Secret;
  return std::shared_ptr<const Dataset>(std::move(P));
}

Status useData(Baseline &B, std::shared_ptr<const Dataset> Data,
               const Context &Ctx) {
  B.Data = std::move(Data);
  B.Split = splitQueries(B.Data->Queries.Rows);
  if (B.Split.Search.size() < 20 || B.Split.Gate.size() < 20)
    return Error{Errc::Input,
                 fmt::format("{}: only {} queries; a comparison needs 100",
                             B.Data->Name, B.Data->Queries.Rows),
                 ""};
  if (Status S = frozenIndex(B, Ctx); !S)
    return S;
  return gridAndGate(B, Ctx);
}

} // namespace

Result<Baseline> prepareBaseline(const Target &T,
                                 std::shared_ptr<const Dataset> Data,
                                 const std::string &WorkDir,
                                 const Context &Ctx) {
  Baseline B;
  B.T = T;
  if (Status S = makeDirs(WorkDir); !S)
    return S.takeError();
  std::error_code Ec;
  B.WorkDir = fs::canonical(WorkDir, Ec).string();
  // A run that was killed may have left its tree; the directory is ours.
  fs::remove_all(B.WorkDir + "/base", Ec);
  // Sources first: a build error shows before minutes of data preparation.
  Result<Tree> Sources = materialise(T, B.WorkDir + "/base", Ctx);
  if (!Sources)
    return Sources.takeError();
  B.Sources = std::move(*Sources);
  Result<Build> Binary = compile(T, B.Sources, Ctx);
  if (!Binary)
    return Binary.takeError();
  B.Binary = std::move(*Binary);
  if (!Data) {
    auto D = openDataset(T.Dataset, Ctx);
    if (!D)
      return D.takeError();
    Data = std::move(*D);
  }
  Result<std::shared_ptr<const Dataset>> Own = inOwnOrder(*Data, Ctx);
  if (!Own)
    return Own.takeError();
  Data.reset();
  if (Status S = useData(B, std::move(*Own), Ctx); !S)
    return S.takeError();
  return B;
}

Result<Baseline> onOtherData(const Baseline &B,
                             std::shared_ptr<const Dataset> Data,
                             const Context &Ctx) {
  Baseline Other = B;
  Other.Grid.clear();
  Other.GateIds.clear();
  Other.GateDistances.clear();
  Other.WorkDir = fmt::format("{}/{}", B.WorkDir, Data->Hash.substr(0, 12));
  if (Status S = makeDirs(Other.WorkDir); !S)
    return S.takeError();
  if (Status S = useData(Other, std::move(Data), Ctx); !S)
    return S.takeError();
  return Other;
}

Result<Build> buildVariant(const Baseline &B, const Variant &V,
                           const Context &Ctx) {
  Result<TempDir> Dir = TempDir::create(B.WorkDir);
  if (!Dir)
    return Dir.takeError();
  Result<Tree> Tr = materialise(B.T, Dir->path() + "/tree", Ctx);
  if (!Tr)
    return Tr.takeError();
  if (Status S = applyVariant(*Tr, V); !S)
    return S.takeError();
  return compile(B.T, *Tr, Ctx);
}

} // namespace crinn::eval
