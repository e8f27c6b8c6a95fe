//===- BoxMain.cpp - runs a command in a sandbox -------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// crinn-box gives up root's rights, then runs bubblewrap, which runs the
/// command: all namespaces new, no network, a system-call filter, and no more
/// to be seen than Mounts.cpp says. A uid of its own comes first: as root
/// outside, a box could still write /proc/sys and read root's files. The
/// environment of bubblewrap is empty, since its init shows it to the box.
/// crinn-box itself stays outside, watches the memory and passes the exit code
/// on.
///
/// A program of its own because a process with threads can neither change its
/// uid between fork and exec in safety, nor ask posix_spawn to.
///
//===----------------------------------------------------------------------===//

#include "eval/sandbox/Box.h"
#include "eval/sandbox/Filter.h"
#include "eval/sandbox/Mounts.h"
#include "eval/sandbox/Watch.h"

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

struct Asked {
  uid_t Uid = 0;
  uint64_t MemoryMiB = 0, FileMiB = 0;
  std::string Dir = "/";
  std::vector<Seen> Paths;
  char **Command = nullptr;
};

/// False: not as the usage says.
bool parse(char **Argv, Asked &A) {
  if (!*Argv || !*++Argv)
    return false;
  A.Uid = static_cast<uid_t>(atol(*Argv));
  for (++Argv; *Argv && strcmp(*Argv, "--") != 0; ++Argv) {
    std::string One = *Argv;
    if (One.starts_with("--memory="))
      A.MemoryMiB = strtoull(*Argv + 9, nullptr, 10);
    else if (One.starts_with("--file="))
      A.FileMiB = strtoull(*Argv + 7, nullptr, 10);
    else if (One.starts_with("--in=/"))
      A.Dir = One.substr(5);
    else if (One.starts_with("/"))
      A.Paths.push_back({One, One});
    else
      return false;
  }
  if (!*Argv || !*++Argv)
    return false;
  A.Command = Argv;
  A.MemoryMiB = boxMemoryMiB(A.MemoryMiB);
  if (A.FileMiB == 0)
    A.FileMiB = A.MemoryMiB;
  return true;
}

/// The limit of processes counts by user: one who is not root has others.
bool setLimits(const Asked &A) {
  uid_t Uid = geteuid();
  uint64_t Others = Uid == 0 ? 0 : threadsOf(Uid);
  return limit(RLIMIT_NPROC, Others + BoxThreads) && limit(RLIMIT_CORE, 0) &&
         limit(RLIMIT_NOFILE, BoxFiles) &&
         limit(RLIMIT_FSIZE, rlim_t(A.FileMiB) << 20);
}

std::vector<std::string> command(const Asked &A) {
  std::vector<std::string> Out = {"bwrap",
                                  "--unshare-all",
                                  "--unshare-user",
                                  "--disable-userns",
                                  "--die-with-parent",
                                  "--new-session",
                                  "--cap-drop",
                                  "ALL"};
  for (std::string &One : mountOptions(A.Paths))
    Out.push_back(std::move(One));
  Out.insert(
      Out.end(),
      {"--chdir", A.Dir, "--hostname", "box", "--clearenv", "--setenv", "PATH",
       "/usr/bin:/bin", "--setenv", "HOME", "/tmp", "--setenv", "LC_ALL", "C",
       "--setenv", "TMPDIR", "/tmp",
       // One thread: what a library starts beside its caller is not asked for.
       "--setenv", "OMP_NUM_THREADS", "1", "--setenv", "OPENBLAS_NUM_THREADS",
       "1",
       // LeakSanitizer needs ptrace.
       "--setenv", "ASAN_OPTIONS", "detect_leaks=0", "--seccomp",
       std::to_string(BoxFilterFd), "--json-status-fd",
       std::to_string(BoxStatusFd), "--"});
  for (char **One = A.Command; *One; ++One)
    Out.push_back(*One);
  return Out;
}

int runBubblewrap(const Asked &A) {
  std::vector<std::string> Command = command(A);
  std::vector<char *> Args;
  for (std::string &One : Command)
    Args.push_back(One.data());
  Args.push_back(nullptr);
  char *Empty[] = {nullptr};
  execve("/usr/bin/bwrap", Args.data(), Empty);
  return fail("/usr/bin/bwrap: cannot run; install bubblewrap");
}

} // namespace

/// crinn-box UID [--memory=MIB] [--file=MIB] [--in=DIR] [PATH...] -- COMMAND...
/// PATHs are seen read-only; --file bounds each file that is written.
int main(int, char **Argv) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  const pid_t Judge = getppid();
  if (Judge == 1)
    return BoxFailed;
  Asked A;
  if (!parse(Argv, A)) {
    fprintf(stderr, "usage: crinn-box UID [--memory=MIB] [--file=MIB] "
                    "[--in=DIR] [PATH...] -- COMMAND...\n");
    return BoxFailed;
  }
  // Where nobody reads the status, bubblewrap still needs a place for it.
  if (fcntl(BoxStatusFd, F_GETFD) < 0 &&
      !place(open("/dev/null", O_WRONLY | O_CLOEXEC), BoxStatusFd))
    return fail("cannot open /dev/null");
  if (!place(filterFile(FilterKind::Box), BoxFilterFd) ||
      !place(filterFile(FilterKind::Worker), WorkerFilterFd))
    return fail("cannot make a system-call filter");
  std::string Failed;
  if (geteuid() == 0 && !A.Paths.empty() && !stage(A.Paths, Failed))
    return fail(("cannot show " + Failed).c_str());
  if (!setLimits(A))
    return fail("cannot set limits");
  if (!dropRoot(A.Uid))
    return fail("cannot give up root's rights");
  prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);

  sigset_t Ends, Before;
  sigemptyset(&Ends);
  sigaddset(&Ends, SIGCHLD);
  sigaddset(&Ends, SIGTERM);
  sigprocmask(SIG_BLOCK, &Ends, &Before);
  // When the judge dies, watch() ends the box: were crinn-box just killed, the
  // init that bubblewrap has made and not yet set up would wait for ever.
  prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0);
  prctl(PR_SET_PDEATHSIG, SIGTERM); // the new uid cleared it
  if (getppid() != Judge)
    return BoxFailed;
  pid_t Self = getpid(), Child = fork();
  if (Child < 0)
    return fail("cannot start a process");
  if (Child > 0)
    return watch(Child, A.MemoryMiB << 20);
  sigprocmask(SIG_SETMASK, &Before, nullptr);
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != Self)
    return BoxFailed;
  return runBubblewrap(A);
}
