// A variable of the function that other threads are given.
// RUN: %vary visited_sets.cpp 's/auto &pool = pools.0.;/Pool<float, RoundSet> pool(graph.rows, 2 * k);/' '/  pool.reset/d' '/std::vector<Pool<float/d' '/One for each/d' 's/, pools(2)//' 's/    pool.mark(0);/&\n    auto warm = [\&] { pool.mark(1); };\n    warm();/'
// RUN: %refuses-visited-representation
// CHECK: refused: threads may mark different ids in one RoundSet at a time, and not in one WordSet
