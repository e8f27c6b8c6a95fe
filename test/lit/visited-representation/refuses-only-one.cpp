// There is no other class of its kind.
// RUN: %vary visited_sets.cpp '/^template <typename Word = uint64_t> struct WordSet/,/^};/d' '/^struct FlagSet {/,/^};/d' '/^struct RoundSet {/,/^};/d' '/^struct HashSet {/,/^};/d' 's/ = WordSet<>//'
// RUN: %refuses-visited-representation
// CHECK: refused: no other class beside LazySet is known to be such a set
