// Numbers begin again, and a mark of long ago counts.
// RUN: %vary visited_sets.cpp '/^struct RoundSet {/,/^};/{/now_ == 0/,/^    }/d}' '/^struct RoundSet {/,/^};/s/rounds_.resize(n);/&\n    ++now_;/' 's/Pool<float, LazySet<>>> pools/Pool<float, RoundSet>> pools/'
// RUN: %refuses-visited-representation
// CHECK: refused: RoundSet is not known to be a set: its member `reset` is in no form that is known
