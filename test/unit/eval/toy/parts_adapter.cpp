//===- parts_adapter.cpp - the scanning library, all parts ------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
// Not in quotes: that would find the original beside this file, not the copy.
#include <lib/parts.h>

struct crinn_index {
  ScanWithParts S;
};

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int, const char *,
                crinn_index **Out) {
  *Out = new crinn_index;
  (*Out)->S.N = N;
  (*Out)->S.D = D;
  (*Out)->S.Rows.assign(Base, Base + N * D);
  return 0;
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return int(
      I->S.among(Query, K, Ef, [](uint32_t) { return true; }, Ids, Distances));
}

// Batteries alone are asked of it, and these save nothing.
int crinn_save(const crinn_index *, const char *) { return -1; }
int crinn_load(const char *, size_t, int, const char *, crinn_index **) {
  return -1;
}
void crinn_destroy(crinn_index *I) { delete I; }
const char *crinn_error(void) { return "the scan cannot do that"; }

int crinn_insert(crinn_index *I, const float *Row, uint32_t Id) {
  return I->S.insert(Row, Id) ? 0 : -1;
}

int crinn_remove(crinn_index *I, uint32_t Id) {
  return I->S.Removed.insert(Id).second ? 0 : -1;
}

int crinn_search_filtered(crinn_index *I, const float *Query, size_t K,
                          size_t Ef, const uint64_t *Allowed, size_t Bits,
                          uint32_t *Ids, float *Distances) {
  auto Allows = [&](uint32_t Id) {
    return Id < Bits && (Allowed[Id / 64] >> (Id % 64) & 1);
  };
  return int(I->S.among(Query, K, Ef, Allows, Ids, Distances));
}

int crinn_set_threads(crinn_index *I, size_t Threads) {
  I->S.Threads = Threads;
  return 0;
}

int crinn_search_batch(crinn_index *I, const float *Queries, size_t Count,
                       size_t K, size_t Ef, uint32_t *Ids, float *Distances,
                       int32_t *Found) {
  I->S.batch(Queries, Count, K, Ef, Ids, Distances, Found);
  return 0;
}
