//===- Context.h - progress, cancellation and the cache directory *- C++
//-*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_SUPPORT_CONTEXT_H
#define CRINN_EVAL_SUPPORT_CONTEXT_H

#include "eval/support/Result.h"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

namespace crinn::eval {

/// Told what long work is doing. Called from the thread that does the work, at
/// most some hundred times a second; must not block.
class Progress {
public:
  virtual ~Progress() = default;
  /// \p Phase is a short noun ("ground truth", "build index", "measure"); \p
  /// Done of \p Total units are finished; Total is 0 where it is not known.
  virtual void update(std::string_view Phase, uint64_t Done,
                      uint64_t Total) = 0;
};

class Recorder;

/// What every long operation is handed. Copyable; owns nothing.
struct Context {
  Progress *Bar = nullptr; ///< null: silent
  /// Set (by a signal handler, for instance) to stop at the next safe point;
  /// the operation then returns Errc::Interrupted and leaves no half file.
  const std::atomic<bool> *Cancel = nullptr;
  /// Where prepared data, objects, frozen indexes and A/A floors are kept.
  std::string CacheDir;
  /// Code under test runs in a sandbox (--sandbox=none: not).
  bool Sandboxed = true;
  /// While another process of the machine measures: wait, or give up.
  bool WaitToMeasure = true;
  /// Where the steps of a comparison are recorded; null: nowhere.
  Recorder *Records = nullptr;
  /// What each sandbox may use, in MiB; 0: three quarters of the machine's.
  uint64_t BoxMemoryMiB = 0;

  void progress(std::string_view Phase, uint64_t Done, uint64_t Total) const {
    if (Bar)
      Bar->update(Phase, Done, Total);
  }
  bool cancelled() const { return Cancel && Cancel->load(); }
};

/// ${XDG_CACHE_HOME:-~/.cache}/crinn, not created.
/// Errors: neither XDG_CACHE_HOME nor HOME is set.
Result<std::string> defaultCacheDir();

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_CONTEXT_H
