// To read an element moves something.
// RUN: %vary ended_list.cpp \
// RUN:   '/^void search/i struct Reader {\n\
// RUN:  int at(int node, int i) { return links[last = node * 32 + i]; }\n\
// RUN:  const int *links;\n\
// RUN:  int last;\n\
// RUN:};\n' 's/const Graph &graph/Reader \&reader, &/' 's/graph.at(node, i)/reader.at(node, i)/'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: to read the list may do more than read{{$}}
// CHECK-NOT: {{.}}
