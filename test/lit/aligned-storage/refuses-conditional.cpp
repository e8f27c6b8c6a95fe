// Another configuration has other rows.
// RUN: %vary rows_with_links.cpp '/label_offset_ = /i\#ifndef NO_LABELS' '/malloc/i\#endif'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: an #if stands among the assignments of the row's layout
// CHECK-NOT: {{.}}
