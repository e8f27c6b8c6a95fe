//===- MemoryFile.h - bytes that a reader takes for a file ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TEST_FUZZ_MEMORYFILE_H
#define CRINN_TEST_FUZZ_MEMORYFILE_H

#include <cstdint>
#include <cstdlib>
#include <string>
#include <sys/mman.h>
#include <unistd.h>

namespace crinn::eval {

class MemoryFile {
public:
  MemoryFile(const void *Data, size_t Size)
      : Fd(memfd_create("fuzz", MFD_CLOEXEC)) {
    if (Fd < 0 || write(Fd, Data, Size) != static_cast<ssize_t>(Size))
      std::abort();
  }
  MemoryFile(const MemoryFile &) = delete;
  ~MemoryFile() { close(Fd); }
  std::string path() const { return "/proc/self/fd/" + std::to_string(Fd); }

private:
  int Fd;
};

/// Ends the fuzzer with a finding.
inline void require(bool Holds) {
  if (!Holds)
    std::abort();
}

} // namespace crinn::eval

#endif // CRINN_TEST_FUZZ_MEMORYFILE_H
