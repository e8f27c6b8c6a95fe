//===- ParsedText.h - parse a text as if it were a file ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef CRINN_TEST_UNIT_PASSES_PARSEDTEXT_H
#define CRINN_TEST_UNIT_PASSES_PARSEDTEXT_H

#include "passes/source/Parse.h"

#include "llvm/Support/FileSystem.h"
#include "llvm/Support/raw_ostream.h"

#include <gtest/gtest.h>

namespace crinn::passes {

/// A directory of its own with one file, code.cpp; gone at the end.
class TextCodebase {
public:
  explicit TextCodebase(llvm::StringRef Text) {
    EXPECT_FALSE(llvm::sys::fs::createUniqueDirectory("crinn-test", Dir));
    File = (Dir + "/code.cpp").str();
    std::error_code EC;
    llvm::raw_fd_ostream(File, EC) << Text;
    EXPECT_FALSE(EC);
  }
  ~TextCodebase() { llvm::sys::fs::remove_directories(Dir); }

  Codebase codebase() const {
    auto C = Codebase::create(Dir, {{File, Dir.str().str(), {"-std=c++17"}}});
    if (!C) {
      ADD_FAILURE() << llvm::toString(C.takeError());
      return {};
    }
    return *C;
  }

  /// Parses and calls \p Use; returns what the compiler said.
  Diagnostics parsed(llvm::function_ref<void(ParsedUnit &)> Use =
                         [](ParsedUnit &) {}) {
    Codebase C = codebase();
    auto D = parse(C, C.Units.at(0), {}, [&](ParsedUnit &U) {
      Use(U);
      return llvm::Error::success();
    });
    if (!D) {
      ADD_FAILURE() << llvm::toString(D.takeError());
      return {};
    }
    return *D;
  }

  llvm::SmallString<128> Dir;
  std::string File;
};

} // namespace crinn::passes

#endif // CRINN_TEST_UNIT_PASSES_PARSEDTEXT_H
