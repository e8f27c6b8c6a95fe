// Its alias is in the signature of a function that others may call.
// RUN: %vary visited_sets.cpp '/^struct Searcher/i using ThreadPool = Pool<float, LazySet<>>;\nvoid warm(ThreadPool \&pool) { pool.mark(0); }' 's/    pool.reset(graph.rows, 2 . k);/&\n    warm(pool);/' 's/std::vector<Pool<float, LazySet<>>> pools/std::vector<ThreadPool> pools/'
// RUN: %refuses-visited-representation
// CHECK: refused: the signature of warm would change, which other code may call
