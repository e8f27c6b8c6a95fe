//===- adapter.cpp - the toy graph for the judge --------------------------===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "eval/target/adapter.h"
// Not in quotes: that would find the original beside this file, not the copy.
#include <lib/graph.h>

#include <cstdio>

struct crinn_index {
  toy::Graph Graph;
};

int crinn_abi_version(void) { return CRINN_ABI_VERSION; }

int crinn_build(const float *Base, size_t N, size_t D, int, const char *,
                crinn_index **Out) {
  *Out = new crinn_index;
  (*Out)->Graph.build(Base, N, D);
  return 0;
}

int crinn_search(crinn_index *I, const float *Query, size_t K, size_t Ef,
                 uint32_t *Ids, float *Distances) {
  return int(I->Graph.search(Query, K, Ef, Ids, Distances));
}

int crinn_save(const crinn_index *I, const char *Path) {
  FILE *F = std::fopen(Path, "wb");
  if (!F)
    return -1;
  const toy::Graph &G = I->Graph;
  bool Ok = std::fwrite(&G.N, sizeof(G.N), 1, F) == 1 &&
            std::fwrite(&G.D, sizeof(G.D), 1, F) == 1 &&
            std::fwrite(G.Rows.data(), 4, G.Rows.size(), F) == G.Rows.size() &&
            std::fwrite(G.Links.data(), 4, G.Links.size(), F) == G.Links.size();
  return std::fclose(F) == 0 && Ok ? 0 : -1;
}

int crinn_load(const char *Path, size_t, int, const char *, crinn_index **Out) {
  FILE *F = std::fopen(Path, "rb");
  if (!F)
    return -1;
  *Out = new crinn_index;
  toy::Graph &G = (*Out)->Graph;
  bool Ok = std::fread(&G.N, sizeof(G.N), 1, F) == 1 &&
            std::fread(&G.D, sizeof(G.D), 1, F) == 1;
  if (Ok) {
    G.Rows.resize(G.N * G.D);
    G.Links.resize(G.N * toy::Graph::Degree);
    Ok = std::fread(G.Rows.data(), 4, G.Rows.size(), F) == G.Rows.size() &&
         std::fread(G.Links.data(), 4, G.Links.size(), F) == G.Links.size();
  }
  std::fclose(F);
  return Ok ? 0 : -1;
}

void crinn_destroy(crinn_index *I) { delete I; }

const char *crinn_error(void) { return "the toy graph cannot say more"; }
