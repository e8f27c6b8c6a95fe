// A specialisation may be another thing.
// RUN: %vary visited_sets.cpp '/^struct FlagSet {/i template <> struct WordSet<uint8_t> : LazySet<uint8_t> {};\n' 's/LazySet<uint8_t> {}/FlagSet2 {}/' '/^template <> struct WordSet/i struct FlagSet2 {};'
// RUN: %rewrite -v --check --rewrites=visited-representation --set=visited-representation.choice=5 -- %flags 2>&1 | FileCheck %s
// CHECK: refused: choice=5 is none of those that fit: 1 LazySet<> (now), 2 FlagSet, 3 RoundSet, 4 HashSet
