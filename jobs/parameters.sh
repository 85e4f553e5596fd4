# Shell part, not a program: makes the list "options" of a job from the file that SAMKOR_PARAMETERS names, else from
# parameters.conf beside the job's scripts. One option a line, as on the command line without the leading dashes
# ("year=2020"; a switch has no "="); an empty line or one that starts with # says nothing. $NAME and ${NAME} stand for
# environment variables that are set. Options given to the script come last.
job_folder=$(cd "$(dirname "${BASH_SOURCE[1]}")" && pwd)
house=$(cd "$job_folder/../.." && pwd)
job=$(basename "$job_folder")
parameters="${SAMKOR_PARAMETERS:-$job_folder/parameters.conf}"

value_of() { # replaces $NAME and ${NAME} and nothing else; no command in a parameter file is ever run
  local text=$1 done_part=""
  while [[ $text =~ ^([^\$]*)\$(\{([A-Za-z_][A-Za-z0-9_]*)\}|([A-Za-z_][A-Za-z0-9_]*))(.*)$ ]]; do
    local name="${BASH_REMATCH[3]}${BASH_REMATCH[4]}" rest="${BASH_REMATCH[5]}" before="${BASH_REMATCH[1]}"
    [ -n "${!name+set}" ] || { echo "samkor: $parameters names \$$name, which is not set." >&2; return 2; }
    done_part+="$before${!name}"
    text=$rest
  done
  printf '%s' "$done_part$text"
}

options=()
[ -f "$parameters" ] || { echo "samkor: no parameter file at $parameters (SAMKOR_PARAMETERS)." >&2; exit 2; }
while IFS= read -r line || [ -n "$line" ]; do
  case "$line" in '' | '#'*) continue ;; esac
  filled=$(value_of "$line") || exit 2
  options+=("--$filled")
done <"$parameters"
