# vary.sh DIRECTORY BASE [SED-SCRIPT]...: copies the base, a file beside this one,
# to DIRECTORY/code.cpp, in a new directory, and edits it by each script in turn;
# fails where one changes nothing.
set -e
inputs=$(dirname "$0")
code=$1/code.cpp
rm -rf "$1"
mkdir -p "$1"
cp "$inputs/$2" "$code"
shift 2
sh "$inputs/edit.sh" "$code" "$@"
