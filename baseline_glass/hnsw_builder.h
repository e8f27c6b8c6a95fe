//===- hnsw_builder.h - construction of the graph ------------- -*- C++ -*-===//
//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//
///
/// Inserts the rows one after another: descend greedily to the row's own level,
/// search each level below with a beam of EfConstruction, choose diverse
/// neighbours, link both ways and prune the neighbour's row where it overflows.
/// In the end every node can be reached from the entry point at level 0.
///
/// Levels are drawn in advance from Seed. With one thread the same rows and
/// parameters give the same bytes; with more the order of inserts varies.
///
//===----------------------------------------------------------------------===//

#ifndef CRINN_BASELINE_GLASS_HNSW_BUILDER_H
#define CRINN_BASELINE_GLASS_HNSW_BUILDER_H

#include "baseline_glass/error.h"
#include "baseline_glass/hnsw_graph.h"

#include <cstdint>

namespace glass {

struct GraphParams {
  int Degree = 32;          ///< R: links per node at level 0; even, 4 .. 512
  int EfConstruction = 200; ///< beam width of the build; 1 .. 100,000
  int Threads = 1;          ///< more than one gives up determinism; 1 .. 1,024
  uint64_t Seed = 100;
};

/// Builds over the stored rows of a quantiser, by the distances of its codes.
/// Instantiated for Fp32Quantizer and Sq8Quantizer with both metrics.
/// Errors: InvalidArgument, OutOfMemory.
template <typename Quantizer>
Expected<HnswGraph> buildHnsw(const Quantizer &Rows, const GraphParams &Params);

} // namespace glass

#endif // CRINN_BASELINE_GLASS_HNSW_BUILDER_H
