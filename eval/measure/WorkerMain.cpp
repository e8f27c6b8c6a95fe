//===- WorkerMain.cpp - the process that runs the library under test *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/measure/RequestCheck.h"
#include "eval/measure/Served.h"
#include "eval/sandbox/Box.h"

#include <csignal>
#include <cstring>
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

/// A byte, and perhaps a descriptor, which becomes FileFd.
bool receive(char &Byte) {
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

void serve(char *Shared, uint64_t Bytes, const char *Library) {
  Served Lib(Shared, Library);
  RequestCheck Check(Bytes);
  auto &R = *reinterpret_cast<Request *>(Shared);
  char Byte = 0;
  while (receive(Byte)) {
    R.Text[0] = 0;
    const char *Problem = Check.problem(R);
    R.Status = Problem ? -1 : Lib.run();
    if (Problem)
      strcpy(R.Text, Problem);
    close(FileFd);
    if (write(ReplyFd, &Byte, 1) != 1)
      return;
  }
}

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
  close(SharedFd); // the library is not to find a batch by its descriptor
  serve(static_cast<char *>(Shared), static_cast<uint64_t>(St.st_size),
        Argv[1]);
  // No destructors of the library under test: what it does there is not asked
  // for, and may hang.
  _exit(0);
}
