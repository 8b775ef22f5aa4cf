#!/bin/sh
# An agent that is a script: it reads what it is to do from standard input, works in the directory in which it is started, and answers
# with an object of JSON. It knows one kind of mistake, a percentage that is divided by 10, and says so where it finds none.
# A program that asks a model is used in the same way: see the topic 'agents'.
set -eu
prompt=$(cat)
for file in *.sh; do
    if grep -q '\* \$2 / 10)' "$file"; then
        sed 's/\* \$2 \/ 10)/* $2 \/ 100)/' "$file" > "$file.new"
        cat "$file.new" > "$file"
        rm "$file.new"
        printf '{"result": "divided by 100 instead of 10 in %s", "total_cost_usd": 0.01, "usage": {"input_tokens": %s, "output_tokens": 12}}\n' \
            "$file" "${#prompt}"
        exit 0
    fi
done
echo "no file has a percentage that is divided by 10" >&2
exit 1
