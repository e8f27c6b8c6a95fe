// A jump would pass over the count.
// RUN: %vary ended_list.cpp '/^    for/i\    if (node < 0)\n      goto next;' \
// RUN:   '/^    }/a\  next:;'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: the loop is no statement of a block, shares its line, or a label stands in the function{{$}}
// CHECK-NOT: {{.}}
