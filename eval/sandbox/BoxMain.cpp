//===- BoxMain.cpp - runs a command in a sandbox -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// crinn-box gives up root's rights, then runs bubblewrap, which runs the
/// command: all namespaces new, no network, only /usr and what is bound to be
/// seen, a private /tmp, a system-call filter. A uid of its own comes first: as
/// root outside, a box could still write /proc/sys and read root's files. The
/// environment of bubblewrap is empty, since its init shows it to the box.
///
/// A program of its own because a process with threads can neither change its
/// uid between fork and exec in safety, nor ask posix_spawn to.
///
//===----------------------------------------------------------------------===//

#include "eval/sandbox/Box.h"
#include "eval/sandbox/Filter.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <grp.h>
#include <string>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#include <vector>

using namespace crinn::eval;

namespace {

int fail(const char *What) {
  fprintf(stderr, "crinn-box: %s: %s\n", What, strerror(errno));
  return BoxFailed;
}

/// Moves \p From to \p To, to be inherited.
bool place(int From, int To) {
  if (From == To)
    return fcntl(From, F_SETFD, 0) == 0;
  return From >= 0 && dup2(From, To) == To && close(From) == 0;
}

bool dropRoot(uid_t Uid) {
  if (geteuid() != 0)
    return true;
  return setgroups(0, nullptr) == 0 && setresgid(Uid, Uid, Uid) == 0 &&
         setresuid(Uid, Uid, Uid) == 0;
}

bool limit(int What, rlim_t Value) {
  rlimit L = {Value, Value};
  return setrlimit(static_cast<__rlimit_resource>(What), &L) == 0;
}

/// 256 threads and processes; files of 64 GiB; no core.
bool setLimits() {
  return limit(RLIMIT_NPROC, 256) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_FSIZE, rlim_t(64) << 30);
}

std::vector<std::string> command(char **Binds, char **Cmd) {
  std::vector<std::string> Out = {
      "bwrap", "--unshare-all", "--unshare-user", "--disable-userns",
      "--die-with-parent", "--new-session", "--cap-drop", "ALL", "--ro-bind",
      "/usr", "/usr", "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64",
      "/lib64", "--symlink", "usr/bin", "/bin", "--ro-bind-try",
      "/etc/alternatives", "/etc/alternatives", "--proc", "/proc", "--ro-bind",
      "/proc/sys", "/proc/sys", "--dev", "/dev", "--size", "268435456",
      "--tmpfs", "/tmp", "--hostname", "box", "--clearenv", "--setenv", "PATH",
      "/usr/bin:/bin", "--setenv", "HOME", "/tmp", "--setenv", "LC_ALL", "C",
      "--setenv", "TMPDIR", "/tmp",
      // One thread: what a library starts beside its caller is not asked for.
      "--setenv", "OMP_NUM_THREADS", "1", "--setenv", "OPENBLAS_NUM_THREADS",
      "1",
      // LeakSanitizer needs ptrace.
      "--setenv", "ASAN_OPTIONS", "detect_leaks=0", "--seccomp",
      std::to_string(BoxFilterFd), "--json-status-fd",
      std::to_string(BoxStatusFd)};
  for (; *Binds && strcmp(*Binds, "--") != 0; ++Binds)
    Out.push_back(*Binds);
  Out.push_back("--");
  for (; *Cmd; ++Cmd)
    Out.push_back(*Cmd);
  return Out;
}

} // namespace

/// crinn-box UID [bwrap's bind options] -- COMMAND [ARGUMENT...]
int main(int Argc, char **Argv) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() == 1)
    return BoxFailed;
  int Dashes = 2;
  while (Dashes < Argc && strcmp(Argv[Dashes], "--") != 0)
    ++Dashes;
  if (Argc < 4 || Dashes + 1 >= Argc) {
    fprintf(stderr, "usage: crinn-box UID [BIND...] -- COMMAND...\n");
    return BoxFailed;
  }
  if (!place(filterFile(FilterKind::Box), BoxFilterFd) ||
      !place(filterFile(FilterKind::Worker), WorkerFilterFd))
    return fail("cannot make a system-call filter");
  if (!setLimits())
    return fail("cannot set limits");
  if (!dropRoot(static_cast<uid_t>(atol(Argv[1]))))
    return fail("cannot give up root's rights");
  prctl(PR_SET_PDEATHSIG, SIGKILL); // a new uid clears it
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);

  std::vector<std::string> Command = command(Argv + 2, Argv + Dashes + 1);
  std::vector<char *> Args;
  for (std::string &A : Command)
    Args.push_back(A.data());
  Args.push_back(nullptr);
  char *Empty[] = {nullptr};
  execve("/usr/bin/bwrap", Args.data(), Empty);
  return fail("/usr/bin/bwrap: cannot run; install bubblewrap");
}
