// A list that has a count.
// RUN: %vary ended_list.cpp '/id == -1/,/break;/d'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | count 0
