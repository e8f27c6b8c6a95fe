// The class that is chosen cannot be moved.
// RUN: %vary visited_sets.cpp 's/^  FlagSet() = default;/&\n  FlagSet(const FlagSet \&) = delete;\n  FlagSet \&operator=(const FlagSet \&) = delete;/'
// RUN: %rewrite -v --check --rewrites=visited-representation --set=visited-representation.choice=3 -- %flags 2>&1 | FileCheck %s
// CHECK: refused: LazySet can be made, copied or moved where FlagSet cannot
