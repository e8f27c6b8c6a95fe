// All of the library's width at each level is what there is.
// RUN: %vary construction.cpp
// RUN: %rewrite --rewrites=adaptive-ef --set=adaptive-ef.percent=100 --set=adaptive-ef.upper=100 -- %flags | count 0
