// A comment keeps the rewrite away.
// RUN: %vary sorted_pool.cpp 's/hasNext()) {/& \/\/ NOCRINN(pool-insert)/'
// RUN: %rewrite --rewrites=pool-insert -- %flags | count 0
