// Another configuration has more before the test.
// RUN: %vary ended_list.cpp '/^      if (id == -1)/i #ifdef COUNTED\n      ++steps;\n#endif'
// RUN: %refuses-precomputed-degrees
// CHECK: code.cpp:{{[0-9]+}}: precomputed-degrees: refused: an #if has a part in the loop's head or its test{{$}}
// CHECK-NOT: {{.}}
