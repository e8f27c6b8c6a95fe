// A comment at the loop.
// RUN: %vary one_layer.cpp '/while (!open/i \    // NOCRINNNEXTLINE(diverse-entry-points)'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | count 0
