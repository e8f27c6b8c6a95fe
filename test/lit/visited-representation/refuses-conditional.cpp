// A class that another configuration does not have is none of those that fit.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct WordSet/i #ifndef SMALL' '/^template <typename Word = uint64_t> struct LazySet/i #endif' 's/Seen = WordSet/Seen = LazySet/'
// RUN: %rewrite -v --check --rewrites=visited-representation --set=visited-representation.choice=5 -- %flags 2>&1 | FileCheck %s
// CHECK: refused: choice=5 is none of those that fit: 1 LazySet<> (now), 2 FlagSet, 3 RoundSet, 4 HashSet
