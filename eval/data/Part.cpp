//===- Part.cpp - a download that is not complete ---------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/data/Part.h"
#include "eval/support/Files.h"
#include "eval/support/Json.h"

#include <fmt/format.h>

#include <cctype>
#include <charconv>
#include <filesystem>
#include <sys/file.h>
#include <unistd.h>

namespace fs = std::filesystem;

namespace crinn::eval {

namespace {

constexpr char Format[] = "crinn-part-1";

std::string_view trimmed(std::string_view S) {
  while (!S.empty() && std::isspace(static_cast<unsigned char>(S.front())))
    S.remove_prefix(1);
  while (!S.empty() && std::isspace(static_cast<unsigned char>(S.back())))
    S.remove_suffix(1);
  return S;
}

bool number(std::string_view S, uint64_t &Into) {
  auto [End, Ec] = std::from_chars(S.data(), S.data() + S.size(), Into);
  return Ec == std::errc() && End == S.data() + S.size();
}

} // namespace

void ReplyHeaders::add(std::string_view Line) {
  if (Line.starts_with("HTTP/")) {
    *this = ReplyHeaders();
    return;
  }
  size_t Colon = Line.find(':');
  if (Colon == Line.npos)
    return;
  std::string Name(Line.substr(0, Colon));
  for (char &C : Name)
    C = static_cast<char>(std::tolower(static_cast<unsigned char>(C)));
  std::string_view Value = trimmed(Line.substr(Colon + 1));
  if (Name == "etag" && Value.starts_with('"'))
    Validator = Value;
  else if (Name == "last-modified" && Validator.empty())
    Validator = Value;
  else if (Name == "content-length")
    number(Value, ContentLength);
  else if (Name == "content-range" && Value.starts_with("bytes ")) {
    // "bytes 100-199/1000"
    Value.remove_prefix(6);
    size_t Dash = Value.find('-'), Slash = Value.find('/');
    HasRange = Dash != Value.npos && Slash != Value.npos &&
               number(Value.substr(0, Dash), RangeStart);
    if (HasRange)
      number(Value.substr(Slash + 1), RangeTotal);
  }
}

Result<Part> Part::open(const std::string &Path, const std::string &Url) {
  Part P;
  P.Path = Path;
  P.Url = Url;
  if (Status S = makeDirs(fs::path(Path).parent_path().string()); !S)
    return S.takeError();
  P.File.reset(std::fopen(Path.c_str(), "abe"));
  if (!P.File)
    return Error{
        Errc::Environment,
        fmt::format("{}: cannot write; check rights and disk space", Path), ""};
  // Goes with the process, whatever ends it.
  if (flock(fileno(P.File.get()), LOCK_EX | LOCK_NB) != 0) {
    P.File.reset();
    return Error{Errc::Environment,
                 fmt::format("{}: another process is downloading it; wait for "
                             "that one or stop it",
                             Path),
                 ""};
  }
  std::error_code Ec;
  P.Have = fs::file_size(Path, Ec);
  Result<nlohmann::json> Doc = readDocument(Path + ".json", Format);
  bool Known = bool(Doc);
  if (Known) {
    Fields F(*Doc, Path);
    Known = F.text("url") == Url;
    P.Validator = F.text("validator");
    if (const nlohmann::json *L = F.value("length");
        L && L->is_number_unsigned())
      P.Length = L->get<uint64_t>();
    Known = bool(F.finish()) && Known;
  }
  if (!Known || P.Have > P.Length)
    P.discard();
  return P;
}

Part::~Part() {
  std::error_code Ec;
  if (File && Have == 0) {
    fs::remove(Path, Ec);
    fs::remove(Path + ".json", Ec);
  }
}

bool Part::continues(const ReplyHeaders &R) const {
  return R.HasRange && R.RangeStart == Have && Length > 0 &&
         R.RangeTotal == Length;
}

bool Part::restart(const ReplyHeaders &R) {
  discard();
  Validator = R.Validator;
  Length = R.ContentLength;
  nlohmann::json J = {{"format", Format},
                      {"url", Url},
                      {"validator", Validator},
                      {"length", Length}};
  return bool(writeFile(
      Path + ".json",
      J.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n"));
}

bool Part::append(const char *Data, size_t Size) {
  if (std::fwrite(Data, 1, Size, File.get()) != Size)
    return false;
  Have += Size;
  return true;
}

void Part::discard() {
  std::fflush(File.get());
  // Opened for appending: what is written next goes to the new end.
  if (ftruncate(fileno(File.get()), 0) == 0)
    Have = 0;
  Validator.clear();
  Length = 0;
}

Status Part::moveTo(const std::string &Target) {
  bool Written = std::fflush(File.get()) == 0 && fsync(fileno(File.get())) == 0;
  File.reset();
  if (Have == 0 || (Length && Have != Length)) {
    std::error_code Ec;
    fs::remove(Path, Ec);
    fs::remove(Path + ".json", Ec);
    return Error{Errc::Input,
                 fmt::format("{}: {} bytes came where {} were announced; try "
                             "again, or name a local copy with --from",
                             Url, Have, Length),
                 ""};
  }
  std::error_code Ec;
  if (Written)
    fs::rename(Path, Target, Ec);
  if (!Written || Ec)
    return Error{
        Errc::Environment,
        fmt::format("{}: cannot write; check rights and disk space", Target),
        ""};
  fs::remove(Path + ".json", Ec);
  return success();
}

} // namespace crinn::eval
