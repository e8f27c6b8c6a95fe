// A comment at the loop.
// RUN: %vary ended_list.cpp '/^  while/i\  // NOCRINNNEXTLINE(precomputed-degrees)'
// RUN: %rewrite --rewrites=precomputed-degrees -- %flags | count 0
