// Other parameters.
// RUN: %vary one_layer.cpp
// RUN: %rewrite --rewrites=diverse-entry-points --set=diverse-entry-points.count=7 --set=diverse-entry-points.percent=50 -- %flags \
// RUN:   | %like %S/two-heaps.cpp 's/ 10 %/ 50 %/' 's/\[4\]/[8]/' 's/<= 3/<= 7/' \
// RUN:   's|rows / 4|rows / 8|' 's/0\.1f/0.5f/'
