// What gets a field's value does not set it.
// RUN: %vary rows_with_links.cpp '/include <new>/a\#include <ostream>' \
// RUN:   '/size_t label/i\  void save(std::ostream &out) const { out.write(rows_, 100 * row_size_); }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: rows are written to a file or read from one, but row_size_ is not read from it
// CHECK-NOT: {{.}}
