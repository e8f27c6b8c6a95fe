// The visited set has a length of its own.
// RUN: %vary one_layer.cpp '/Id id = count/,/connect(id)/c connect(nextFree());' \
// RUN:   '/void connect(/i Id nextFree();' \
// RUN:   '/void connect(/i void forget() { for (size_t i = 0; i < most; i++) seen[i] = false; }' \
// RUN:   's/, std::vector<char> &seen) const/)/' '/float \*vectors/i std::vector<char> seen;' \
// RUN:   's/count = 0/most/'
// RUN: %refuses-tiered-entry-points
// CHECK: code.cpp:{{[0-9]+}}: tiered-entry-points: refused: it is not seen how many rows the index has: no number is given to new rows as their id, and none ends a loop that reads the rows as the search does
// CHECK-NOT: {{.}}
