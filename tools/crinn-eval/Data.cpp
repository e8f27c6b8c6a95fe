//===- Data.cpp - crinn-eval data -------------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-eval/Data.h"
#include "eval/data/Dataset.h"
#include "tools/crinn-eval/Session.h"

#include <fmt/format.h>

#include <string_view>

namespace crinn::eval {

namespace {

struct Subcommand {
  std::string_view Name;
  int (*Run)(const Arguments &);
};

constexpr Subcommand Subcommands[] = {
    {"list", dataListCommand},     {"fetch", dataFetchCommand},
    {"import", dataImportCommand}, {"generate", dataGenerateCommand},
    {"sample", dataSampleCommand},
};

} // namespace

int dataCommand(const Arguments &Args) {
  for (const Subcommand &S : Subcommands)
    if (!Args.empty() && Args[0] == S.Name)
      return S.Run(Arguments(Args.begin() + 1, Args.end()));
  Session S;
  std::string Name;
  Options O("crinn-eval data [options] NAME|FILE",
            "Prepares a data set: converts it, computes exact ground truth "
            "where it has none,\nkeeps both in the cache.\n\n"
            "  crinn-eval data list      the sets with a name, and how to get "
            "them\n"
            "  crinn-eval data fetch     get one: from the network or a local "
            "file\n"
            "  crinn-eval data import    make one of .fvecs or .bvecs files\n"
            "  crinn-eval data generate  make one of photographs\n"
            "  crinn-eval data sample    make a smaller one of another");
  O.positional("NAME", "a known name, an .hdf5 or a .flat file", Name);
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
  auto D = openDataset(Name, S.context());
  if (!D)
    return S.fail(D.error());
  const Dataset &X = **D;
  QuerySplit Q = splitQueries(X.Queries.Rows);
  const char *Kind = X.Distance == Metric::L2 ? "euclidean" : "inner product";
  std::string Table = fmt::format(
      "{}: {} x {}, {}, {} queries (search {}, gate {}, confirmation {}), "
      "truth {}\n",
      X.Name, X.Base.Rows, X.Base.Cols, Kind, X.Queries.Rows, Q.Search.size(),
      Q.Gate.size(), Q.Confirm.size(), X.TruthK);
  nlohmann::json J = {{"format", "crinn-dataset-1"},
                      {"name", X.Name},
                      {"sha256", X.Hash},
                      {"rows", X.Base.Rows},
                      {"dimensions", X.Base.Cols},
                      {"distance", Kind},
                      {"queries", X.Queries.Rows},
                      {"truth", X.TruthK}};
  if (Status St = S.emit(Table, J); !St)
    return report(St.error());
  return 0;
}

} // namespace crinn::eval
