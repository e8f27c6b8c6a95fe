// A member of the class has the name, and would be what is meant.
// RUN: %vary visited_sets.cpp 's/^  Graph graph;$/&\n  struct WordSet {};/'
// RUN: %refuses-visited-representation
// CHECK: refused: something else is called WordSet as well
