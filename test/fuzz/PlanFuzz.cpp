//===- PlanFuzz.cpp - any bytes as a plan -----------------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// What is read and written again is the same plan, number for number; what is
/// refused is refused by name.
///
//===----------------------------------------------------------------------===//

#include "passes/source/Plan.h"
#include "test/fuzz/MemoryFile.h"

using namespace crinn::passes;
using crinn::eval::MemoryFile;
using crinn::eval::require;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *Data, size_t Size) {
  MemoryFile File(Data, Size);
  llvm::Expected<Plan> P = readPlan(File.path());
  if (!P) {
    std::string Why = llvm::toString(P.takeError());
    require(Why.find(File.path()) != std::string::npos);
    return 0;
  }
  nlohmann::json Written = toJson(*P);
  nlohmann::json Read =
      nlohmann::json::parse(Data, Data + Size, nullptr, false);
  for (size_t I = 0; I < P->Steps.size(); ++I)
    if (Read["steps"][I].contains("params"))
      // As text: == finds 2^63 and -2^63 equal.
      require(Written["steps"][I]["params"].dump() ==
              Read["steps"][I]["params"].dump());
  llvm::Expected<Plan> Again = planFromJson(Written);
  require(bool(Again) && toJson(*Again) == Written);
  return 0;
}
