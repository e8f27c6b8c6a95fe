// A jump would pass over the new variable.
// RUN: %vary rows_with_links.cpp '/  Index(/a\    if (dim == 0)\n      goto done;' \
// RUN:   '/throw/a\  done:\n    return;'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: a jump to a label would pass over a declaration
// CHECK-NOT: {{.}}
