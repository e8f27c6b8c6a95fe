//===- Hdf5FlatMain.cpp - crinn-hdf5-flat -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// usage: crinn-hdf5-flat SECONDS BYTES IN OUT [IN OUT]...
///
/// Converts each IN (HDF5) to OUT (flat) and prints one line for it: `ok`,
/// `input WHAT` or `environment WHAT`. Whoever started it counts the lines: if
/// some are missing, the file after the last line crashed the library, or took
/// longer than SECONDS (SIGALRM), and the rest was not tried. BYTES bounds the
/// address space. The limits are set here, before libhdf5 sees a byte: they
/// cannot be raised again.
///
//===----------------------------------------------------------------------===//

#include "eval/data/Hdf5Reader.h"

#include <fmt/format.h>
#include <hdf5.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <sys/resource.h>
#include <unistd.h>

using namespace crinn::eval;

#if defined(__SANITIZE_ADDRESS__)
#define CRINN_ASAN 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define CRINN_ASAN 1
#endif
#endif

static void limit(int What, uint64_t Value) {
  rlimit L{Value, Value};
  setrlimit(static_cast<__rlimit_resource>(What), &L);
}

/// Lowers the limit of a file's length; a write beyond it then fails.
static void limitOutput(uint64_t Bytes) {
  rlimit L;
  getrlimit(RLIMIT_FSIZE, &L);
  L.rlim_cur = std::min<uint64_t>(Bytes, L.rlim_max);
  setrlimit(RLIMIT_FSIZE, &L);
}

int main(int Argc, char **Argv) {
  if (Argc < 5 || Argc % 2 == 0) {
    fmt::print(stderr,
               "usage: crinn-hdf5-flat SECONDS BYTES IN OUT [IN OUT]...\n");
    return 2;
  }
  unsigned Seconds = static_cast<unsigned>(std::strtoul(Argv[1], nullptr, 10));
  limit(RLIMIT_CORE, 0);
#ifndef CRINN_ASAN // its shadow alone takes terabytes of addresses
  limit(RLIMIT_AS, std::strtoull(Argv[2], nullptr, 10));
#endif
  signal(SIGXFSZ, SIG_IGN);
  for (int I = 3; I + 1 < Argc; I += 2) {
    alarm(Seconds);
    std::error_code Ec;
    uint64_t Bytes = std::filesystem::file_size(Argv[I], Ec);
    // Integers of one byte become floats of four.
    limitOutput(Ec ? 0 : 4 * mostContent(Bytes));
    Status S = hdf5ToFlat(Argv[I], Argv[I + 1]);
    H5close(); // what a damaged file left behind must not meet the next
    if (S)
      fmt::print("ok\n");
    else
      fmt::print("{} {}\n", name(S.error().Code), S.error().Message);
    std::fflush(stdout);
  }
  return 0;
}
