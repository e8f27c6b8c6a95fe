//===- Filter.cpp - system calls that a box denies -----------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/sandbox/Filter.h"

#include <cerrno>
#include <fcntl.h>
#include <initializer_list>
#include <sched.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

namespace crinn::eval {

namespace {

/// Looks outward, gives rights that the box has just taken away, or takes
/// memory that no process has mapped, which the watch does not see.
const int Denied[] = {
    SCMP_SYS(ptrace),
    SCMP_SYS(process_vm_readv),
    SCMP_SYS(process_vm_writev),
    SCMP_SYS(pidfd_getfd),
    SCMP_SYS(mount),
    SCMP_SYS(umount2),
    SCMP_SYS(fsopen),
    SCMP_SYS(fsmount),
    SCMP_SYS(open_tree),
    SCMP_SYS(move_mount),
    SCMP_SYS(pivot_root),
    SCMP_SYS(chroot),
    SCMP_SYS(bpf),
    SCMP_SYS(perf_event_open),
    SCMP_SYS(keyctl),
    SCMP_SYS(add_key),
    SCMP_SYS(request_key),
    SCMP_SYS(userfaultfd),
    SCMP_SYS(io_uring_setup),
    SCMP_SYS(io_uring_enter),
    SCMP_SYS(io_uring_register),
    SCMP_SYS(unshare),
    SCMP_SYS(setns),
    SCMP_SYS(kexec_load),
    SCMP_SYS(kexec_file_load),
    SCMP_SYS(reboot),
    SCMP_SYS(init_module),
    SCMP_SYS(finit_module),
    SCMP_SYS(swapon),
    SCMP_SYS(swapoff),
    SCMP_SYS(memfd_create),
    SCMP_SYS(memfd_secret),
    SCMP_SYS(shmget),
    SCMP_SYS(msgget),
};

/// Another program, another process, or a socket beside the one it was given.
const int DeniedToWorker[] = {
    SCMP_SYS(execve),     SCMP_SYS(execveat), SCMP_SYS(fork), SCMP_SYS(vfork),
    SCMP_SYS(socketpair), SCMP_SYS(connect),  SCMP_SYS(bind), SCMP_SYS(listen),
};

bool add(scmp_filter_ctx C, FilterKind Kind) {
  bool Ok = true;
  for (int Call : Denied)
    Ok &= seccomp_rule_add(C, SCMP_ACT_ERRNO(EPERM), Call, 0) == 0;
  // glibc falls back to clone, whose flags a filter can read.
  Ok &= seccomp_rule_add(C, SCMP_ACT_ERRNO(ENOSYS), SCMP_SYS(clone3), 0) == 0;
  for (uint64_t Flag : {CLONE_NEWUSER, CLONE_NEWNS, CLONE_NEWPID, CLONE_NEWNET,
                        CLONE_NEWIPC, CLONE_NEWUTS, CLONE_NEWCGROUP})
    Ok &= seccomp_rule_add(C, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                           SCMP_A0(SCMP_CMP_MASKED_EQ, Flag, Flag)) == 0;
  if (Kind == FilterKind::Box)
    return Ok &&
           seccomp_rule_add(C, SCMP_ACT_ERRNO(EAFNOSUPPORT), SCMP_SYS(socket),
                            1, SCMP_A0(SCMP_CMP_NE, AF_UNIX, 0)) == 0;
  Ok &= seccomp_rule_add(C, SCMP_ACT_ERRNO(EAFNOSUPPORT), SCMP_SYS(socket),
                         0) == 0;
  for (int Call : DeniedToWorker)
    Ok &= seccomp_rule_add(C, SCMP_ACT_ERRNO(EPERM), Call, 0) == 0;
  Ok &= seccomp_rule_add(C, SCMP_ACT_ERRNO(EPERM), SCMP_SYS(clone), 1,
                         SCMP_A0(SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0)) == 0;
  return Ok;
}

} // namespace

int filterFile(FilterKind Kind) {
  scmp_filter_ctx C = seccomp_init(SCMP_ACT_ALLOW);
  if (!C)
    return -1;
  int Fd = memfd_create("crinn-filter", MFD_ALLOW_SEALING);
  // Sealed: what runs in the box inherits the worker's.
  if (Fd >= 0 &&
      (!add(C, Kind) || seccomp_export_bpf(C, Fd) != 0 ||
       lseek(Fd, 0, SEEK_SET) != 0 ||
       fcntl(Fd, F_ADD_SEALS,
             F_SEAL_WRITE | F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)) {
    close(Fd);
    Fd = -1;
  }
  seccomp_release(C);
  return Fd;
}

} // namespace crinn::eval
