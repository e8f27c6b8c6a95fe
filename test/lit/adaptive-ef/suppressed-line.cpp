// A comment on the loop's line, for any rewrite.
// RUN: %vary construction.cpp '/while (!open/s|{|{ // NOCRINN|'
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | count 0
