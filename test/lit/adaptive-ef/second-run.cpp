// A second run finds nothing to do.
// RUN: %vary construction.cpp 's/() \([=<>]*\) ef_construction_/() \1 ef/' \
// RUN:   '/Heap open/i\    // Level 0, where queries spend their time, has a beam of its own.' \
// RUN:   '/Heap open/i\    const size_t ef = layer > 0 ? (ef_construction_ + 1) / 2 : ef_construction_ * 3 / 2;'
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | count 0
