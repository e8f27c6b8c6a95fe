// A row's address is kept in a local: links are read there, and a field is added to it.
// RUN: %vary rows_with_links.cpp \
// RUN:   '/size_t label(/i\  float first(size_t id) const {\n    const char *row = rows_ + id * row_size_;\n    return *(const int *)row * *(const float *)(row + data_offset_);\n  }'
// RUN: %rewrite -v --in-place --rewrites=aligned-storage -- %flags 2>&1 | FileCheck %s
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: rewritten
// RUN: %rewrite --rewrites=aligned-storage -- %flags | count 0
