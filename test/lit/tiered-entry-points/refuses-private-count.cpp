// The number of rows is not the search's to name.
// RUN: %vary graph_search.cpp 's/^struct Graph/class Graph/' \
// RUN:   's/levels, neighbours;/levels;\npublic: std::vector<int> neighbours;/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: it is not seen how many rows the index has: no number is given to new rows as their id, and none ends a loop that reads the rows as the search does
// CHECK-NOT: {{.}}
