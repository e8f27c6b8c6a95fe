//===- Context.cpp - where the cache is -------------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Context.h"

#include <cstdlib>

namespace crinn::eval {

Result<std::string> defaultCacheDir() {
  if (const char *Xdg = std::getenv("XDG_CACHE_HOME"); Xdg && *Xdg)
    return std::string(Xdg) + "/crinn";
  if (const char *Home = std::getenv("HOME"); Home && *Home)
    return std::string(Home) + "/.cache/crinn";
  return Error{Errc::Environment,
               "no cache directory: set XDG_CACHE_HOME or HOME", ""};
}

} // namespace crinn::eval
