//===- graph_builder.h - construction of the graph ------------ -*- C++ -*-===//
// Part of crinn, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//===----------------------------------------------------------------------===//
/// Two builders behind one interface. Both give the same bytes for the same
/// rows and parameters, whatever the number of threads, and in both every node
/// can be reached from the entry point at level 0.

#ifndef CRINN_BASELINE_GLASS_GRAPH_BUILDER_H
#define CRINN_BASELINE_GLASS_GRAPH_BUILDER_H

#include "baseline_glass/code_rows.h"
#include "baseline_glass/hnsw_graph.h"

namespace glass {

enum class BuilderKind : uint32_t {
  HNSW = 0, ///< inserts in batches, with levels
  NSG = 1,  ///< prunes a graph of nearest neighbours (NN-Descent); one level
};

struct GraphParams {
  BuilderKind Builder = BuilderKind::HNSW;
  int Degree = 32;          ///< R: links per node at level 0; even, 4 .. 512
  int EfConstruction = 200; ///< beam width of the build; 1 .. 100,000
  float Relaxation = 1;     ///< keeps links up to this factor longer; 1 .. 2
  int Threads = 1;          ///< 1 .. 1,024
  uint64_t Seed = 100;
};

/// Null if all is well.
const char *findFault(const GraphParams &Params);

/// Builds by the distances between stored rows. Throws what allocations and
/// threads throw; findFault must have been asked.
HnswGraph buildGraph(const CodeRows &Rows, const GraphParams &Params);

} // namespace glass

#endif // CRINN_BASELINE_GLASS_GRAPH_BUILDER_H
