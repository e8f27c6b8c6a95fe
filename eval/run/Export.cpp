//===- Export.cpp - the outcomes as a table that only grows ---------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/run/RunDb.h"
#include "eval/support/Files.h"

#include <fmt/format.h>

#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr std::string_view Header =
    "line\tfinished\tattempt\tverdict\treason\testimate\tlower\tupper\tpairs\t"
    "target\tclass\tvariant_hash\tcode_hash\ttitle\tsentence\n";

/// Number of the last line of \p Text; 0: none but the header.
int64_t lastLine(std::string_view Text) {
  while (Text.ends_with('\n'))
    Text.remove_suffix(1);
  if (size_t At = Text.rfind('\n'); At != Text.npos)
    Text.remove_prefix(At + 1);
  int64_t Number = 0;
  std::from_chars(Text.data(), Text.data() + Text.size(), Number);
  return Number;
}

/// Titles come from a file of others: one cell, one line.
std::string cell(std::string Text) {
  for (char &C : Text)
    if (static_cast<unsigned char>(C) < 0x20 || C == 0x7f)
      C = ' ';
  return Text;
}

Status append(const std::string &Path, const std::string &Text) {
  int Fd = open(Path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666);
  ssize_t Done = Fd < 0 ? -1 : write(Fd, Text.data(), Text.size());
  int Why = errno;
  bool Ok = Done == ssize_t(Text.size()) && fsync(Fd) == 0;
  if (Fd >= 0)
    close(Fd);
  if (Ok)
    return success();
  return Error{Errc::Environment,
               fmt::format("{}: cannot write ({}); check rights and disk space",
                           Path, std::strerror(Why)),
               ""};
}

} // namespace

Status RunDb::exportTable(const std::string &Path) {
  std::string Text;
  std::error_code Ec;
  if (fs::exists(Path, Ec)) {
    Result<std::string> Read = readFile(Path);
    if (!Read)
      return Read.takeError();
    Text = std::move(*Read);
    size_t Whole = Text.rfind('\n') + 1; // npos + 1 is 0
    if (Whole != Text.size())
      fs::resize_file(Path, Whole, Ec);
    if (Ec)
      return Error{Errc::Environment,
                   fmt::format("{}: cannot write ({}); check rights", Path,
                               Ec.message()),
                   ""};
    Text.resize(Whole);
  }
  std::string New(Text.empty() ? Header : "");
  Status S = Db.query(
      "SELECT line, finished, attempt, verdict, reason, estimate, lower, "
      "upper, pairs, target, class, variant_hash, code_hash, title, sentence "
      "FROM outcome JOIN attempt ON attempt = number WHERE line > ? "
      "ORDER BY line",
      {lastLine(Text)}, [&](const SqlRow &R) {
        for (int I = 0; I < 15; ++I) {
          bool Real = I >= 5 && I <= 7;
          std::optional<double> X = Real ? R.real(I) : std::nullopt;
          New += (I ? "\t" : "") + (Real ? (X ? fmt::format("{:.6f}", *X) : "")
                                         : cell(R.text(I)));
        }
        New += "\n";
      });
  if (!S || New.empty())
    return S;
  return append(Path, New);
}

} // namespace crinn::eval
