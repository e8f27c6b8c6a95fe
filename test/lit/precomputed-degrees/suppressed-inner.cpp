// A comment at the neighbour loop, for any rewrite.
// RUN: %vary ended_list.cpp 's|++i) {|& // NOCRINN|'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | count 0
