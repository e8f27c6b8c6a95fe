//===- ModelTest.cpp - value flow and places ------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/model/Effects.h"
#include "passes/model/Sites.h"
#include "test/unit/passes/ParsedText.h"

using namespace crinn::passes;
using namespace clang;

namespace {

TEST(Places, OverlapIsByPart) {
  EXPECT_TRUE(overlaps("this.pool", "this.pool.vis"));
  EXPECT_TRUE(overlaps("this.pool.vis", "this.pool"));
  EXPECT_TRUE(overlaps("v1", "v1"));
  EXPECT_FALSE(overlaps("this.pool", "this.pools"));
  EXPECT_FALSE(overlaps("v1", "v12"));
  EXPECT_FALSE(overlaps("", "v1"));
}

Effects effectsOf(const char *Text) {
  TextCodebase C(Text);
  Effects E;
  C.parsed([&](ParsedUnit &U) {
    for (const FunctionDecl *F : functionsOf(U))
      if (F->getName() == "f")
        E.add(F->getBody());
  });
  return E;
}

TEST(Effects, ValuesAndConstReferencesAreOnlyRead) {
  EXPECT_TRUE(effectsOf("void g(int, const int &); void f(int A) { g(A, A); }")
                  .Writes.empty());
}

TEST(Effects, ReferencesAndPointersAreWritten) {
  EXPECT_EQ(effectsOf("void g(int &); void f(int A) { g(A); }").Writes.size(),
            1u);
  EXPECT_EQ(effectsOf("void g(int *); void f(int A) { g(&A); }").Writes.size(),
            1u);
}

TEST(Effects, AConstMemberWritesNothing) {
  const char *const S = "struct S { int c() const; int m(); };";
  EXPECT_TRUE(effectsOf((std::string(S) + "void f(S &X) { X.c(); }").c_str())
                  .Writes.empty());
  EXPECT_EQ(effectsOf((std::string(S) + "void f(S &X) { X.m(); }").c_str())
                .Writes.size(),
            1u);
}

TEST(Effects, AnUnknownCalleeMayWriteWhatItIsGiven) {
  EXPECT_EQ(effectsOf("template <class F> void f(F G, int A) { G(A); }")
                .Writes.size(),
            2u);
}

TEST(Parse, ASymlinkedHeaderIsOneFile) {
  TextCodebase C("#include \"b.h\"\n#include \"sub/../a.h\"\nint X = one();\n");
  std::string Dir = C.Dir.str().str();
  std::error_code EC;
  llvm::raw_fd_ostream(Dir + "/a.h", EC) << "#pragma once\ninline int one() "
                                            "{ return 1; }\n";
  ASSERT_FALSE(llvm::sys::fs::create_directory(Dir + "/sub"));
  ASSERT_FALSE(llvm::sys::fs::create_link(Dir + "/a.h", Dir + "/b.h"));
  Codebase Base = C.codebase();
  llvm::SmallString<128> Real;
  ASSERT_FALSE(llvm::sys::fs::real_path(Dir + "/a.h", Real));
  // Replaced under its real name, it is replaced under both others.
  Overlay O = {
      {Real.str().str(), "#pragma once\ninline int one() { return Wrong; }\n"}};
  auto D = parse(Base, Base.Units[0], O,
                 [](ParsedUnit &) { return llvm::Error::success(); });
  ASSERT_TRUE(bool(D));
  EXPECT_TRUE(llvm::StringRef(D->FirstError).contains("Wrong"));
}

} // namespace
