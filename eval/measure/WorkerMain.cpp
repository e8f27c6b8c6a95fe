//===- WorkerMain.cpp - the process that runs the library under test *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/Protocol.h"
#include "eval/sandbox/Box.h"
#include "eval/target/adapter.h"

#include <csignal>
#include <cstring>
#include <dlfcn.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>
#include <vector>

using namespace crinn::eval;

namespace {

struct Adapter {
  decltype(&crinn_abi_version) AbiVersion;
  decltype(&crinn_build) Build;
  decltype(&crinn_search) Search;
  decltype(&crinn_save) Save;
  decltype(&crinn_load) Load;
  decltype(&crinn_error) ErrorText;
};

class Worker {
public:
  Worker(char *Shared, const char *Library)
      : Shared(Shared), R(*reinterpret_cast<Request *>(Shared)),
        Library(Library) {}

  void serve() {
    char Byte = 0;
    while (receive(Byte)) {
      R.Text[0] = 0;
      R.Status = run();
      close(FileFd);
      if (write(ReplyFd, &Byte, 1) != 1)
        return;
    }
  }

private:
  /// A byte, and perhaps a descriptor, which becomes FileFd.
  static bool receive(char &Byte) {
    iovec Part = {&Byte, 1};
    alignas(cmsghdr) char Control[CMSG_SPACE(sizeof(int))] = {};
    msghdr M = {};
    M.msg_iov = &Part;
    M.msg_iovlen = 1;
    M.msg_control = Control;
    M.msg_controllen = sizeof(Control);
    if (recvmsg(CommandFd, &M, MSG_CMSG_CLOEXEC) != 1)
      return false;
    const cmsghdr *C = CMSG_FIRSTHDR(&M);
    if (!C || C->cmsg_type != SCM_RIGHTS)
      return true;
    int Fd = -1;
    memcpy(&Fd, CMSG_DATA(C), sizeof(Fd));
    return Fd == FileFd || (dup2(Fd, FileFd) == FileFd && close(Fd) == 0);
  }

  int fail(const char *Text) {
    std::strncpy(R.Text, Text ? Text : "", sizeof(R.Text) - 1);
    R.Text[sizeof(R.Text) - 1] = 0;
    return -1;
  }

  int adapterStatus(int Status) {
    if (Status < 0)
      fail(A.ErrorText());
    return Status;
  }

  template <typename F> bool find(F &Function, const char *Name) {
    Function = reinterpret_cast<F>(dlsym(Handle, Name));
    if (!Function)
      fail(Name);
    return Function != nullptr;
  }

  int hello() {
    // RTLD_LOCAL: nothing here may bind to the library; RTLD_NOW: no symbol is
    // resolved while a batch is timed.
    Handle = dlopen(Library, RTLD_NOW | RTLD_LOCAL);
    if (!Handle)
      return fail(dlerror());
    if (!find(A.AbiVersion, "crinn_abi_version") ||
        !find(A.Build, "crinn_build") || !find(A.Search, "crinn_search") ||
        !find(A.Save, "crinn_save") || !find(A.Load, "crinn_load") ||
        !find(A.ErrorText, "crinn_error"))
      return -1;
    if (A.AbiVersion() != CRINN_ABI_VERSION)
      return fail("the adapter was compiled for another ABI version");
    return 0;
  }

  int build() {
    struct stat St;
    if (fstat(BaseFd, &St) != 0 ||
        static_cast<uint64_t>(St.st_size) < R.N * R.D * sizeof(float))
      return fail("no base vectors");
    size_t Bytes = R.N * R.D * sizeof(float);
    void *Base = mmap(nullptr, Bytes, PROT_READ, MAP_SHARED, BaseFd, 0);
    if (Base == MAP_FAILED)
      return fail("cannot map the base vectors");
    int Status = A.Build(static_cast<const float *>(Base), R.N, R.D, R.Metric,
                         R.Params, &Index);
    munmap(Base, Bytes);
    return adapterStatus(Status);
  }

  int search() {
    auto *Query = reinterpret_cast<const float *>(Shared + R.QueryOffset);
    auto *Ids = reinterpret_cast<uint32_t *>(Shared + R.IdOffset);
    auto *Distances = reinterpret_cast<float *>(Shared + R.DistanceOffset);
    auto *Found = reinterpret_cast<int32_t *>(Shared + R.FoundOffset);
    const size_t Count = R.Count, K = R.K, Ef = R.Ef, D = R.D;
    for (size_t I = 0; I < Count; ++I) {
      Found[I] =
          A.Search(Index, Query + I * D, K, Ef, Ids + I * K, Distances + I * K);
      if (Found[I] < 0)
        return adapterStatus(Found[I]);
    }
    return 0;
  }

  int run() {
    if (R.What != Command::Hello && !Handle)
      return fail("no library");
    switch (R.What) {
    case Command::Hello:
      return hello();
    case Command::Build:
      return build();
    case Command::Load:
      return adapterStatus(A.Load(R.Path, R.D, R.Metric, R.Params, &Index));
    case Command::Save:
      return Index ? adapterStatus(A.Save(Index, R.Path)) : fail("no index");
    case Command::Search:
      return Index ? search() : fail("no index");
    }
    return fail("unknown command");
  }

  char *Shared;
  Request &R;
  const char *Library;
  void *Handle = nullptr;
  Adapter A = {};
  crinn_index *Index = nullptr;
};

/// No new process from here on; the program is in a file that crinn-box made.
bool denyProcesses() {
  struct stat St;
  if (fstat(WorkerFilterFd, &St) != 0)
    return true; // not in a box
  std::vector<sock_filter> Program(size_t(St.st_size) / sizeof(sock_filter));
  ssize_t Bytes = ssize_t(Program.size() * sizeof(sock_filter));
  if (pread(WorkerFilterFd, Program.data(), size_t(Bytes), 0) != Bytes)
    return false;
  close(WorkerFilterFd);
  sock_fprog P = {static_cast<unsigned short>(Program.size()), Program.data()};
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &P) == 0;
}

} // namespace

int main(int Argc, char **Argv) {
  // The judge kills us in the end; if it dies first the kernel does.
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  // In a box the parent is the box's init, number 1.
  if (Argc != 2)
    return 2;
  struct stat St;
  if (fstat(SharedFd, &St) != 0 ||
      static_cast<uint64_t>(St.st_size) < DataOffset)
    return 2;
  if (!denyProcesses())
    return 2;
  // Populated now: a page fault inside a batch would be timed.
  void *Shared =
      mmap(nullptr, static_cast<size_t>(St.st_size), PROT_READ | PROT_WRITE,
           MAP_SHARED | MAP_POPULATE, SharedFd, 0);
  if (Shared == MAP_FAILED)
    return 2;
  Worker(static_cast<char *>(Shared), Argv[1]).serve();
  // No destructors of the library under test: what it does there is not asked
  // for, and may hang.
  _exit(0);
}
