// It gets one word too few.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct LazySet/,/^};/s/used_((n + bits - 1) . bits)/used_(n \/ bits)/'
// RUN: %refuses-visited-representation
// CHECK: refused: LazySet is not known to be a set: its member `reset` is in no form that is known
