// Whichever class there is, the program prints the same, watched by sanitizers
// and by two compilers.
// RUN: %vary visited_sets.cpp
// RUN: g++ -std=c++11 -O1 %t/code.cpp -o %t/before && %t/before > %t.before && test -s %t.before
// RUN: %rewrite --in-place --rewrites=visited-representation --set=visited-representation.choice=1 -- -std=c++11
// RUN: grep -c "float, WordSet<>>> pools" %t/code.cpp
// RUN: g++ -std=c++11 -Wall -Werror -fsyntax-only %t/code.cpp
// RUN: %same-answers %t.before
// RUN: %rewrite --in-place --rewrites=visited-representation --set=visited-representation.choice=3 -- -std=c++11
// RUN: grep -c "float, FlagSet>> pools" %t/code.cpp
// RUN: %same-answers %t.before
// RUN: %vary visited_sets.cpp
// RUN: %rewrite --in-place --rewrites=visited-representation --set=visited-representation.choice=4 -- -std=c++11
// RUN: grep -c "float, RoundSet>> pools" %t/code.cpp
// RUN: %same-answers %t.before
// RUN: %vary visited_sets.cpp
// RUN: %rewrite --in-place --rewrites=visited-representation --set=visited-representation.choice=5 -- -std=c++11
// RUN: grep -c "float, HashSet>> pools" %t/code.cpp
// RUN: %same-answers %t.before
