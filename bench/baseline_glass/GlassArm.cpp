//===- GlassArm.cpp - baseline_glass as an arm ----------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// One scratch, since the bench searches from one thread.
///
//===----------------------------------------------------------------------===//

#include "bench/baseline_glass/Arms.h"

#include "baseline_glass/index.h"

#include <algorithm>
#include <cstdio>
#include <vector>

namespace glassbench {
namespace {

class GlassArm final : public Arm {
public:
  explicit GlassArm(std::unique_ptr<glass::Index> I) : Index(std::move(I)) {}

  std::string name() const override { return "glass-sq8"; }
  void search(const float *Query, size_t K, size_t Ef, uint32_t *Ids) override {
    Found.resize(K);
    Distances.resize(K);
    const auto Count = Index->search(Query, K, std::max(Ef, K), Scratch,
                                     Found.data(), Distances.data());
    for (size_t I = 0; Count && I < *Count; ++I)
      Ids[I] = uint32_t(Found[I]);
  }

private:
  std::unique_ptr<glass::Index> Index;
  glass::SearchScratch Scratch;
  std::vector<int32_t> Found;
  std::vector<float> Distances;
};

} // namespace

std::unique_ptr<Arm> makeGlassArm(const Rows &Base) {
  auto Built = glass::Index::build(Base.Data, Base.Count, Base.Dim, {});
  if (!Built) {
    std::fprintf(stderr, "glass: %s\n", Built.error().Message.c_str());
    return nullptr;
  }
  return std::make_unique<GlassArm>(std::move(*Built));
}

} // namespace glassbench
