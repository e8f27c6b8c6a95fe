//===- Registry.cpp - the data sets that have a name ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Registry.h"
#include "eval/support/Files.h"
#include "eval/support/Json.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cstdlib>
#include <filesystem>

using nlohmann::json;

namespace crinn::eval {

namespace {

std::string registryPath() {
  if (const char *Env = std::getenv("CRINN_DATA_REGISTRY"); Env && *Env)
    return Env;
  std::string Installed =
      executableDir() + "/../share/crinn/data/registry.json";
  std::error_code Ec;
  return std::filesystem::is_regular_file(Installed, Ec) ? Installed
                                                         : CRINN_SOURCE_DIR
             "/eval/data/registry.json";
}

uint64_t count(Fields &F, const char *Name) {
  const json *V = F.value(Name);
  if (V && V->is_number_unsigned() && *V > 0u)
    return V->get<uint64_t>();
  F.fail(fmt::format("'{}' is not a positive integer", Name));
  return 0;
}

Result<KnownSet> readEntry(const json &J, const std::string &Path) {
  Fields F(J, Path);
  KnownSet K;
  K.Name = F.text("name");
  if (!isSafeRelative(K.Name) || K.Name.find('/') != K.Name.npos)
    F.fail("'name' is not a plain name");
  K.Rows = count(F, "rows");
  K.Cols = count(F, "dimensions");
  K.Queries = count(F, "queries");
  if (Result<RawDistance> D = rawDistance(F.text("distance")))
    K.Distance = *D;
  else
    F.fail(D.error().Message);
  K.Url = F.text("url", /*Required=*/false);
  K.Debian = F.text("debian", /*Required=*/false);
  K.Npm = F.text("npm", /*Required=*/false);
  K.Generator = F.text("generator", /*Required=*/false);
  if (const json *V = F.value("drop_zero_vectors", /*Required=*/false)) {
    if (!V->is_boolean())
      F.fail("'drop_zero_vectors' is not true or false");
    else
      K.DropZeros = V->get<bool>();
  }
  if (Status S = F.finish(); !S)
    return S.takeError();
  return K;
}

} // namespace

std::string KnownSet::remedy() const {
  std::vector<std::string> Ways;
  if (!Debian.empty())
    Ways.push_back(fmt::format("install Debian's package {}", Debian));
  if (!Generator.empty())
    Ways.push_back(fmt::format("`crinn-eval data generate {}`", Generator));
  if (!Url.empty())
    Ways.push_back(
        fmt::format("`crinn-eval data fetch {}` (from {})", Name, Url));
  if (!Npm.empty())
    Ways.push_back(
        fmt::format("`crinn-eval data fetch {}` (npm package {})", Name, Npm));
  Ways.push_back(fmt::format("`crinn-eval data fetch {} --from=FILE`", Name));
  return fmt::format("{}", fmt::join(Ways, ", or "));
}

std::string KnownSet::source() const {
  return !Url.empty()         ? Url
         : !Npm.empty()       ? "npm package " + Npm
         : !Generator.empty() ? "crinn-eval data generate " + Generator
                              : "Debian's package " + Debian;
}

Result<std::vector<KnownSet>> registry() {
  std::string Path = registryPath();
  Result<json> Doc = readDocument(Path, "crinn-data-registry-1");
  if (!Doc)
    return Doc.takeError();
  Fields F(*Doc, Path);
  std::vector<KnownSet> Out;
  const json *Sets = F.value("sets");
  if (Sets && !Sets->is_array())
    F.fail("'sets' is not a list");
  else if (Sets)
    for (const json &J : *Sets) {
      Result<KnownSet> K = readEntry(J, Path);
      if (!K)
        return K.takeError();
      Out.push_back(std::move(*K));
    }
  if (Status S = F.finish(); !S)
    return S.takeError();
  return Out;
}

Result<KnownSet> findKnown(const std::string &Name) {
  Result<std::vector<KnownSet>> All = registry();
  if (!All)
    return All.takeError();
  std::vector<const KnownSet *> Begins;
  std::vector<std::string> Names;
  for (const KnownSet &K : *All) {
    if (K.Name == Name)
      return K;
    if (K.Name.starts_with(Name + "-"))
      Begins.push_back(&K);
    Names.push_back(K.Name);
  }
  if (Begins.size() == 1)
    return *Begins[0];
  return Error{Errc::Usage,
               fmt::format("{}: {}; name an .hdf5 or .flat file or one of: {}",
                           Name,
                           Begins.empty() ? "no such data set"
                                          : "several data sets begin so",
                           fmt::join(Names, ", ")),
               ""};
}

} // namespace crinn::eval
