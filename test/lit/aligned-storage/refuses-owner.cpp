// An object has the pointer too.
// RUN: %vary rows_of_vectors.cpp '/include <cstring>/a\#include <memory>' \
// RUN:   '/return/i\  void share() { std::shared_ptr<float> all(rows_); }'
// RUN: %refuses-aligned-storage
// CHECK: code.cpp:{{[0-9]+}}: aligned-storage: refused: the array is handed to an object, which may free it
// CHECK-NOT: {{.}}
