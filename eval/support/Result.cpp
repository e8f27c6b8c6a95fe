//===- Result.cpp - names and meanings of error codes -----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/support/Result.h"

namespace crinn::eval {

std::string_view name(Errc C) {
  switch (C) {
  case Errc::Usage:
    return "usage";
  case Errc::Input:
    return "input";
  case Errc::Build:
    return "build";
  case Errc::Worker:
    return "worker";
  case Errc::Environment:
    return "environment";
  case Errc::Interrupted:
    return "interrupted";
  }
  return "environment";
}

std::string_view meaning(Errc C) {
  switch (C) {
  case Errc::Usage:
    return "unknown option, rewrite, site or parameter; bad value";
  case Errc::Input:
    return "a file is missing, truncated, malformed or of another version";
  case Errc::Build:
    return "the source does not parse or the target does not build";
  case Errc::Worker:
    return "a worker process crashed, hung or broke the protocol";
  case Errc::Environment:
    return "a tool, a right or disk space is missing; I/O failed";
  case Errc::Interrupted:
    return "stopped by SIGINT or SIGTERM; what was done is kept";
  }
  return "";
}

} // namespace crinn::eval
