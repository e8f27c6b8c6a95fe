// Other numbers of bytes than powers of two are no alignment.
// RUN: %vary rows_with_links.cpp
// RUN: not %rewrite --rewrites=aligned-storage --set=aligned-storage.bytes=48 -- %flags 2>&1 | FileCheck %s
// CHECK: crinn-rewrite: error: aligned-storage: bytes=48 is no power of two; 32, 64 and 128 are
// RUN: not %rewrite --rewrites=aligned-storage --set=aligned-storage.bytes=256 -- %flags 2>&1 | FileCheck %s --check-prefix=LARGE
// LARGE: crinn-rewrite: error: aligned-storage: bytes=256 is not in [32, 128]
