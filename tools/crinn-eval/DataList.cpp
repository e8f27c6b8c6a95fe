//===- DataList.cpp - crinn-eval data list ----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Fetch.h"
#include "tools/crinn-eval/Data.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

namespace crinn::eval {

namespace {

/// One row: a known set, or an imported one.
struct Row {
  std::string Name, Distance, Where, Remedy;
  uint64_t Rows, Cols, Queries;
  bool Here;
};

/// The flat file's numbers if the set is here, else the registry's.
Row rowOf(const std::string &Name, const KnownSet *K, const Origin *O,
          const Context &Ctx) {
  if (O)
    if (Result<FlatShape> S = readFlatShape(flatPath(*O, Ctx)))
      return {Name,         std::string(name(S->Distance)),
              O->From,      "",
              S->TrainRows, S->Cols,
              S->TestRows,  true};
  if (!K)
    return {Name, "", "", "its file is gone or damaged, import it again",
            0,    0,  0,  false};
  bool Package = packageHere(*K);
  return {Name,
          std::string(name(K->Distance)),
          Package ? "Debian's package " + K->Debian : K->source(),
          K->remedy(),
          K->Rows,
          K->Cols,
          K->Queries,
          Package};
}

} // namespace

int dataListCommand(const Arguments &Args) {
  Session S;
  Options O("crinn-eval data list [options]",
            "Lists the data sets with a name: vectors, dimensions, queries, "
            "distance, and where\neach is, or how to get it.");
  S.declare(O, /*WithTarget=*/false);
  bool Help = false;
  if (Status St = O.parse(Args, Help); !St)
    return report(St.error());
  if (Help) {
    fmt::print("{}", O.help());
    return 0;
  }
  if (Status St = S.open(); !St)
    return report(St.error());
  Result<std::vector<KnownSet>> Known = registry();
  if (!Known)
    return report(Known.error());
  Result<std::vector<Origin>> Here = origins(S.context());
  if (!Here)
    return report(Here.error());

  std::vector<Row> Rows;
  for (const KnownSet &K : *Known) {
    auto It = std::find_if(Here->begin(), Here->end(),
                           [&](const Origin &O) { return O.Name == K.Name; });
    Rows.push_back(
        rowOf(K.Name, &K, It == Here->end() ? nullptr : &*It, S.context()));
    if (It != Here->end())
      Here->erase(It);
  }
  for (const Origin &O : *Here)
    Rows.push_back(rowOf(O.Name, nullptr, &O, S.context()));

  std::string Table =
      fmt::format("{:<28} {:>9} {:>5} {:>8} {:<9} {}\n", "name", "vectors",
                  "dim", "queries", "distance", "where");
  nlohmann::json Sets = nlohmann::json::array();
  for (const Row &R : Rows) {
    Table += fmt::format("{:<28} {:>9} {:>5} {:>8} {:<9} {}{}\n", R.Name,
                         R.Rows, R.Cols, R.Queries, R.Distance,
                         R.Here ? "here, from " : "not here: ", R.Where);
    Sets.push_back({{"name", R.Name},
                    {"rows", R.Rows},
                    {"dimensions", R.Cols},
                    {"queries", R.Queries},
                    {"distance", R.Distance},
                    {"here", R.Here},
                    {R.Here ? "from" : "remedy", R.Here ? R.Where : R.Remedy}});
  }
  Table += "\n`crinn-eval data fetch NAME` gets one from there; with "
           "--from=FILE, or a directory,\nfrom a local copy.\n";
  Status St = S.emit(Table, {{"format", "crinn-data-list-1"}, {"sets", Sets}});
  return St ? 0 : report(St.error());
}

} // namespace crinn::eval
