//===- HnswlibArm.cpp - hnswlib as an arm ---------------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Compiled with -O3 -march=native, as its own setup.py does, so that its
/// distance kernels are the AVX-512 or AVX ones.
///
//===----------------------------------------------------------------------===//

#include "bench/baseline_glass/Arms.h"

#include <hnswlib/hnswlib.h>

namespace glassbench {
namespace {

class HnswlibArm final : public Arm {
public:
  explicit HnswlibArm(const Rows &Base)
      : Space(Base.Dim), Hnsw(&Space, Base.Count, 16, 200) {
    for (size_t I = 0; I < Base.Count; ++I)
      Hnsw.addPoint(Base.Data + I * Base.Dim, I);
  }

  std::string name() const override { return "hnswlib"; }
  void search(const float *Query, size_t K, size_t Ef, uint32_t *Ids) override {
    Hnsw.setEf(Ef);
    auto Heap = Hnsw.searchKnn(Query, K);
    for (; !Heap.empty(); Heap.pop())
      *Ids++ = uint32_t(Heap.top().second);
  }

private:
  hnswlib::L2Space Space;
  hnswlib::HierarchicalNSW<float> Hnsw;
};

} // namespace

std::unique_ptr<Arm> makeHnswlibArm(const Rows &Base) {
  return std::make_unique<HnswlibArm>(Base);
}

} // namespace glassbench
