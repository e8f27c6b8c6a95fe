// Threads may mark different ids in one array of numbers, but not in one of words.
// RUN: %vary visited_sets.cpp 's/Pool<float, LazySet<>>> pools/Pool<float, RoundSet>> pools/'
// RUN: %refuses-visited-representation
// CHECK: refused: threads may mark different ids in one RoundSet at a time, and not in one WordSet
