# usage: vary.sh DIR BASE [SED-SCRIPT ...]
# Makes DIR anew and in it code.cpp: BASE of this directory, changed by one sed
# script after the other. A script that changes nothing is an error, since the
# test would try another case than it says.
set -e
code=$1/code.cpp base=$(dirname "$0")/$2
rm -rf "$1"
mkdir -p "$1"
cp "$base" "$code"
shift 2
for script; do
  sed -e "$script" "$code" > "$code.new"
  if cmp -s "$code" "$code.new"; then
    echo "changes nothing: $script" >&2
    exit 1
  fi
  mv "$code.new" "$code"
done
