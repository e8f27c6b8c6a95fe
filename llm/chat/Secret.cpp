//===- Secret.cpp - the key of an endpoint --------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "llm/chat/Secret.h"

#include "passes/source/Failure.h"

#include "llvm/ADT/ScopeExit.h"
#include "llvm/ADT/StringExtras.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace llvm;

namespace crinn::llm {

/// Longer than any key in use; a file beyond that is another file.
static constexpr size_t LongestKey = 4096;

static Expected<std::string> readKey(const std::string &File) {
  auto Bad = [&](const Twine &Why) {
    return passes::fail(passes::Code::Input, File + ": " + Why);
  };
  // Opened once, so that what is checked is what is read.
  int Fd = ::open(File.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (Fd < 0)
    return Bad(Twine("cannot read the key: ") + std::strerror(errno));
  auto Close = make_scope_exit([&] { ::close(Fd); });
  struct stat Status;
  if (::fstat(Fd, &Status) != 0 || !S_ISREG(Status.st_mode))
    return Bad("the key's file is not a regular file");
  if (Status.st_mode & 077)
    return Bad("others can read the key; chmod 600 it");
  std::string Text(LongestKey + 1, '\0');
  ssize_t Got = ::read(Fd, Text.data(), Text.size());
  if (Got < 0)
    return Bad(Twine("cannot read the key: ") + std::strerror(errno));
  Text.resize(static_cast<size_t>(Got));
  std::string Key = StringRef(Text).trim().str();
  if (Key.empty() || Text.size() > LongestKey)
    return Bad("holds no key");
  return Key;
}

Expected<std::string> takeKey(const std::string &File) {
  std::string Key;
  const char *Set = std::getenv(KeyVariable);
  if (Set)
    Key = Set;
  ::unsetenv(KeyVariable);
  std::string From = KeyVariable;
  if (!File.empty()) {
    auto Read = readKey(File);
    if (!Read)
      return Read.takeError();
    Key = std::move(*Read);
    From = File;
  }
  // A line break would begin another header.
  if (!all_of(Key, [](char C) { return isPrint(C) && C != ' '; }))
    return passes::fail(passes::Code::Input,
                        From + ": the key has blanks or control characters");
  return Key;
}

std::string withoutKey(std::string Text, const std::string &Key) {
  if (Key.empty())
    return Text;
  for (size_t At; (At = Text.find(Key)) != std::string::npos;)
    Text.replace(At, Key.size(), "[key]");
  return Text;
}

} // namespace crinn::llm
