//===- adapter.cpp - Debian's hnswlib for the judge -------------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Single-threaded addPoint in row order with hnswlib's own fixed seed: the
/// same rows give the same index. setEf below k means k to hnswlib.
///
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"

#include <hnswlib/hnswlib.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <string>

struct crinn_index {
  std::unique_ptr<hnswlib::SpaceInterface<float>> Space;
  std::unique_ptr<hnswlib::HierarchicalNSW<float>> Graph;
};

namespace {

std::string LastError;

/// The number after "Name": in a flat JSON object.
size_t param(const char *Json, const char *Name, size_t Default) {
  const char *At = std::strstr(Json, (std::string("\"") + Name + '"').c_str());
  size_t Value = Default;
  if (At && (At = std::strchr(At, ':')))
    std::sscanf(At + 1, "%zu", &Value);
  return Value;
}

std::unique_ptr<crinn_index> empty(size_t D, int Metric) {
  auto I = std::make_unique<crinn_index>();
  if (Metric == CRINN_METRIC_L2)
    I->Space = std::make_unique<hnswlib::L2Space>(D);
  else
    I->Space = std::make_unique<hnswlib::InnerProductSpace>(D);
  return I;
}

template <typename F> int guarded(F Body) {
  try {
    return Body();
  } catch (const std::exception &E) {
    LastError = E.what();
    return -1;
  }
}

} // namespace

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int Metric,
                const char *Params, crinn_index **Out) {
  return guarded([&] {
    auto I = empty(D, Metric);
    I->Graph = std::make_unique<hnswlib::HierarchicalNSW<float>>(
        I->Space.get(), N, param(Params, "M", 16),
        param(Params, "ef_construction", 200));
    for (size_t Row = 0; Row < N; ++Row)
      I->Graph->addPoint(Base + Row * D, Row);
    *Out = I.release();
    return 0;
  });
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return guarded([&] {
    I->Graph->setEf(Ef);
    auto Queue = I->Graph->searchKnn(Query, K);
    int Found = static_cast<int>(Queue.size());
    for (int At = Found; At-- > 0; Queue.pop()) {
      Ids[At] = static_cast<uint32_t>(Queue.top().second);
      Distances[At] = Queue.top().first;
    }
    return Found;
  });
}

int crinn_save(const crinn_index *I, const char *Path) {
  return guarded([&] {
    I->Graph->saveIndex(Path);
    return 0;
  });
}

int crinn_load(const char *Path, size_t D, int Metric, const char *,
               crinn_index **Out) {
  return guarded([&] {
    auto I = empty(D, Metric);
    I->Graph =
        std::make_unique<hnswlib::HierarchicalNSW<float>>(I->Space.get(), Path);
    *Out = I.release();
    return 0;
  });
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return LastError.c_str(); }
