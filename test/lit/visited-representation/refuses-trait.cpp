// A trait of the class that is chosen would be its own from then on.
// RUN: %vary visited_sets.cpp '/^struct Searcher/i template <typename Seen> struct Fast { enum { value = 0 }; };\ntemplate <> struct Fast<WordSet<>> { enum { value = 1 }; };'
// RUN: %refuses-visited-representation
// CHECK: refused: WordSet is named for more than the type of a variable, on line {{[0-9]+}}
