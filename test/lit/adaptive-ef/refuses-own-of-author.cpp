// The author computes a width of another number: that is not what was made here before.
// RUN: %vary construction.cpp 's/() \([=<>]*\) ef_construction_/() \1 ef/' \
// RUN:   '/Heap open/i\    const size_t ef = max_links_ * 10;' 's/size_t ef_construction_/size_t max_links_ = 16, ef_construction_/'
// RUN: %refuses-adaptive-ef
// CHECK: code.cpp:{{[0-9]+}}: adaptive-ef: refused: the width is used for more than the size of pool and result
