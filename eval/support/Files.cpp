//===- Files.cpp - whole-file reads, atomic writes, safe paths --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Files.h"

#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <unistd.h>

namespace fs = std::filesystem;

namespace crinn::eval {

Result<std::string> readFile(const std::string &Path) {
  std::error_code Ec;
  if (fs::is_directory(Path, Ec))
    return Error{Errc::Input,
                 fmt::format("{}: is a directory; name a file", Path), ""};
  std::ifstream In(Path, std::ios::binary);
  std::string Bytes((std::istreambuf_iterator<char>(In)), {});
  if (!In.is_open() || In.bad())
    return Error{Errc::Input,
                 fmt::format("{}: cannot read ({}); check the path", Path,
                             std::strerror(errno)),
                 ""};
  return Bytes;
}

Status makeDirs(const std::string &Dir) {
  std::error_code Ec;
  fs::create_directories(Dir, Ec);
  if (Ec)
    return Error{Errc::Environment,
                 fmt::format("{}: cannot create directory ({}); choose another "
                             "or free the path",
                             Dir, Ec.message()),
                 ""};
  return success();
}

Status
writeAtomically(const std::string &Path,
                const std::function<Status(const std::string &)> &Write) {
  fs::path To(Path);
  // A directory and not a name alone: it is swept away if this is killed.
  Result<TempDir> Dir =
      TempDir::create(To.has_parent_path() ? To.parent_path().string() : ".");
  if (!Dir)
    return Dir.takeError();
  std::string Temp = Dir->path() + "/" + To.filename().string();
  Status S = Write(Temp);
  std::error_code Ec;
  if (S) {
    // A rename may reach the disk before the bytes do.
    if (int Fd = open(Temp.c_str(), O_RDONLY | O_CLOEXEC); Fd >= 0) {
      fsync(Fd);
      close(Fd);
    }
    fs::rename(Temp, Path, Ec);
    if (!Ec)
      return S;
    S = Error{Errc::Environment,
              fmt::format("{}: cannot write ({}); check rights and disk space",
                          Path, Ec.message()),
              ""};
  }
  return S;
}

Status writeFile(const std::string &Path, std::string_view Bytes) {
  return writeAtomically(Path, [&](const std::string &Temp) -> Status {
    std::ofstream Out(Temp, std::ios::binary);
    Out.write(Bytes.data(), static_cast<std::streamsize>(Bytes.size()));
    Out.close();
    if (!Out)
      return Error{
          Errc::Environment,
          fmt::format("{}: cannot write; check rights and disk space", Path),
          ""};
    return success();
  });
}

bool isSafeRelative(std::string_view Path) {
  if (Path.empty() || Path.size() > 1024)
    return false;
  for (char C : Path)
    if (C == '\\' || static_cast<unsigned char>(C) < 0x20 || C == 0x7f)
      return false;
  size_t Begin = 0;
  while (Begin <= Path.size()) {
    size_t End = std::min(Path.find('/', Begin), Path.size());
    std::string_view Part = Path.substr(Begin, End - Begin);
    if (Part.empty() || Part == "." || Part == "..")
      return false;
    Begin = End + 1;
  }
  return true;
}

std::string executableDir() {
  std::error_code Ec;
  fs::path Self = fs::read_symlink("/proc/self/exe", Ec);
  return Ec ? std::string() : Self.parent_path().string();
}

} // namespace crinn::eval
