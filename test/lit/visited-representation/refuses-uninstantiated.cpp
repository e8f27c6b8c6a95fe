// The search is a template, and nothing calls it: which class it asks is not seen.
// RUN: %vary visited_sets.cpp '/^struct Searcher/,$d'
// RUN: %refuses-visited-representation
// CHECK: refused: it is not seen which class keeps the visited marks
