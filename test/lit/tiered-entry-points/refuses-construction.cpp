// The search is what a new row is linked by.
// RUN: %vary one_layer.cpp '/void connect/r %inputs/connect_by_search.inc' \
// RUN:   '/void connect(Id id);/d' '/float \*vectors/i std::vector<char> *seen_rows;'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: the search serves construction, where not all rows have links yet
// CHECK-NOT: {{.}}
