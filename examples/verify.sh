#!/bin/sh
# Checks the audit log of a log directory with sed, tail, head, zcat and sha256sum, without task-mgmt:
#
#   examples/verify.sh logs
#
# It follows the chain, and compares the bytes that each entry stands for. It is slow, some hundred entries a second, and
# says less than `task-mgmt audit verify`; what it is for is that nobody has to believe the program. Exit code: 0 the record
# holds, 1 it does not. A log that was rotated is put together from its segments in a temporary directory first.
set -u

directory=${1:-logs}

# The whole of a log: its segments by name, of which the plain file counts where both are there, then the active file.
whole() {
    ls "$directory/segments" | sed -n "s/^\(${1%.jsonl}-[0-9]*-[0-9]*\.jsonl\)\(\.gz\)\{0,1\}\$/\1/p" | sort -u | while IFS= read -r part; do
        part=$directory/segments/$part
        if [ -f "$part" ]; then cat "$part"; else zcat -f "$part.gz"; fi || exit 5
    done && { [ ! -f "$directory/$1" ] || cat "$directory/$1"; }
}

if [ -d "$directory/segments" ]; then
    work=$(mktemp -d) || exit 5
    trap 'rm -rf "$work"' EXIT
    for log in registry.jsonl incidents.jsonl immutable_audit.jsonl; do
        whole "$log" >"$work/$log" || { echo "verify.sh: $directory: a part of $log cannot be read" >&2; exit 5; }
    done
    directory=$work
fi
audit=$directory/immutable_audit.jsonl
[ -r "$audit" ] || { echo "verify.sh: $audit: cannot be read" >&2; exit 5; }

field() {
    printf '%s\n' "$line" | sed -n "s/.*\"$1\":\"\{0,1\}\([^\",}]*\).*/\1/p"
}

digest() {
    sha256sum | sed 's/ .*//'
}

broken() {
    echo "line $number: $1"
    exit 1
}

number=0
before=0
previous=
while IFS= read -r line; do
    number=$((number + 1))
    hash=$(printf '%s\n' "$line" | sed -n 's/.*,"hash":"\([0-9a-f]\{64\}\)"}$/\1/p')
    length=$(printf '%s\n' "$line" | wc -c)
    if [ -z "$hash" ]; then
        # Older entries stand before the chain; its first link has the hash of them all. Blanks are what a repair leaves.
        [ -z "$previous" ] || [ -z "$(printf '%s' "$line" | tr -d ' ')" ] || broken "no link of the chain"
        before=$((before + length))
        continue
    fi
    [ -n "$previous" ] || previous=$(head -c "$before" "$audit" | digest)
    [ "$(printf '%s' "$line" | sed 's/,"hash":"[0-9a-f]*"}$//' | tr -d '\n' | digest)" = "$hash" ] || broken "altered"
    [ "$(field prev)" = "$previous" ] || broken "does not link to the entry before it"
    case $line in
        *'"witness":{"file":'*)
            found=$(tail -c "+$(($(field offset) + 1))" "$directory/$(field file)" | head -c "$(field length)" | digest)
            [ "$found" = "$(field sha256)" ] || broken "the bytes of $(field file) that it stands for were altered"
            ;;
    esac
    previous=$hash
done <"$audit"
echo "$number entries, head ${previous:-none}"
