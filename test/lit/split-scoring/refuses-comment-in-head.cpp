// A comment would be copied.
// RUN: %vary collected_search.cpp \
// RUN:   's/i < count; ++i) {/i < count; \/* all *\/ ++i) {/'
// RUN: %refuses-split-scoring
// CHECK: code.cpp:{{[0-9]+}}: split-scoring: refused: a comment stands in the loop's head, or in the statement of the distance{{$}}
