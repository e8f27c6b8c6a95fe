#!/usr/bin/env bash
# Installs on Debian 12 what crinn needs to build, test and run, and nothing
# else. Idempotent: with everything present it asks no mirror.
# Set CRINN_LLVM=22 to get that version beside 19, CRINN_PHOTOS=1 for
# `crinn-eval data generate sift-photos` (OpenCV and photographs, 370 MB), and
# CRINN_EMULATED=1 for test/emulated/run.sh.
set -euo pipefail

packages=(
  cmake ninja-build git ca-certificates g++ pkg-config
  llvm-19-dev llvm-19-tools libclang-19-dev clang-19 libclang-cpp19-dev
  libclang-rt-19-dev clang-tools-19
  libfmt-dev nlohmann-json3-dev libhwy-dev libhdf5-dev libsqlite3-dev
  libssl-dev libseccomp-dev bubblewrap libelf-dev
  libcurl4-openssl-dev libopenblas-dev zlib1g-dev libgtest-dev
  python3 python3-jsonschema python3-pip
  libomp-19-dev libhnswlib-dev dataset-fashion-mnist libfaiss-dev
  python3-pynndescent
)
if [ "${CRINN_LLVM:-19}" = 22 ]; then
  packages+=(llvm-22-dev libclang-22-dev clang-22 libclang-cpp22-dev
             libclang-rt-22-dev)
fi
if [ "${CRINN_PHOTOS:-0}" = 1 ]; then
  packages+=(libopencv-features2d-dev libopencv-imgcodecs-dev
             mate-backgrounds lomiri-wallpapers-20.04)
fi
if [ "${CRINN_EMULATED:-0}" = 1 ]; then
  packages+=(g++-aarch64-linux-gnu qemu-user)
fi

missing=()
for p in "${packages[@]}"; do
  dpkg-query -W -f='${Status}' "$p" 2>/dev/null | grep -q '^install ok installed$' ||
    missing+=("$p")
done
[ ${#missing[@]} -eq 0 ] && exit 0

as_root=()
if [ "$(id -u)" != 0 ]; then
  command -v sudo >/dev/null || {
    echo "setup-debian.sh: needs root to install: ${missing[*]}" >&2
    exit 2
  }
  as_root=(sudo)
fi
echo "setup-debian.sh: installing ${missing[*]}" >&2
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
