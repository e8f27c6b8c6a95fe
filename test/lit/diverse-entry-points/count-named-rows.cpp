// The number of rows has the name that the loop would give it.
// RUN: %vary one_layer.cpp 's/count/rows/'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags \
// RUN:   | %like %S/two-heaps.cpp '/=/s/\brows\b/rows2/' 's/= count/= rows/'
