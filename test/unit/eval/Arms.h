//===- Arms.h - two builds of a toy for tests of gates ----------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
#ifndef CRINN_TEST_UNIT_EVAL_ARMS_H
#define CRINN_TEST_UNIT_EVAL_ARMS_H

#include "eval/judge/Gate.h"
#include "eval/support/Files.h"

#include <gtest/gtest.h>

#include <string>

namespace crinn::eval {

/// The library of test/unit/eval/many, compiled, and edits of its header. No
/// index is built: gates that look at code need none. Objects are compiled once
/// for all tests of a program.
struct Arms : testing::Test {
  static std::string cache() {
    static TempDir Dir = *TempDir::create();
    return Dir.path();
  }

  TempDir Dir = *TempDir::create();
  Context Ctx{nullptr, nullptr, cache()};
  Baseline Base;

  void SetUp() override {
    Base.T = *loadTarget(CRINN_TOY_DIR "/../many/target.json");
    prepare();
  }

  void prepare() {
    auto D = std::make_shared<Dataset>();
    D->Name = "none";
    D->Base = Matrix{1, 24, std::vector<float>(24)};
    Base.Data = D;
    Base.WorkDir = Dir.path();
    Base.Sources = *materialise(Base.T, Dir.path() + "/base");
    auto A = compile(Base.T, Base.Sources, Ctx);
    ASSERT_TRUE(A) << A.error().Message;
    Base.Binary = *A;
  }

  Variant edited(const std::string &From, const std::string &To) {
    static unsigned Serial = 0;
    std::string Root = Dir.path() + "/v" + std::to_string(++Serial);
    Tree Tr = *materialise(Base.T, Root + "/tree");
    const std::string File = Root + "/tree/lib/many.h";
    std::string Text = *readFile(File);
    size_t At = Text.find(From);
    EXPECT_NE(At, std::string::npos) << From;
    Text.replace(At, From.size(), To);
    EXPECT_TRUE(writeFile(File, Text));
    return *makeVariant(Tr, Root + "/tree", Root + "/variant", "edit",
                        EquivalenceClass::Exact, {"search"});
  }

  /// What \p G says of the library with \p From replaced by \p To.
  GateResult asked(Gate G, const std::string &From, const std::string &To) {
    Variant V = edited(From, To);
    auto B = buildVariant(Base, V, Ctx);
    if (!B) {
      ADD_FAILURE() << B.error().Message;
      return {};
    }
    auto R = G({Base, V, Base.Binary, *B}, Ctx);
    if (!R) {
      ADD_FAILURE() << R.error().Message;
      return {};
    }
    return *R;
  }

  /// \p Code in front of the library.
  GateResult added(Gate G, const std::string &Code) {
    return asked(G, "struct Many {", Code + "\nstruct Many {");
  }
};

} // namespace crinn::eval

#endif // CRINN_TEST_UNIT_EVAL_ARMS_H
