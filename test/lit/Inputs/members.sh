# members.sh DIR TEST [SCRIPT]...: as vary.sh does of sorted_pool.cpp, but with
# the members that TEST has below its comment in the place of find and insert.
set -e
dir=$1
test=$2
shift 2
sed '/^\/\//d' "$test" > "$dir.members"
sh "$(dirname "$0")/vary.sh" "$dir" sorted_pool.cpp \
  '/^  int find/,/^  std::vector/{/^  std::vector/!d}' "/^  int pop/r $dir.members" "$@"
rm "$dir.members"
