// What was moved from keeps its number and loses its memory.
// RUN: %vary visited_sets.cpp '/^struct RoundSet {/,/^};/d' '/^template <typename Word = uint64_t> struct WordSet/,/^};/d' 's/ = WordSet<>//' 's/Pool<float, LazySet<>>> pools/Pool<float, FlagSet>> pools/' '/^struct FlagSet {/,/^};/s/: flags_(n)/: size_(n), flags_(n)/' '/^struct FlagSet {/,/^};/s/flags_.assign(n, 0);/\n    if (n != size_)\n      *this = FlagSet(n);\n    else\n      std::fill(flags_.begin(), flags_.end(), 0);\n  /' '/^struct FlagSet {/,/^};/s/^private:/&\n  int size_ = 0;/'
// RUN: %refuses-visited-representation
// CHECK: refused: FlagSet is not known to be a set: its member `reset` is in no form that is known
