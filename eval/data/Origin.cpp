//===- Origin.cpp - what is known of a data set that is here ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Origin.h"
#include "eval/support/Files.h"
#include "eval/support/Json.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <algorithm>
#include <ctime>
#include <filesystem>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr char Format[] = "crinn-data-origin-1";

std::string path(const std::string &Name, const Context &Ctx) {
  return fmt::format("{}/data/{}.json", Ctx.CacheDir, Name);
}

bool isHash(const std::string &S) {
  return S.size() == 64 &&
         S.find_first_not_of("0123456789abcdef") == std::string::npos;
}

} // namespace

std::string flatPath(const Origin &O, const Context &Ctx) {
  return fmt::format("{}/flat/{}.flat", Ctx.CacheDir, O.Flat);
}

Result<std::optional<Origin>> origin(const std::string &Name,
                                     const Context &Ctx) {
  std::error_code Ec;
  std::string Path = path(Name, Ctx);
  if (!isSafeRelative(Name) || Name.find('/') != Name.npos ||
      !fs::is_regular_file(Path, Ec))
    return std::optional<Origin>();
  Result<nlohmann::json> Doc = readDocument(Path, Format);
  if (!Doc)
    return Doc.takeError();
  Fields F(*Doc, Path);
  Origin O{Name, F.text("from"), F.text("sha256"), F.text("flat"),
           F.text("date")};
  if (!isHash(O.Sha256) || !isHash(O.Flat))
    F.fail("'sha256' or 'flat' is not a hash");
  if (Status S = F.finish(); !S)
    return S.takeError();
  return std::optional<Origin>(std::move(O));
}

Result<std::vector<Origin>> origins(const Context &Ctx) {
  std::vector<Origin> Out;
  std::error_code Ec;
  for (const auto &E : fs::directory_iterator(Ctx.CacheDir + "/data", Ec)) {
    if (E.path().extension() != ".json")
      continue;
    auto O = origin(E.path().stem().string(), Ctx);
    if (!O)
      return O.takeError();
    if (*O)
      Out.push_back(std::move(**O));
  }
  std::sort(Out.begin(), Out.end(),
            [](const Origin &A, const Origin &B) { return A.Name < B.Name; });
  return Out;
}

Result<Origin> record(Origin O, const Context &Ctx, bool Replace) {
  auto Old = origin(O.Name, Ctx);
  if (!Old)
    return Old.takeError();
  bool Same = *Old && (*Old)->Sha256 == O.Sha256;
  if (*Old && !Same && !Replace)
    return Error{
        Errc::Input,
        fmt::format("{}: SHA-256 is {} where {} was recorded on {} (from {}); "
                    "if you trust the new one, remove {}",
                    O.Name, O.Sha256, (*Old)->Sha256, (*Old)->Date,
                    (*Old)->From, path(O.Name, Ctx)),
        ""};
  O.Date = Same ? (*Old)->Date
                : fmt::format("{:%Y-%m-%d}", fmt::localtime(time(nullptr)));
  nlohmann::json J = {{"format", Format},
                      {"from", O.From},
                      {"sha256", O.Sha256},
                      {"flat", O.Flat},
                      {"date", O.Date}};
  Status S = writeFile(
      path(O.Name, Ctx),
      J.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n");
  if (!S)
    return S.takeError();
  return O;
}

} // namespace crinn::eval
