// The graph that the search is given can remove rows.
// RUN: %vary graph_search.cpp '/void clear/i void erase(int node);'
// RUN: %refuses-diverse-entry-points
// CHECK: code.cpp:{{[0-9]+}}: diverse-entry-points: refused: rows can be removed (erase), and scoring does not ask whether one was
// CHECK-NOT: {{.}}
