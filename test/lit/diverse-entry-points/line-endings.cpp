// Lines that end in CR and LF.
// RUN: %vary one_layer.cpp 's/$/\r/'
// RUN: %rewrite --rewrites=diverse-entry-points -- %flags | %like %S/two-heaps.cpp 's/$/\r/'
// RUN: %rewrite --in-place --rewrites=diverse-entry-points -- %flags
// RUN: %python -c "import sys; t = open(sys.argv[1], 'rb').read(); sys.exit(t.count(b'\n') != t.count(b'\r\n'))" %t/code.cpp
