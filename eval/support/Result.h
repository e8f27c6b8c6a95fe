//===- Result.h - one error type for the whole judge ------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Nothing in eval throws across a library border. A function that can fail
/// returns Result<T>; its error is one line that names the thing and the
/// remedy, and a code whose meaning is the exit code, the JSON reason and the
/// heading in docs/exit-codes.md at once.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_EVAL_SUPPORT_RESULT_H
#define CRINN_EVAL_SUPPORT_RESULT_H

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace crinn::eval {

/// The values are the exit codes of docs/exit-codes.md.
enum class Errc : int {
  Usage = 2,  ///< unknown option or name; bad value
  Input = 3,  ///< a file is missing, truncated, malformed, of another version
  Build = 4,  ///< the target does not build
  Worker = 6, ///< a worker process crashed, hung or broke the protocol
  Environment = 7,   ///< a tool, a right or disk space is missing; I/O failed
  Interrupted = 130, ///< stopped by SIGINT or SIGTERM
};

inline int exitCode(Errc C) { return static_cast<int>(C); }

/// The name in docs/exit-codes.md ("usage", "input", ...); the JSON reason.
std::string_view name(Errc C);

/// The one-line meaning in docs/exit-codes.md.
std::string_view meaning(Errc C);

struct Error {
  Errc Code;
  std::string Message; ///< one line: the thing, what is wrong, the remedy
  std::string Log;     ///< path of the full log (compiler output), or empty
};

/// A T or an Error. Result<void> is Result<std::monostate>, called Status.
template <typename T> class [[nodiscard]] Result {
public:
  Result(T Value) : V(std::in_place_index<0>, std::move(Value)) {}
  Result(Error E) : V(std::in_place_index<1>, std::move(E)) {}

  explicit operator bool() const { return V.index() == 0; }
  T &operator*() & { return value(); }
  const T &operator*() const & { return std::get<0>(V); }
  T &&operator*() && { return std::move(value()); }
  T *operator->() { return &value(); }
  const T *operator->() const { return &std::get<0>(V); }

  const Error &error() const {
    assert(!*this);
    return std::get<1>(V);
  }
  Error takeError() {
    assert(!*this);
    return std::move(std::get<1>(V));
  }

private:
  T &value() {
    assert(*this);
    return std::get<0>(V);
  }
  std::variant<T, Error> V;
};

using Status = Result<std::monostate>;
inline Status success() { return std::monostate(); }

} // namespace crinn::eval

#endif // CRINN_EVAL_SUPPORT_RESULT_H
