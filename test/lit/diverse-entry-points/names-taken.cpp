// Names that are taken get a number.
// RUN: %vary one_layer.cpp 's/ &seen)/ \&seen, int start,\n              int starts)/' \
// RUN:   's/Heap open, result;/&\n    int apart = start, s = starts, rows = s + apart;\n    open.emplace(0, rows);\n    open.pop();/'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags \
// RUN:   | %like %S/two-heaps.cpp '/=\|!/s/\b\(rows\|starts\|start\|apart\|s\)\b/\12/g'
