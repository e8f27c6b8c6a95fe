// A template, instantiated in this unit.
// RUN: %vary one_layer.cpp 's/^struct Index/template <typename T> &/' 's/const float/const T/' \
// RUN:   's/float \*vectors/T *vectors/' '$a template struct Index<float>;'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %like %S/two-heaps.cpp
