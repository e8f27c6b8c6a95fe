//===- adapter.cpp - the library with every part for the judge --*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
#include "eval/target/adapter_tools.h"
// Not in quotes: that would find the original beside this file, not the copy.
#include <lib/many.h>

#include <fstream>

struct crinn_index {
  Many M;
};

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int, const char *,
                crinn_index **Out) {
  *Out = new crinn_index;
  (*Out)->M.D = D;
  for (uint32_t I = 0; I < N; ++I)
    (*Out)->M.insert(Base + I * D, I);
  return 0;
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t,
                 uint32_t *Ids, float *Distances) {
  return I->M.search(Query, K, Ids, Distances);
}

int crinn_search_filtered(crinn_index *I, const float *Query, size_t K, size_t,
                          const uint64_t *Allowed, size_t Bits, uint32_t *Ids,
                          float *Distances) {
  return I->M.search(Query, K, Ids, Distances, [=](uint32_t Id) {
    return crinn::adapter::isAllowed(Allowed, Bits, Id);
  });
}

int crinn_set_threads(crinn_index *I, size_t Threads) {
  I->M.Threads = Threads;
  return 0;
}

int crinn_search_batch(crinn_index *I, const float *Queries, size_t Count,
                       size_t K, size_t, uint32_t *Ids, float *Distances,
                       int32_t *Found) {
  I->M.searchAll(Queries, Count, K, Ids, Distances, Found);
  return 0;
}

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return I->M.insert(Row, Id) ? 0 : -1;
}

int crinn_remove(crinn_index *I, uint32_t Id) {
  return I->M.remove(Id) ? 0 : -1;
}

int crinn_save(const crinn_index *I, const char *Path) {
  std::ofstream Out(Path, std::ios::binary);
  for (const auto &Row : I->M.Rows) {
    Out.write(reinterpret_cast<const char *>(&Row.first), 4);
    Out.write(reinterpret_cast<const char *>(Row.second.data()),
              std::streamsize(I->M.D * 4));
  }
  return Out ? 0 : -1;
}

int crinn_load(const char *Path, size_t D, int, const char *,
               crinn_index **Out) {
  std::ifstream In(Path, std::ios::binary);
  *Out = new crinn_index;
  (*Out)->M.D = D;
  std::vector<float> Row(D);
  uint32_t Id = 0;
  while (In.read(reinterpret_cast<char *>(&Id), 4) &&
         In.read(reinterpret_cast<char *>(Row.data()), std::streamsize(D * 4)))
    (*Out)->M.insert(Row.data(), Id);
  return 0;
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return crinn::adapter::LastError.c_str(); }
