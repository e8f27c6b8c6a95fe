// The same where the #if is seen.
// RUN: %vary one_layer.cpp '/if (seen/,/result.pop/d' \
// RUN:   '/Id id = ids/r %inputs/scores_in_block.inc'
// RUN: %rewrite --rewrites=tiered-entry-points -- %flags -DPREFETCH | %like %S/nested-block.cpp
