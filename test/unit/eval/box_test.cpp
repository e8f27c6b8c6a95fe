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
        "#include <sys/mman.h>\n#include <sys/shm.h>\n#include <string.h>\n"
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
      {"OpensALocalSocket", "socket(AF_UNIX, SOCK_STREAM, 0) >= 0"},
      {"MakesAPairOfSockets",
       "[] { int p[2]; "
       "return socketpair(AF_UNIX, SOCK_STREAM, 0, p) == 0; }()"},
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
      {"SeesDataOfPackages",
       "access(\"/usr/share/common-licenses\", F_OK) == 0"},
      {"FillsAFileSystem",
       "[] { const char *Dirs[] = {\"/tmp\", \"/dev/shm\", \"/dev\", \"/\"}; "
       "for (const char *D : Dirs) { "
       "int f = open(D, O_TMPFILE | O_RDWR, 0600); "
       "if (f >= 0 && posix_fallocate(f, 0, 600l << 20) == 0) return true; } "
       "return false; }()"},
      {"HidesMemoryInAFile", "memfd_create(\"x\", 0) >= 0"},
      {"HidesMemoryInASegment",
       "[] { int s = shmget(IPC_PRIVATE, 1 << 20, 0600); "
       "return s >= 0 && shmctl(s, IPC_RMID, nullptr) == 0; }()"},
  };
}

TEST_F(Box, TheBaseVectorsCannotBeWritten) {
  const char *Opens = "open(\"/proc/self/fd/6\", O_RDWR) >= 0";
  if (geteuid() != 0)
    GTEST_SKIP() << "only root gives the box another user";
  EXPECT_FALSE(start(Opens, false)) << "succeeds nowhere";
  EXPECT_TRUE(start(Opens, true));
}

INSTANTIATE_TEST_SUITE_P(Attempts, Box, testing::ValuesIn(attempts()),
                         [](const auto &Info) {
                           return std::string(Info.param.Name);
                         });

/// Takes 600 MiB, of memory that \p How says, and waits to be seen.
std::string takes(const std::string &How) {
  return fmt::format("[] {{ const long N = 600l << 20; {}; sleep(2); return "
                     "false; }}()",
                     How);
}

struct Memory : Box {
  void expectBounded(const std::string &How) {
    auto Free = start(takes(How), false);
    EXPECT_TRUE(Free) << "cannot be done anywhere: " << Free.error().Message;
    Ctx.BoxMemoryMiB = 2000;
    auto Enough = start(takes(How), true);
    EXPECT_TRUE(Enough) << Enough.error().Message;
    Ctx.BoxMemoryMiB = 300;
    auto W = start(takes(How), true);
    ASSERT_FALSE(W);
    EXPECT_EQ(W.error().Code, Errc::Worker);
    EXPECT_NE(W.error().Message.find("used more than 300 MiB of memory"),
              std::string::npos)
        << W.error().Message;
  }
};

constexpr const char *Keep = "asm volatile(\"\" : : \"r\"(P) : \"memory\")";

TEST_F(Memory, OfItsOwnIsBounded) {
  expectBounded(std::string("void *P = memset(malloc(N), 1, N); ") + Keep);
}

TEST_F(Memory, SharedWithNobodyIsBounded) {
  expectBounded("memset(mmap(0, N, PROT_READ | PROT_WRITE, MAP_SHARED | "
                "MAP_ANONYMOUS, -1, 0), 1, N)");
}

// Neither is too much alone, and no file may be larger than the memory.
TEST_F(Memory, OfItsLogCounts) {
  expectBounded(std::string("static char Line[1 << 20]; "
                            "for (int I = 0; I < 250; ++I) "
                            "if (write(2, Line, sizeof(Line)) < 0) abort(); "
                            "void *P = memset(malloc(N / 3), 1, N / 3); ") +
                Keep);
}

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
