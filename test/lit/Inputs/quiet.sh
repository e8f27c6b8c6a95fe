# Runs a command that must have nothing to say on stderr: a negative test whose
# source does not parse would pass whatever scan does.
{ said=$("$@" 2>&1 >&3 3>&-); code=$?; } 3>&1
if [ -n "$said" ]; then
  echo "$said" >&2
  exit 1
fi
exit $code
