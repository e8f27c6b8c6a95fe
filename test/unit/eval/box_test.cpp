//===- box_test.cpp - what code under test cannot do ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Each attempt is C++ that is true where it succeeds, and runs while the
/// library is loaded. Without a sandbox it must succeed, or the test would show
/// nothing; in one it must fail, and the library answer.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/Arm.h"
#include "test/unit/eval/Toy.h"

#include <fmt/format.h>

#include <filesystem>
#include <fstream>
#include <unistd.h>

using namespace crinn::eval;

namespace {

struct Attempt {
  const char *Name;
  std::string Code;
};

void PrintTo(const Attempt &A, std::ostream *Out) { *Out << A.Name; }

struct Box : Toy, testing::WithParamInterface<Attempt> {
  std::shared_ptr<const Dataset> Data = toyData();

  Result<std::unique_ptr<Worker>> start(const std::string &Code, bool Boxed) {
    std::filesystem::remove_all(Dir.path() + "/tree");
    Tree Tr = *materialise(T, Dir.path() + "/tree");
    std::string Tries = fmt::format(
        "#include <fcntl.h>\n#include <sched.h>\n#include <signal.h>\n"
        "#include <stdio.h>\n#include <stdlib.h>\n#include <errno.h>\n"
        "#include <sys/socket.h>\n#include <sys/stat.h>\n"
        "#include <sys/uio.h>\n#include <sys/wait.h>\n#include <unistd.h>\n"
        "static int tries() {{ if ({}) abort(); return 0; }}\n"
        "static int tried = tries();\n#include <algorithm>",
        Code);
    EXPECT_TRUE(applyVariant(Tr, edited("#include <algorithm>", Tries)));
    auto B = compile(T, Tr, Ctx);
    EXPECT_TRUE(B) << B.error().Message;
    std::string Library = Dir.path() + "/toy.so";
    EXPECT_TRUE(linkShared(*B, Library, 0));
    Context C = Ctx;
    C.Sandboxed = Boxed;
    return Worker::start(workerSpec(T, *Data, Library, "candidate"), C);
  }
};

TEST_P(Box, KeepsIn) {
  EXPECT_FALSE(start(GetParam().Code, false)) << "succeeds nowhere";
  auto W = start(GetParam().Code, true);
  ASSERT_TRUE(W) << W.error().Message;
  ASSERT_TRUE((*W)->build(Data->Base));
  EXPECT_TRUE(answerAll(**W, Data->Queries, {0, 1, 2}, TimedK, 100));
}

std::vector<Attempt> attempts() {
  std::string Us = std::to_string(getpid());
  return {
      {"ReadsASource", "fopen(\"" CRINN_TOY_DIR "/target.json\", \"r\")"},
      {"SeesTheRoot", "access(\"/etc/passwd\", R_OK) == 0"},
      {"ReadsTheJudge", "fopen(\"/proc/" + Us + "/environ\", \"r\")"},
      {"SignalsTheJudge", "kill(" + Us + ", 0) == 0"},
      {"OpensASocket", "socket(AF_INET, SOCK_STREAM, 0) >= 0"},
      {"Forks", "[] { int p = fork(); if (!p) _exit(0); return p > 0; }()"},
      {"RunsAProgram", "execl(\"/bin/true\", \"true\", nullptr) == 0"},
      {"ReadsMemoryOfTheJudge",
       "[] { char c; iovec l = {&c, 1}, r = {(void *)64, 1}; "
       "process_vm_readv(" +
           Us +
           ", &l, 1, &r, 1, 0); "
           "return errno == EFAULT; }()"},
      {"MakesANamespace", "unshare(CLONE_NEWUTS) == 0 || "
                          "unshare(CLONE_NEWUSER) == 0"},
      {"WritesASystemSetting",
       "open(\"/proc/sys/kernel/hostname\", O_WRONLY) >= 0 || "
       "mkdir(\"/var/tmp/crinn-box-test\", 0700) == 0"},
  };
}

INSTANTIATE_TEST_SUITE_P(Attempts, Box, testing::ValuesIn(attempts()),
                         [](const auto &Info) {
                           return std::string(Info.param.Name);
                         });

TEST_F(Box, ItsTemporaryFilesAreItsOwn) {
  std::string Path = fmt::format("/tmp/crinn-box-{}", getpid());
  auto W = start("!fopen(\"" + Path + "\", \"w\")", true);
  ASSERT_TRUE(W) << W.error().Message;
  EXPECT_FALSE(std::filesystem::exists(Path));
}

TEST_F(Box, SavesAndLoadsByDescriptor) {
  auto W = start("false", true);
  ASSERT_TRUE(W);
  ASSERT_TRUE((*W)->build(Data->Base));
  std::string One = Dir.path() + "/one", Two = Dir.path() + "/two";
  ASSERT_TRUE((*W)->save(One));
  auto Again = start("false", true);
  ASSERT_TRUE(Again);
  auto Loaded = (*Again)->load(One);
  ASSERT_TRUE(Loaded) << Loaded.error().Message;
  ASSERT_TRUE((*Again)->save(Two));
  EXPECT_EQ(*readFile(One), *readFile(Two));
  EXPECT_GT(readFile(One)->size(), Data->Base.Rows * Data->Base.Cols * 4);
}

} // namespace
