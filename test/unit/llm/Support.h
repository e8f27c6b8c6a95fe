//===- Support.h - what these tests share -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_TEST_UNIT_LLM_SUPPORT_H
#define CRINN_TEST_UNIT_LLM_SUPPORT_H

#include "llvm/Support/Error.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

namespace crinn::test {

/// A directory that goes away with the test.
class Scratch {
public:
  Scratch() {
    std::string Pattern =
        (std::filesystem::temp_directory_path() / "crinn-XXXXXX").string();
    Path = ::mkdtemp(Pattern.data());
  }
  ~Scratch() {
    std::error_code EC;
    std::filesystem::remove_all(Path, EC);
  }
  std::string operator/(const std::string &Name) const {
    return Path + "/" + Name;
  }
  std::string Path;
};

/// The message of \p E; empty for success.
inline std::string text(llvm::Error E) {
  return E ? llvm::toString(std::move(E)) : "";
}

template <typename T> std::string errorOf(llvm::Expected<T> E) {
  return E ? "" : llvm::toString(E.takeError());
}

/// The value of \p E; without one the whole program fails, with the reason.
template <typename T> T valueOf(llvm::Expected<T> E) {
  return llvm::cantFail(std::move(E));
}

} // namespace crinn::test

#endif // CRINN_TEST_UNIT_LLM_SUPPORT_H
