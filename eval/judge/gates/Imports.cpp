//===- Imports.cpp - functions a search has no need of ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Free is all that computes or asks for memory: malloc, operator new,
/// aligned_alloc, mmap, madvise (huge pages are a true gain), strings, math,
/// sorting, mutexes, exceptions, text to stderr. What the kernel would refuse
/// in the sandbox is listed all the same: a gate's word comes before the run.
///
//===----------------------------------------------------------------------===//

#include "eval/judge/gates/Imports.h"

#include <algorithm>
#include <cctype>
#include <string>

namespace crinn::eval {

namespace {

struct Group {
  std::string_view What;
  /// Words of C names: leading underscores and the endings 64, _2, _chk, _np
  /// and a version number in between are not part of them. `*` at the end
  /// stands for any rest.
  std::string_view Names;
};

constexpr Group Groups[] = {
    // Work that depends on the time can be left out while nobody measures;
    // sleeping moves it.
    {"clocks", "clock clock_* gettimeofday settimeofday time times ftime "
               "timespec_get timerfd_* timer_* nanosleep usleep sleep "
               "getitimer setitimer adjtime* ntp_* getrusage"},
    // Another process outlives, copies or watches this one; who asks for its
    // number wants to tell runs apart.
    {"processes", "fork vfork clone* exec* system popen wait wait3 wait4 "
                  "waitpid waitid posix_spawn* daemon setsid ptrace prctl "
                  "process_vm_* getpid getppid gettid kill tgkill tkill "
                  "killpg exit quick_exit setrlimit prlimit unshare setns "
                  "pidfd_* personality arch_prctl"},
    // Work in a thread of its own is not in the time of a call.
    {"threads", "pthread_create pthread_kill pthread_cancel pthread_atfork "
                "register_atfork pthread_setaffinity* sched_setaffinity "
                "sched_getcpu getcpu sched_setscheduler pthread_setsched* "
                "thrd_create thrd_sleep GOMP_* GOACC_* omp_* kmpc_* tbb* "
                "aio_* lio_listio io_uring_* io_setup io_submit"},
    // What a file remembers outlives the worker; a file may hold the truth.
    {"files",
     "open openat openat2 creat fopen fclose fileno freopen fdopen fopencookie "
     "read readv "
     "pread preadv write writev pwrite pwritev close close_range closefrom dup "
     "dup2 dup3 fcntl ioctl lseek sendfile splice tee vmsplice "
     "copy_file_range poll ppoll select pselect epoll_* eventfd pipe pipe2 "
     "fxstat* lxstat* xstat* stat fstat lstat fstatat statx access faccessat "
     "unlink unlinkat remove rename renameat* link linkat symlink* readlink* "
     "mkdir mkdirat rmdir opendir fdopendir readdir* scandir* ftw nftw glob "
     "getcwd chdir fchdir truncate ftruncate fallocate posix_fallocate chmod "
     "fchmod* chown fchown* mount umount* tmpfile mkstemp* mkdtemp inotify_* "
     "fanotify_* realpath getdents* utime* futimens flock lockf mkfifo mknod* "
     "statfs fstatfs statvfs fstatvfs name_to_handle_at open_by_handle_at"},
    // Shared memory reaches the judge's side or another run.
    {"shared memory", "memfd_create memfd_secret shm_open shm_unlink shmget "
                      "shmat shmctl sem_open mq_* msgget msgsnd msgrcv semget "
                      "userfaultfd"},
    {"the network", "socket socketpair connect bind listen accept accept4 send "
                    "sendto sendmsg sendmmsg recv recvfrom recvmsg recvmmsg "
                    "getaddrinfo gethostby* getnameinfo setsockopt getsockopt "
                    "res_* getifaddrs"},
    // How the harness calls it is not a library's business.
    {"the environment", "getenv secure_getenv setenv putenv unsetenv clearenv "
                        "environ getauxval sysconf gethostname uname "
                        "program_invocation_* progname* get_nprocs* getlogin* "
                        "getuid geteuid confstr sysinfo getloadavg"},
    // Code that no gate has seen; the symbols of the worker.
    {"the dynamic loader",
     "dlopen dlmopen dlsym dlvsym dladdr* dlinfo dlclose dl_iterate_phdr "
     "dl_find_object _r_debug r_debug rtld_global* libc_dlopen* "
     "libc_dlsym libc_start_main gnu_Unwind_Find_exec_FDE"},
    // A handler takes over where a crash would be seen.
    {"signals", "signal sigaction bsd_signal sysv_signal sigset raise "
                "sigqueue sigaltstack signalfd sigprocmask pthread_sigmask "
                "sigsuspend sigwait* alarm ualarm siglongjmp sigsetjmp"},
    // Any system call by its number; data that becomes code.
    {"raw system calls", "syscall mprotect pkey_* remap_file_pages modify_ldt "
                         "iopl ioperm perf_event_open bpf"},
    // Answers must be the same each time.
    {"chance", "getrandom getentropy arc4random*"},
};

/// The same of C++: the mangled name begins with one of these.
constexpr std::pair<std::string_view, std::string_view> Mangled[] = {
    {"_ZNSt6chrono3_V2", "clocks"},     {"_ZNSt6thread", "threads"},
    {"_ZNSt6jthread", "threads"},       {"_ZNSt13basic_filebuf", "files"},
    {"_ZNSt14basic_ifstream", "files"}, {"_ZNSt14basic_ofstream", "files"},
    {"_ZNSt13basic_fstream", "files"},  {"_ZNSt12__basic_file", "files"},
    {"_ZNSt10filesystem", "files"},     {"_ZNKSt10filesystem", "files"},
    {"_ZNSt13random_device", "chance"}, {"_ZN3tbb", "threads"},
};

std::string_view bare(std::string_view Name) {
  while (Name.starts_with('_'))
    Name.remove_prefix(1);
  for (bool Again = true; Again;) {
    Again = false;
    for (std::string_view End : {"_chk", "_2", "64", "_np", "_time64"})
      if (Name.size() > End.size() && Name.ends_with(End)) {
        Name.remove_suffix(End.size());
        Again = true;
      }
  }
  return Name;
}

bool matches(std::string_view Name, std::string_view Pattern) {
  if (!Pattern.ends_with('*'))
    return Name == Pattern;
  return Name.starts_with(Pattern.substr(0, Pattern.size() - 1));
}

bool isDestructor(std::string_view Name) {
  return Name.ends_with("D0Ev") || Name.ends_with("D1Ev") ||
         Name.ends_with("D2Ev");
}

} // namespace

bool endsWhatBegan(std::string_view Name, const std::set<std::string> &Had) {
  if (!isDestructor(Name))
    return false;
  for (auto [Prefix, What] : Mangled)
    if (Name.starts_with(Prefix)) {
      auto At = Had.lower_bound(std::string(Prefix));
      return At != Had.end() && At->starts_with(Prefix);
    }
  return false;
}

std::string_view watchedImport(std::string_view Name) {
  if (Name.starts_with("_Z")) {
    for (auto [Prefix, What] : Mangled)
      if (Name.starts_with(Prefix))
        return What;
    return {};
  }
  const std::string_view Plain = bare(Name);
  for (const Group &G : Groups)
    for (size_t At = 0; At < G.Names.size();) {
      size_t End = std::min(G.Names.find(' ', At), G.Names.size());
      // An entry may itself end in what bare() takes off (dup2's does not).
      std::string_view Entry = G.Names.substr(At, End - At);
      if (matches(Plain, Entry) || matches(Name, Entry))
        return G.What;
      At = End + 1;
    }
  return {};
}

} // namespace crinn::eval
