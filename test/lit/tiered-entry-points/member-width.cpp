// The beam width is a member of the class.
// RUN: %vary one_layer.cpp 's/size_t ef, //' 's/\bef\b/ef_/' \
// RUN:   's/  float \*vectors/  size_t ef_ = 10;\n&/'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags | %like %S/two-heaps.cpp 's/\bef\b/ef_/g'
