//===- Files.cpp - files that are whole or absent -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/support/Files.h"

#include "tools/crinn-optimize/support/Failure.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/SHA256.h"

#include <fmt/core.h>

#include <fcntl.h>
#include <filesystem>
#include <unistd.h>

using namespace llvm;
namespace fs = std::filesystem;

namespace crinn::optimize {

/// Leftovers are recognised by this part of their name, or by the one that
/// passes::writeVariant uses.
static constexpr const char *Half = ".half-";

static Error ioError(const std::string &Path, int Errno) {
  return fail(Exit::Environment,
              fmt::format("{}: {}", Path, std::strerror(Errno)));
}

static Error ioError(const std::string &Path, const std::error_code &EC) {
  return fail(Exit::Environment, fmt::format("{}: {}", Path, EC.message()));
}

Expected<std::string> readFile(const std::string &Path) {
  auto Buffer = MemoryBuffer::getFile(Path, /*IsText=*/false,
                                      /*RequiresNullTerminator=*/false);
  if (!Buffer)
    return fail(Exit::Input,
                fmt::format("{}: {}", Path, Buffer.getError().message()));
  return (*Buffer)->getBuffer().str();
}

static Error writeAll(int Fd, const std::string &Path, StringRef Text) {
  while (!Text.empty()) {
    ssize_t N = ::write(Fd, Text.data(), Text.size());
    if (N < 0 && errno == EINTR)
      continue;
    if (N < 0)
      return ioError(Path, errno);
    Text = Text.drop_front(N);
  }
  // The database row that names the file is durable; so must the file be.
  return ::fsync(Fd) == 0 ? Error::success() : ioError(Path, errno);
}

Error writeFile(const std::string &Path, StringRef Text) {
  std::error_code EC;
  fs::path Parent = fs::path(Path).parent_path();
  if (!Parent.empty() && !fs::create_directories(Parent, EC) && EC)
    return ioError(Path, EC);
  std::string Temp = fmt::format("{}{}{}", Path, Half, ::getpid());
  int Fd = ::open(Temp.c_str(), O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0644);
  if (Fd < 0)
    return ioError(Temp, errno);
  Error E = writeAll(Fd, Temp, Text);
  ::close(Fd);
  if (!E && ::rename(Temp.c_str(), Path.c_str()) != 0)
    E = ioError(Path, errno);
  if (E)
    ::unlink(Temp.c_str());
  return E;
}

Error appendFile(const std::string &Path, StringRef Lines) {
  int Fd =
      ::open(Path.c_str(), O_CREAT | O_APPEND | O_WRONLY | O_CLOEXEC, 0644);
  if (Fd < 0)
    return ioError(Path, errno);
  Error E = writeAll(Fd, Path, Lines);
  ::close(Fd);
  return E;
}

Error makeDirectory(const std::string &Dir,
                    function_ref<Error(const std::string &)> Fill) {
  std::error_code EC;
  if (fs::exists(Dir, EC))
    return Error::success();
  std::string Temp = fmt::format("{}{}{}", Dir, Half, ::getpid());
  removeTree(Temp);
  if (!fs::create_directories(Temp, EC) && EC)
    return ioError(Temp, EC);
  auto Clean = make_scope_exit([&] { removeTree(Temp); });
  if (Error E = Fill(Temp))
    return E;
  fs::rename(Temp, Dir, EC);
  return EC ? ioError(Dir, EC) : Error::success();
}

void removeTree(const std::string &Path) {
  std::error_code EC;
  fs::remove_all(Path, EC);
}

void removeLeftovers(const std::string &Dir) {
  std::error_code EC;
  std::vector<std::string> Found;
  for (const auto &Entry : fs::directory_iterator(Dir, EC))
    if (std::string Name = Entry.path().filename().string();
        StringRef(Name).contains(Half) || StringRef(Name).contains(".part"))
      Found.push_back(Entry.path().string());
  for (const std::string &Path : Found)
    removeTree(Path);
}

Expected<std::map<std::string, std::string>> readTree(const std::string &Dir) {
  std::map<std::string, std::string> Files;
  std::error_code EC;
  for (fs::recursive_directory_iterator It(Dir, EC), End; !EC && It != End;
       It.increment(EC)) {
    std::error_code Ignored;
    if (It->path().filename() == ".git" && It->is_directory(Ignored)) {
      It.disable_recursion_pending();
      continue;
    }
    if (It->is_symlink(Ignored) || !It->is_regular_file(Ignored))
      continue;
    auto Text = readFile(It->path().string());
    if (!Text)
      return Text.takeError();
    Files[It->path().lexically_relative(Dir).generic_string()] =
        std::move(*Text);
  }
  if (EC)
    return fail(Exit::Input, fmt::format("{}: {}", Dir, EC.message()));
  return Files;
}

std::string sha256(StringRef Bytes) {
  return toHex(SHA256::hash(arrayRefFromStringRef(Bytes)), /*LowerCase=*/true);
}

Expected<nlohmann::json> readJson(const std::string &Path) {
  auto Text = readFile(Path);
  if (!Text)
    return Text.takeError();
  auto J = nlohmann::json::parse(*Text, nullptr, /*allow_exceptions=*/false);
  if (J.is_discarded())
    return fail(Exit::Input, fmt::format("{}: not JSON", Path));
  return J;
}

std::string toText(const nlohmann::json &J, int Indent) {
  return J.dump(Indent, ' ', /*ensure_ascii=*/false,
                nlohmann::json::error_handler_t::replace);
}

} // namespace crinn::optimize
