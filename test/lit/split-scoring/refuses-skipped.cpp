// The loop has text that is not seen.
// RUN: %vary collected_search.cpp \
// RUN:   '/pool.insert/i\#ifdef COUNT\n      ++computed;\n#endif'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: the loop holds text that this configuration skips (#if){{$}}
