//===- MakeVariant.cpp - an edited tree as a variant ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"
#include "eval/support/Hash.h"
#include "eval/target/Tree.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>

namespace fs = std::filesystem;
using nlohmann::json;

namespace crinn::eval {

namespace {

/// What EditedDir changes, path -> new text. A file the tree lacks is refused
/// only if the compiler could see it; editors leave backups.
Result<std::map<std::string, std::string>>
changes(const Tree &Base, const std::string &EditedDir) {
  std::error_code Ec;
  if (!fs::is_directory(EditedDir, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: no such directory; name the edited copy of "
                             "the tree",
                             EditedDir),
                 ""};
  std::map<std::string, std::string> Out;
  for (const auto &E : fs::recursive_directory_iterator(EditedDir, Ec)) {
    if (!E.is_regular_file(Ec))
      continue;
    std::string Path = fs::relative(E.path(), EditedDir, Ec).generic_string();
    auto It = Base.Files.find(Path);
    if (It == Base.Files.end())
      return Error{Errc::Input,
                   fmt::format("{}: the target has no such file; a variant "
                               "changes existing files, remove it",
                               E.path().string()),
                   ""};
    Result<std::string> Text = readFile(E.path().string());
    if (!Text)
      return Text.takeError();
    if (sha256(*Text) != It->second)
      Out[Path] = std::move(*Text);
  }
  if (Out.empty())
    return Error{Errc::Input,
                 fmt::format("{}: nothing differs from the target; edit a file "
                             "first",
                             EditedDir),
                 ""};
  return Out;
}

} // namespace

Result<Variant> makeVariant(const Tree &Base, const std::string &EditedDir,
                            const std::string &OutDir, const std::string &Title,
                            EquivalenceClass Class,
                            const std::vector<std::string> &Modules,
                            bool UpToRounding) {
  std::error_code Ec;
  if (fs::exists(OutDir, Ec))
    return Error{Errc::Environment,
                 fmt::format("{}: exists; name a new directory", OutDir), ""};
  auto Changed = changes(Base, EditedDir);
  if (!Changed)
    return Changed.takeError();

  json Files = json::array();
  std::string Temp =
      fmt::format("{}.tmp-{}", OutDir, sha256(OutDir).substr(0, 8));
  fs::remove_all(Temp, Ec);
  for (const auto &[Path, Text] : *Changed) {
    Files.push_back({{"path", Path},
                     {"base", Base.Files.at(Path)},
                     {"result", sha256(Text)}});
    if (Status S = writeFile(Temp + "/overlay/" + Path, Text); !S)
      return S.takeError();
  }
  json Doc = {{"format", "crinn-variant-1"},
              {"title", Title},
              {"files", Files},
              {"class", UpToRounding ? UpToRoundingName : name(Class)},
              {"stage", "search"},
              {"abi", "kept"},
              {"reach", {{"functions", json::array()}, {"modules", Modules}}}};
  std::string Text =
      Doc.dump(2, ' ', false, json::error_handler_t::replace) + "\n";
  if (Status S = writeFile(Temp + "/variant.json", Text); !S)
    return S.takeError();
  fs::rename(Temp, OutDir, Ec);
  if (Ec) {
    std::error_code Ignored;
    fs::remove_all(Temp, Ignored);
    return Error{Errc::Environment,
                 fmt::format("{}: cannot write ({}); choose another place",
                             OutDir, Ec.message()),
                 ""};
  }
  return loadVariant(OutDir);
}

} // namespace crinn::eval
