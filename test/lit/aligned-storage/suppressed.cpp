// A comment keeps the rewrite away.
// RUN: %vary rows_with_links.cpp '/malloc/i\    // NOCRINNNEXTLINE(aligned-storage)'
// RUN: %rewrite --rewrites=aligned-storage -- %flags | count 0
