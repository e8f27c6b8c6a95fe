#!/usr/bin/env bash
# Runs baseline_glass's tests on CPUs that this machine has not: NEON on arm64, and
# x86 from before AVX2 (which unit/glass-kernels tries where the CPU has it; the
# gathers of Debian's emulator are wrong). Built with g++. Installs the cross
# compiler and the emulator.
#
#     test/emulated/run.sh [BUILD]       # build/emulated
set -euo pipefail
repo=$(cd "$(dirname "$0")/../.." && pwd)
build=$(realpath -m "${1:-$repo/build/emulated}")
CRINN_EMULATED=1 bash "$repo/cmake/setup-debian.sh"

# Debian's libraries for arm64 are unpacked, not installed: nothing tells this
# machine's dpkg of another architecture.
root=$build/root
if [ ! -e "$root/complete" ]; then
  rm -rf "$root"
  mkdir -p "$root/apt/lists/partial" "$root/apt/cache/archives/partial"
  : > "$root/apt/status"
  foreign=(-qq -o APT::Architecture=arm64 -o APT::Architectures=arm64
           -o APT::Sandbox::User=root
           -o Dir::State::lists="$root/apt/lists" -o Dir::Cache="$root/apt/cache"
           -o Dir::State::status="$root/apt/status")
  apt-get "${foreign[@]}" update
  (cd "$root/apt" &&
    apt-get "${foreign[@]}" download libhwy-dev libhwy1 libgtest-dev libfmt-dev) || {
    echo "$0: no arm64 packages; are apt's sources restricted to another" \
         "architecture?" >&2
    exit 7
  }
  for package in "$root"/apt/*.deb; do
    dpkg -x "$package" "$root"
  done
  touch "$root/complete"
fi

# NAME COMPILER ROOT EMULATOR [ctest options]
emulate() {
  echo "== $1"
  cmake -S "$repo/test/emulated" -B "$build/$1" -G Ninja -DROOT="$3" \
    -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_CXX_COMPILER="$2" \
    -DCMAKE_CROSSCOMPILING_EMULATOR="$4" >/dev/null
  cmake --build "$build/$1"
  ctest --test-dir "$build/$1" --output-on-failure -j "$(nproc)" "${@:5}"
}
emulate arm64 aarch64-linux-gnu-g++ "$root" "qemu-aarch64;-L;/usr/aarch64-linux-gnu"
for cpu in core2duo Westmere; do # SSSE3; SSE4, for which Highway wants AES too
  emulate x86 g++ "" "qemu-x86_64;-cpu;$cpu" -R 'kernels|judged'
done
