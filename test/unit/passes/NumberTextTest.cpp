//===- NumberTextTest.cpp - another number in a literal's spelling --------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "passes/rewrites/NumberText.h"

#include <gtest/gtest.h>

using crinn::passes::numberLike;

TEST(NumberText, KeepsBaseCaseAndSuffix) {
  EXPECT_EQ(numberLike("64", 0), "0");
  EXPECT_EQ(numberLike("0", 64), "64");
  EXPECT_EQ(numberLike("64uL", 100), "100uL");
  EXPECT_EQ(numberLike("0z", 5), "5z");
  EXPECT_EQ(numberLike("0x10", 0xab), "0xab");
  EXPECT_EQ(numberLike("0XA", 0xab), "0XAB");
  EXPECT_EQ(numberLike("0xF0u", 0xab), "0xABu");
  EXPECT_EQ(numberLike("0Xa", 0xab), "0Xab");
  EXPECT_EQ(numberLike("0b11", 5), "0b101");
  EXPECT_EQ(numberLike("010", 64), "0100");
}

TEST(NumberText, KeepsLeadingZerosWhereTheyMeanNoOctal) {
  EXPECT_EQ(numberLike("0x0040", 8), "0x0008");
  EXPECT_EQ(numberLike("0x0040", 0x12345), "0x12345");
  EXPECT_EQ(numberLike("0b0001", 2), "0b0010");
  EXPECT_EQ(numberLike("0010", 1), "0001");
}

TEST(NumberText, SeparatorsGoWhereTheyFit) {
  EXPECT_EQ(numberLike("1'000", 1234567), "1'234'567");
  EXPECT_EQ(numberLike("1'000", 999), "999");
  EXPECT_EQ(numberLike("1'0000", 12345), "1'2345");
  EXPECT_EQ(numberLike("0xff'ff", 0x10000), "0x1'00'00");
  EXPECT_EQ(numberLike("1'00'000", 200000), "200000");
  EXPECT_EQ(numberLike("1000'000", 200000), "200000");
}
