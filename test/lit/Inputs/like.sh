# like.sh CHECKS TEST [SED-SCRIPT]...: what comes in is whole line for whole line
# what TEST, edited by each script in turn, checks; fails where one changes nothing.
set -e
checks=$1
cp "$2" "$checks"
shift 2
sh "$(dirname "$0")/edit.sh" "$checks" "$@"
FileCheck --strict-whitespace --match-full-lines "$checks"
