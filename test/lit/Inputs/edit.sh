# edit.sh FILE [SED-SCRIPT]...: edits the file by each script in turn; fails where
# one changes nothing.
set -e
file=$1
shift
for script; do
  sed "$script" "$file" > "$file.edited"
  if cmp -s "$file" "$file.edited"; then
    echo "changes nothing: $script" >&2
    exit 1
  fi
  mv "$file.edited" "$file"
done
