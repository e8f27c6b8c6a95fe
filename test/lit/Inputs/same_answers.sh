# same_answers.sh CLANG DIRECTORY ANSWERS: code.cpp in the directory compiles with
# two compilers, and prints the answers, watched by the sanitizers and optimized.
set -e
"$1" -std=c++17 -O1 "$2/code.cpp" -o "$2/after" -fsanitize=address,undefined -fno-sanitize-recover=all
"$2/after" > "$2/answers"
diff "$3" "$2/answers"
g++ -std=c++17 -O2 -Wall -Werror "$2/code.cpp" -o "$2/after"
"$2/after" > "$2/answers"
diff "$3" "$2/answers"
