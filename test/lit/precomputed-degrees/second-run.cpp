// A second run finds nothing to do.
// RUN: %vary ended_list.cpp \
// RUN:   's|^    for (int i = 0; i < graph.degree()|    // The links are counted first: the loop needs no test of each.\n\
// RUN:    int degree = 0;\n\
// RUN:    while (degree < graph.degree() \&\& graph.at(node, degree) != -1)\n\
// RUN:      ++degree;\n\
// RUN:    for (int i = 0; i < degree|' '/id == -1/,/break;/d'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | count 0
