// It keeps what an earlier search has visited.
// RUN: %vary visited_sets.cpp '/^struct FlagSet {/,/^};/s/flags_.assign(n, 0)/flags_.resize(n)/' 's/Pool<float, LazySet<>>> pools/Pool<float, FlagSet>> pools/'
// RUN: %refuses-visited-representation
// CHECK: refused: FlagSet is not known to be a set: its member `reset` is in no form that is known
