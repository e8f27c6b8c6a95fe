//===- Export.cpp - results.tsv -------------------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/store/Export.h"

#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"

#include <fmt/core.h>

#include <filesystem>

using namespace llvm;

namespace crinn::optimize {

static constexpr const char *Header =
    "line\ttime\tnumber\tverdict\treason\testimate\tlower\tupper\tpairs\t"
    "result_hash\tbuild_hash\tlabel\tsentence\n";

/// Number of the last log line in \p Text; 0 if there is none.
static int64_t lastLine(StringRef Text) {
  StringRef Last = Text.rtrim('\n').rsplit('\n').second;
  int64_t Number = 0;
  return Last.split('\t').first.getAsInteger(10, Number) ? 0 : Number;
}

Error exportLog(RunDb &Db, const std::string &Path) {
  std::string Text;
  std::error_code EC;
  if (std::filesystem::exists(Path, EC)) {
    auto Read = readFile(Path);
    if (!Read)
      return Read.takeError();
    Text = std::move(*Read);
  }
  size_t Whole = Text.rfind('\n');
  Whole = Whole == std::string::npos ? 0 : Whole + 1;
  if (Whole != Text.size()) {
    std::filesystem::resize_file(Path, Whole, EC);
    if (EC)
      return fail(Exit::Environment, fmt::format("{}: {}", Path, EC.message()));
    Text.resize(Whole);
  }
  auto Lines = Db.logAfter(lastLine(Text));
  if (!Lines)
    return Lines.takeError();
  std::string New = Text.empty() ? Header : "";
  for (const std::string &Line : *Lines)
    New += Line + "\n";
  return New.empty() ? Error::success() : appendFile(Path, New);
}

} // namespace crinn::optimize
