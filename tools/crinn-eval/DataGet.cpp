//===- DataGet.cpp - crinn-eval data fetch, import, sample, ... -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Fetch.h"
#include "eval/data/Flat.h"
#include "eval/data/ImportVecs.h"
#include "eval/support/Subprocess.h"
#include "tools/crinn-eval/Data.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

#include <filesystem>
#include <unistd.h>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr char SiftPhotos[] = "sift-photos";
constexpr char SiftPhotosSet[] = "sift-photos-128-euclidean";

/// Parses; returns true if the caller is to go on, else sets \p Code.
bool begin(Session &S, Options &O, const Arguments &Args, int &Code) {
  bool Help = false;
  S.declare(O, /*WithTarget=*/false);
  Status St = O.parse(Args, Help);
  if (St && Help)
    fmt::print("{}", O.help());
  else if (St)
    St = S.open();
  Code = St ? 0 : report(St.error());
  return St && !Help;
}

/// Prints what is here now.
int show(Session &S, const Result<Origin> &O) {
  if (!O)
    return S.fail(O.error());
  Result<FlatShape> F = readFlatShape(flatPath(*O, S.context()));
  if (!F)
    return S.fail(F.error());
  std::string Table = fmt::format(
      "{}: {} x {}, {}, {} queries\nfrom {}\nsha256 {}, first used {}\n",
      O->Name, F->TrainRows, F->Cols, name(F->Distance), F->TestRows, O->From,
      O->Sha256, O->Date);
  nlohmann::json J = {
      {"format", "crinn-data-1"}, {"name", O->Name},
      {"rows", F->TrainRows},     {"dimensions", F->Cols},
      {"queries", F->TestRows},   {"distance", name(F->Distance)},
      {"from", O->From},          {"sha256", O->Sha256},
      {"date", O->Date}};
  Status St = S.emit(Table, J);
  return St ? 0 : report(St.error());
}

/// A name of the user's own: plain, and none of the registry's.
Status checkName(const std::string &Name) {
  if (!isSafeRelative(Name) || Name.find('/') != Name.npos ||
      Name.ends_with(".hdf5") || Name.ends_with(".flat"))
    return Error{Errc::Usage,
                 fmt::format("{}: not a plain name; see --name", Name), ""};
  Result<std::vector<KnownSet>> All = registry();
  if (!All)
    return All.takeError();
  for (const KnownSet &K : *All)
    if (K.Name == Name)
      return Error{Errc::Usage,
                   fmt::format("{}: the registry has that name; choose another "
                               "with --name, or use `crinn-eval data fetch "
                               "--from`",
                               Name),
                   ""};
  return success();
}

std::string generator() {
  std::string Beside = executableDir() + "/crinn-sift-photos";
  return access(Beside.c_str(), X_OK) == 0 ? Beside : "";
}

} // namespace

int dataFetchCommand(const Arguments &Args) {
  Session S;
  std::string Name, From;
  Options O("crinn-eval data fetch [options] NAME",
            "Gets a data set of `crinn-eval data list`. A download that was "
            "cut goes on where\nit stopped. The checksum is recorded at the "
            "first use and compared later.");
  O.positional("NAME", "a name, or its unique beginning", Name);
  O.text("from", "FILE|DIR", "take it from here instead of the network", From);
  int Code = 0;
  if (!begin(S, O, Args, Code))
    return Code;
  Result<KnownSet> K = findKnown(Name);
  if (!K)
    return report(K.error());
  return show(S, fetch(*K, From, S.context()));
}

int dataImportCommand(const Arguments &Args) {
  Session S;
  VecsFiles F;
  std::string Name, Distance = "euclidean";
  Options O("crinn-eval data import [options] BASE QUERY [TRUTH]",
            "Makes a data set of .fvecs or .bvecs files (TEXMEX sets). Without "
            "TRUTH, an .ivecs\nfile, the exact neighbours are computed at the "
            "first use.");
  O.positional("BASE", "the vectors to search in", F.Base);
  O.positional("QUERY", "the queries", F.Query);
  O.positional("TRUTH", "their nearest neighbours (optional)", F.Truth,
               /*Required=*/false);
  O.text("name", "NAME", "what to call it (default: BASE without its ending)",
         Name);
  O.text("distance", "D", "euclidean, angular or ip (default euclidean)",
         Distance);
  int Code = 0;
  if (!begin(S, O, Args, Code))
    return Code;
  if (Name.empty())
    Name = fs::path(F.Base).stem().string();
  if (Status St = checkName(Name); !St)
    return report(St.error());
  Result<RawDistance> D = rawDistance(Distance);
  if (!D)
    return report({Errc::Usage, "--distance: " + D.error().Message, ""});
  F.Distance = *D;
  return show(S, adoptFlat(
                     Name, F.Base, /*Replace=*/true,
                     [&](const std::string &Out) -> Status {
                       if (Status St = importVecs(F, Out, S.context()); !St)
                         return St;
                       // Which zero vectors there may be is not known yet.
                       return checkFlat(Out, F.Truth, /*DropZeros=*/true,
                                        S.context());
                     },
                     S.context()));
}

namespace {

/// Writes \p Rows of D.Base, evenly spaced, and all queries.
Status writeSample(const Dataset &D, size_t Rows, const std::string &Out) {
  RawDistance How =
      D.Distance == Metric::L2 ? RawDistance::Euclidean : RawDistance::Ip;
  auto W = FlatWriter::create(Out, {How, Rows, D.Queries.Rows, D.Base.Cols, 0});
  if (!W)
    return W.takeError();
  for (size_t I = 0; I < Rows; ++I)
    if (Status S = W->add(D.Base.row(I * D.Base.Rows / Rows), D.Base.Cols); !S)
      return S;
  if (Status S = W->add(D.Queries.Data.data(), D.Queries.Data.size()); !S)
    return S;
  return W->finish();
}

} // namespace

int dataSampleCommand(const Arguments &Args) {
  Session S;
  std::string From, Name;
  uint64_t Rows = 0;
  Options O("crinn-eval data sample --rows=N [options] NAME|FILE",
            "Makes a smaller data set of another: N of its rows, evenly "
            "spaced, and all of its\nqueries. Of an angular set the unit "
            "vectors are taken, by inner product.");
  O.positional("NAME", "a known name, an .hdf5 or a .flat file", From);
  O.number("rows", "N", "rows to take", Rows, 100, 100000000);
  O.text("name", "NAME", "what to call it (default: its name, then -N)", Name);
  int Code = 0;
  if (!begin(S, O, Args, Code))
    return Code;
  auto D = openDataset(From, S.context());
  if (!D)
    return S.fail(D.error());
  if (Rows == 0 || Rows > (*D)->Base.Rows)
    return report({Errc::Usage,
                   fmt::format("--rows: {} has {} rows; name a number of them",
                               (*D)->Name, (*D)->Base.Rows),
                   ""});
  if (Name.empty())
    Name = fmt::format("{}-{}", (*D)->Name, Rows);
  if (Status St = checkName(Name); !St)
    return report(St.error());
  auto Make = [&](const std::string &Out) {
    return writeSample(**D, Rows, Out);
  };
  return show(S, adoptFlat(Name, From, /*Replace=*/true, Make, S.context()));
}

int dataGenerateCommand(const Arguments &Args) {
  Session S;
  uint64_t Rows = 20000, Queries = 1000;
  std::string What, Photos = "/usr/share/backgrounds:/usr/share/wallpapers";
  Options O(
      "crinn-eval data generate [options] sift-photos",
      "Makes SIFT descriptors of photographs, the same ones from the same "
      "photographs.\nQueries come from photographs that the base does "
      "not have.");
  O.positional("WHAT", "sift-photos", What);
  O.number("rows", "N", "vectors", Rows, 100, 100000000);
  O.number("queries", "N", "queries", Queries, 10, 1000000);
  O.text("photos", "DIRS",
         "colon-separated; default: where Debian's packages of wallpapers are",
         Photos);
  int Code = 0;
  if (!begin(S, O, Args, Code))
    return Code;
  if (What != SiftPhotos)
    return report(
        {Errc::Usage,
         fmt::format("{}: not a generator; there is sift-photos", What), ""});
  std::string Program = generator();
  if (Program.empty())
    return report({Errc::Environment,
                   "crinn-sift-photos: was not built; install "
                   "libopencv-features2d-dev and libopencv-imgcodecs-dev, "
                   "configure and build again",
                   ""});
  S.context().progress("sift-photos", 0, 0);
  auto Make = [&](const std::string &Out) -> Status {
    Result<Finished> F =
        runTool({Program, std::to_string(Rows), std::to_string(Queries), Photos,
                 fs::absolute(Out).string()},
                "/", S.context(), 24 * 3600);
    if (!F)
      return F.takeError();
    if (F->ExitCode == 0)
      return success();
    std::string Why = F->Err.substr(0, F->Err.find('\n'));
    return Error{F->ExitCode == exitCode(Errc::Input) ? Errc::Input
                                                      : Errc::Environment,
                 Why.empty() ? fmt::format("crinn-sift-photos: ended with {}; "
                                           "name other photographs",
                                           F->ExitCode)
                             : Why,
                 ""};
  };
  return show(
      S, adoptFlat(SiftPhotosSet, Photos, /*Replace=*/true, Make, S.context()));
}

} // namespace crinn::eval
