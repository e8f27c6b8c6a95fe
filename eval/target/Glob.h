//===- Glob.h - shell patterns over paths -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_EVAL_TARGET_GLOB_H
#define CRINN_EVAL_TARGET_GLOB_H

#include <string_view>

namespace crinn::eval {

/// `*` and `?` stop at '/', `**` does not, `**/` also matches nothing.
inline bool globMatches(std::string_view Pattern, std::string_view Path) {
  if (Pattern.empty())
    return Path.empty();
  if (Pattern.starts_with("**")) {
    std::string_view Rest = Pattern.substr(2);
    if (Rest.starts_with("/") && globMatches(Rest.substr(1), Path))
      return true;
    for (size_t I = 0; I <= Path.size(); ++I)
      if (globMatches(Rest, Path.substr(I)))
        return true;
    return false;
  }
  if (Pattern[0] == '*') {
    for (size_t I = 0; I <= Path.size(); ++I) {
      if (globMatches(Pattern.substr(1), Path.substr(I)))
        return true;
      if (I < Path.size() && Path[I] == '/')
        return false;
    }
    return false;
  }
  if (Path.empty() ||
      (Pattern[0] != Path[0] && (Pattern[0] != '?' || Path[0] == '/')))
    return false;
  return globMatches(Pattern.substr(1), Path.substr(1));
}

} // namespace crinn::eval

#endif // CRINN_EVAL_TARGET_GLOB_H
