//===- Git.cpp - git, without the user's settings -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "tools/crinn-optimize/support/Git.h"

#include "tools/crinn-optimize/support/Escape.h"
#include "tools/crinn-optimize/support/Failure.h"
#include "tools/crinn-optimize/support/Files.h"
#include "tools/crinn-optimize/support/Process.h"

#include "llvm/ADT/StringRef.h"

#include <fmt/core.h>

using namespace llvm;

namespace crinn::optimize {

/// The date of the commit of the unmodified source: it carries no time, so that
/// its name depends on the content alone. A patch has the date it was made.
static constexpr const char *BaseDate = "2000-01-01T00:00:00+0000";

static Expected<std::string> gitAt(const std::string &Directory,
                                   std::vector<std::string> Args,
                                   const char *Date) {
  Command C;
  C.Directory = Directory;
  C.Args = {"git",
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "core.autocrlf=false",
            "-c",
            "core.attributesFile=/dev/null",
            "-c",
            "commit.gpgSign=false",
            "-c",
            "init.defaultBranch=main",
            "-c",
            "core.quotePath=true"};
  C.Args.insert(C.Args.end(), Args.begin(), Args.end());
  C.Environment = {
      "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_SYSTEM=/dev/null",
      "GIT_CONFIG_NOSYSTEM=1", "GIT_TEMPLATE_DIR=", "GIT_TERMINAL_PROMPT=0",
      "GIT_AUTHOR_NAME=crinn", "GIT_AUTHOR_EMAIL=crinn@invalid",
      "GIT_COMMITTER_NAME=crinn", "GIT_COMMITTER_EMAIL=crinn@invalid",
      // A run started from a hook inherits these; they would
      // point at the user's repository.
      "GIT_DIR=" + Directory + "/.git", "GIT_WORK_TREE=" + Directory,
      "GIT_INDEX_FILE=" + Directory + "/.git/index", "LC_ALL=C.UTF-8"};
  if (Date) {
    C.Environment.push_back(std::string("GIT_AUTHOR_DATE=") + Date);
    C.Environment.push_back(std::string("GIT_COMMITTER_DATE=") + Date);
  }
  auto Done = run(C);
  if (!Done)
    return Done.takeError();
  if (Done->Status != 0)
    return fail(Exit::Environment,
                fmt::format("git {}: {}", Args.empty() ? "" : Args[0],
                            oneLine(Done->Output)));
  return StringRef(Done->Output).rtrim('\n').str();
}

Expected<std::string> git(const std::string &Directory,
                          std::vector<std::string> Args) {
  return gitAt(Directory, std::move(Args), nullptr);
}

/// What a tree's own .gitattributes would convert, git must store as it is.
static Error keepBytes(const std::string &Directory) {
  return writeFile(Directory + "/.git/info/attributes",
                   "* -text -ident -filter -working-tree-encoding\n");
}

Expected<std::string> commitTree(const std::string &Directory,
                                 const std::string &Message) {
  if (auto R = git(Directory, {"init", "-q"}); !R)
    return R.takeError();
  if (Error E = keepBytes(Directory))
    return E;
  // Forced: what the tree's .gitignore names is part of the tree all the same.
  if (auto R = git(Directory, {"add", "-A", "-f", "."}); !R)
    return R.takeError();
  if (auto R =
          gitAt(Directory, {"commit", "-q", "--allow-empty", "-m", Message},
                BaseDate);
      !R)
    return R.takeError();
  return git(Directory, {"rev-parse", "HEAD"});
}

Error cloneTree(const std::string &From, const std::string &To) {
  if (auto R = git(To, {"init", "-q", To}); !R)
    return R.takeError();
  if (Error E = keepBytes(To))
    return E;
  if (auto R = git(To, {"fetch", "-q", From, "HEAD"}); !R)
    return R.takeError();
  auto R = git(To, {"checkout", "-q", "-b", "main", "FETCH_HEAD"});
  return R ? Error::success() : R.takeError();
}

} // namespace crinn::optimize
