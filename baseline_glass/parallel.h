//===- parallel.h - a loop over several threads --------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Which thread takes which item varies; a caller that wants the same result
/// each time lets no item depend on another.

#ifndef CRINN_BASELINE_GLASS_PARALLEL_H
#define CRINN_BASELINE_GLASS_PARALLEL_H

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <exception>
#include <thread>
#include <vector>

namespace glass {

/// Calls Fn(I, T) for each I < Count, in chunks, T < Threads the number of the
/// thread. The caller is one of them. What a call throws ends the loop and is
/// thrown here, the first where there are several.
template <typename Fn>
void parallelFor(size_t Count, int Threads, const Fn &Do) {
  constexpr size_t Chunk = 16; // one step of the counter per so many items
  std::atomic<size_t> Next = 0;
  const size_t Used =
      std::clamp((Count + Chunk - 1) / Chunk, size_t(1), size_t(Threads));
  std::vector<std::exception_ptr> Failures(Used);
  const auto Work = [&](size_t T) {
    try {
      for (size_t I; (I = Next.fetch_add(Chunk)) < Count;)
        for (size_t J = I; J < std::min(I + Chunk, Count); ++J)
          Do(J, T);
    } catch (...) {
      Failures[T] = std::current_exception();
      Next = Count;
    }
  };
  {
    std::vector<std::jthread> Others;
    for (size_t T = 1; T < Used; ++T)
      Others.emplace_back(Work, T);
    Work(0);
  }
  for (const std::exception_ptr &F : Failures)
    if (F)
      std::rethrow_exception(F);
}

} // namespace glass

#endif // CRINN_BASELINE_GLASS_PARALLEL_H
