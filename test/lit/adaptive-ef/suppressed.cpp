// A comment at the loop.
// RUN: %vary construction.cpp '/while (!open/i\    // NOCRINNNEXTLINE(adaptive-ef)'
// RUN: %rewrite --rewrites=adaptive-ef -- %flags | count 0
