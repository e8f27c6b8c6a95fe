//===- error.h - errors as values ----------------------------- -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// No exception and no exit crosses the API: what can fail returns Expected<T>.
/// A code says which kind of failure, the message names the thing.

#ifndef CRINN_BASELINE_GLASS_ERROR_H
#define CRINN_BASELINE_GLASS_ERROR_H

#include <new>
#include <string>
#include <utility>
#include <variant>

namespace glass {

enum class ErrorCode {
  InvalidArgument, ///< a parameter outside its documented domain
  NotFinite,       ///< a NaN or an infinity among the input floats
  OutOfMemory,     ///< an allocation (or a thread) was refused
  Io,              ///< the operating system refused to open, read or write
  BadMagic,        ///< not an index file
  BadVersion,      ///< an index file of another version
  Truncated,       ///< shorter than the header, or than the header says
  Corrupt, ///< a checksum differs, or the contents contradict themselves
};

struct Error {
  ErrorCode Code;
  std::string Message;
};

/// A value or an Error. Ask with operator bool before either accessor.
template <typename T> class [[nodiscard]] Expected {
public:
  Expected(T Value) : Storage(std::in_place_index<0>, std::move(Value)) {}
  Expected(Error E) : Storage(std::in_place_index<1>, std::move(E)) {}

  explicit operator bool() const { return Storage.index() == 0; }
  T &operator*() { return *std::get_if<0>(&Storage); }
  const T &operator*() const { return *std::get_if<0>(&Storage); }
  T *operator->() { return std::get_if<0>(&Storage); }
  const Error &error() const { return *std::get_if<1>(&Storage); }

private:
  std::variant<T, Error> Storage;
};

/// For calls that return nothing but success.
struct Success {};

/// What Do throws, for want of memory or of a thread, becomes an Error.
template <typename Fn> auto withoutThrowing(Fn Do) -> decltype(Do()) {
  try {
    return Do();
  } catch (const std::bad_alloc &) {
    return Error{ErrorCode::OutOfMemory, "no memory"};
  } catch (const std::exception &E) {
    return Error{ErrorCode::OutOfMemory, E.what()};
  }
}

} // namespace glass

#endif // CRINN_BASELINE_GLASS_ERROR_H
