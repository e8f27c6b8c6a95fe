//===- Journal.cpp - every trial, and the best kernel so far ----*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/kernel/Journal.h"
#include "eval/support/Files.h"
#include "eval/support/Hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <string_view>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

constexpr std::string_view Header =
    "date\tkernel\thash\tagainst\tcorrect\tgeomean\tlower\tupper\tworst\t"
    "worst_cell\tpairs\tseconds\tkept\treason\n";

std::vector<std::string> split(std::string_view Line) {
  std::vector<std::string> Out;
  for (size_t Begin = 0; Begin <= Line.size();) {
    size_t End = std::min(Line.find('\t', Begin), Line.size());
    Out.emplace_back(Line.substr(Begin, End - Begin));
    Begin = End + 1;
  }
  return Out;
}

bool number(const std::string &Text, double &Into) {
  auto [End, Ec] =
      std::from_chars(Text.data(), Text.data() + Text.size(), Into);
  return Ec == std::errc() && End == Text.data() + Text.size();
}

bool number(const std::string &Text, std::optional<double> &Into) {
  double X = 0;
  if (Text.empty())
    return true;
  if (!number(Text, X))
    return false;
  Into = X;
  return true;
}

bool yesNo(const std::string &Text, bool &Into) {
  Into = Text == "yes";
  return Into || Text == "no";
}

bool parse(std::string_view Line, JournalRow &R) {
  std::vector<std::string> F = split(Line);
  double Pairs = 0;
  if (F.size() != 14 || !yesNo(F[4], R.Correct) || !number(F[5], R.Geomean) ||
      !number(F[6], R.Lower) || !number(F[7], R.Upper) ||
      !number(F[8], R.Worst) || !number(F[10], Pairs) ||
      !number(F[11], R.Seconds) || !yesNo(F[12], R.Kept))
    return false;
  R.Date = F[0];
  R.Kernel = F[1];
  R.Hash = F[2];
  R.Against = F[3];
  R.WorstCell = F[9];
  R.Pairs = unsigned(Pairs);
  R.Reason = F[13];
  return R.Hash.size() == 64 &&
         R.Hash.find_first_not_of("0123456789abcdef") == std::string::npos;
}

std::string figure(const std::optional<double> &X) {
  return X ? fmt::format("{:.4f}", *X) : "";
}

std::string line(const JournalRow &R) {
  return fmt::format(
      "{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\t{:.1f}\t{}\t"
      "{}\n",
      R.Date, R.Kernel, R.Hash, R.Against, R.Correct ? "yes" : "no",
      figure(R.Geomean), figure(R.Lower), figure(R.Upper), figure(R.Worst),
      R.WorstCell, R.Pairs, R.Seconds, R.Kept ? "yes" : "no", R.Reason);
}

Error cannot(const std::string &Path, const char *What) {
  return {Errc::Environment,
          fmt::format("{}: cannot {} ({}); check rights and disk space", Path,
                      What, std::strerror(errno)),
          ""};
}

Result<std::vector<JournalRow>> rowsOf(std::string_view Text,
                                       const std::string &Path) {
  auto bad = [&](size_t Number) {
    return Error{Errc::Input,
                 fmt::format("{}: line {} is not a trial as this crinn writes "
                             "it; name another --dir",
                             Path, Number),
                 ""};
  };
  std::vector<JournalRow> Out;
  if (Text.empty())
    return Out;
  if (!Text.starts_with(Header))
    return bad(1);
  Text.remove_prefix(Header.size());
  for (size_t Number = 2; !Text.empty(); ++Number) {
    size_t End = Text.find('\n');
    if (End == Text.npos)
      break; // a line that is still being written, or never was
    JournalRow R;
    if (!parse(Text.substr(0, End), R))
      return bad(Number);
    Out.push_back(std::move(R));
    Text.remove_prefix(End + 1);
  }
  return Out;
}

Result<std::optional<std::string>> bestOf(const std::vector<JournalRow> &Rows,
                                          const std::string &Dir,
                                          const std::string &Kernel) {
  auto It = std::find_if(Rows.rbegin(), Rows.rend(), [&](const JournalRow &R) {
    return R.Kept && R.Kernel == Kernel;
  });
  if (It == Rows.rend())
    return std::optional<std::string>();
  const std::string Path = Dir + "/kept/" + It->Hash + ".cpp";
  Result<std::string> Text = readFile(Path);
  if (!Text || sha256(*Text) != It->Hash)
    return Error{
        Errc::Input,
        fmt::format("{}: the best {} kernel is missing or was changed; "
                    "put it back, or name another --dir",
                    Path, Kernel),
        ""};
  return std::optional<std::string>(*Text);
}

} // namespace

Result<std::unique_ptr<Journal>> Journal::open(const std::string &Dir,
                                               const Context &Ctx) {
  if (Status S = makeDirs(Dir); !S)
    return S.takeError();
  const std::string Path = Dir + "/results.tsv";
  int Fd = ::open(Path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0644);
  if (Fd < 0)
    return cannot(Path, "open");
  std::unique_ptr<Journal> J(new Journal(Dir, Fd));
  while (flock(Fd, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR)
      return cannot(Path, "lock");
    if (Ctx.cancelled())
      return Error{Errc::Interrupted, "interrupted", ""};
    Ctx.progress("wait for another trial", 0, 0);
    usleep(200000);
  }
  if (Status S = J->read(); !S)
    return S.takeError();
  return J;
}

Journal::~Journal() { close(Fd); }

Status Journal::read() {
  Result<std::string> Text = readFile(path());
  if (!Text)
    return Text.takeError();
  Result<std::vector<JournalRow>> Read = rowsOf(*Text, path());
  if (!Read)
    return Read.takeError();
  Rows = std::move(*Read);
  if (Text->empty())
    return write(std::string(Header));
  const size_t Whole = Text->rfind('\n') + 1;
  if (Whole < Text->size() && ftruncate(Fd, off_t(Whole)) != 0)
    return cannot(path(), "cut off a half line");
  return success();
}

Status Journal::write(const std::string &Line) {
  const off_t Before = lseek(Fd, 0, SEEK_END);
  if (Before >= 0 &&
      ::write(Fd, Line.data(), Line.size()) == ssize_t(Line.size()) &&
      fsync(Fd) == 0)
    return success();
  Error E = cannot(path(), "write");
  if (Before < 0 || ftruncate(Fd, Before) != 0)
    E.Message += "; its last line may be incomplete";
  return E;
}

Result<std::optional<std::string>>
Journal::best(const std::string &Kernel) const {
  return bestOf(Rows, Dir, Kernel);
}

Status Journal::append(const JournalRow &Row, const std::string &Source) {
  if (Row.Kept)
    if (Status S = writeFile(keptPath(Row.Hash), Source); !S)
      return S;
  if (Status S = write(line(Row)); !S)
    return S;
  Rows.push_back(Row);
  return success();
}

Result<std::optional<std::string>> bestKept(const std::string &Dir,
                                            const std::string &Kernel) {
  std::error_code Ec;
  const std::string Path = Dir + "/results.tsv";
  if (!std::filesystem::exists(Path, Ec))
    return std::optional<std::string>();
  Result<std::string> Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  Result<std::vector<JournalRow>> Rows = rowsOf(*Text, Path);
  if (!Rows)
    return Rows.takeError();
  return bestOf(*Rows, Dir, Kernel);
}

} // namespace crinn::eval
