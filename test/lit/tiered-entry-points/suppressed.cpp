// A comment at the loop.
// RUN: %vary one_layer.cpp '/while (!open/i \    // NOCRINNNEXTLINE(tiered-entry-points)'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | count 0
