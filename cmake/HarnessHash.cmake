# cmake -DROOT=... -DFILES="a;b" -DOUT=... -P HarnessHash.cmake
#
# One hash over the sources that decide a result, by path and content: two
# builds of the same sources, on whatever machine, have the same harness.
cmake_minimum_required(VERSION 3.25)
set(all "")
list(SORT FILES)
foreach(file IN LISTS FILES)
  file(SHA256 ${file} hash)
  file(RELATIVE_PATH path ${ROOT} ${file})
  string(APPEND all "${path} ${hash}\n")
endforeach()
string(SHA256 hash "${all}")
file(WRITE ${OUT} "#define CRINN_HARNESS_HASH \"${hash}\"\n")
