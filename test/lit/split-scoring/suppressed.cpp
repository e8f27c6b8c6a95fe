// A comment keeps the rewrite away.
// RUN: %vary collected_search.cpp 's/hasNext()) {/& \/\/ NOCRINN(split-scoring)/'
// RUN: %rewrite --rewrites=split-scoring -- %flags | count 0
