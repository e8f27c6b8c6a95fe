// Which node is the entry point is chosen, and its distance is turned round under an
// angle's metric: what it is put in with is its own distance, and nothing is asked.
// RUN: %vary one_layer.cpp \
// RUN:   's/  Heap search(Id entry/  Heap search(Id first/' \
// RUN:   '/Heap open, result;/i\    Id entry = 0;\n    if (first < count)\n      entry = first;' \
// RUN:   's/^    open.emplace(-nearest, entry);/    if (dim == 1)\n      nearest = 1 - nearest;\n&/'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | FileCheck %s
// CHECK: +    const size_t rows = count;
