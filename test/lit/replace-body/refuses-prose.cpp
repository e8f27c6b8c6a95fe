// No block at all.
// RUN: %refuses-body
// CHECK: crinn-rewrite: error: {{.*}}not one block in braces
return the nearest rows faster
