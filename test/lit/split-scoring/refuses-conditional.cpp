// The distance is computed under an #if.
// RUN: %vary collected_search.cpp \
// RUN:   '/float distance/i\#ifndef NO_FLOAT' \
// RUN:   '/float distance/a\#endif'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: an #if holds a part of the loop, and not all{{$}}
