# One helper per kind of target. Flags belong to targets, never to the whole
# build: a codebase under test is compiled with its own flags, not with ours.

function(_crinn_common target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF
                                             POSITION_INDEPENDENT_CODE ON)
  target_compile_options(${target} PRIVATE -Wall -Wextra -Wno-unused-parameter)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  if(CRINN_SANITIZE)
    target_compile_options(${target} PRIVATE -fsanitize=${CRINN_SANITIZE}
                                             -fno-omit-frame-pointer)
    target_link_options(${target} PUBLIC -fsanitize=${CRINN_SANITIZE})
  endif()
endfunction()

# crinn_library(name SOURCES a.cpp ... LINK x y)
function(crinn_library name)
  cmake_parse_arguments(A "" "" "SOURCES;LINK" ${ARGN})
  add_library(${name} STATIC ${A_SOURCES})
  _crinn_common(${name})
  target_link_libraries(${name} PUBLIC ${A_LINK})
endfunction()

# crinn_tool(name SOURCES main.cpp ... LINK x y): a program in <build>/bin.
function(crinn_tool name)
  cmake_parse_arguments(A "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  _crinn_common(${name})
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY
                                           ${PROJECT_BINARY_DIR}/bin)
  target_link_libraries(${name} PRIVATE ${A_LINK})
endfunction()

# crinn_unittest(name SOURCES t.cpp ... LINK x y): a GoogleTest program, one
# ctest entry per program.
function(crinn_unittest name)
  cmake_parse_arguments(A "" "" "SOURCES;LINK" ${ARGN})
  add_executable(${name} ${A_SOURCES})
  _crinn_common(${name})
  target_link_libraries(${name} PRIVATE GTest::gtest_main ${A_LINK})
  add_test(NAME unit/${name} COMMAND ${name})
endfunction()
