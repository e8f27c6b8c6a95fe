//===- adapter.cpp - the scanning library for the judge ---------*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
// Not in quotes: that would find the original beside this file, not the copy.
#include <lib/scan.h>

#include <fstream>

struct crinn_index {
  Scan S;
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
  return int(I->S.search(Query, K, Ef, Ids, Distances));
}

int crinn_save(const crinn_index *I, const char *Path) {
  std::ofstream Out(Path, std::ios::binary);
  Out.write(reinterpret_cast<const char *>(&I->S.N), 8);
  Out.write(reinterpret_cast<const char *>(&I->S.D), 8);
  Out.write(reinterpret_cast<const char *>(I->S.Rows.data()),
            std::streamsize(I->S.Rows.size() * 4));
  return Out ? 0 : -1;
}

int crinn_load(const char *Path, size_t, int, const char *, crinn_index **Out) {
  std::ifstream In(Path, std::ios::binary);
  *Out = new crinn_index;
  Scan &S = (*Out)->S;
  In.read(reinterpret_cast<char *>(&S.N), 8);
  In.read(reinterpret_cast<char *>(&S.D), 8);
  S.Rows.resize(S.N * S.D);
  In.read(reinterpret_cast<char *>(S.Rows.data()),
          std::streamsize(S.Rows.size() * 4));
  return In ? 0 : -1;
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return "the scan cannot say more"; }
