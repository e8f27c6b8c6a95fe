# Everything comes from Debian 12; setup-debian.sh installs it.
# Clang: ClangConfig pulls the LLVM of its own version. Without the explicit
# directory CMake may take the config of another, half-installed, version.
set(Clang_DIR /usr/lib/cmake/clang-${CRINN_LLVM} CACHE PATH "")
find_package(Clang CONFIG REQUIRED)
find_package(fmt REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(SQLite3 REQUIRED)
find_package(OpenSSL REQUIRED)
find_package(BLAS REQUIRED)
find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(HDF5 REQUIRED COMPONENTS C)
find_package(ZLIB REQUIRED)
find_package(CURL REQUIRED)
pkg_check_modules(HWY REQUIRED IMPORTED_TARGET libhwy)
pkg_check_modules(SECCOMP REQUIRED IMPORTED_TARGET libseccomp)
pkg_check_modules(ELF REQUIRED IMPORTED_TARGET libelf)
if(BUILD_TESTING)
  find_package(GTest REQUIRED)
endif()

# Clang and LLVM as shared libraries. Linking a static clang component as well
# would give every command-line option twice.
add_library(crinn_clang INTERFACE)
target_include_directories(crinn_clang SYSTEM INTERFACE ${CLANG_INCLUDE_DIRS}
                                                        ${LLVM_INCLUDE_DIRS})
target_link_directories(crinn_clang INTERFACE ${LLVM_LIBRARY_DIRS})
target_link_libraries(crinn_clang INTERFACE clang-cpp LLVM)
set(CRINN_LLVM_BIN /usr/lib/llvm-${CRINN_LLVM}/bin)
