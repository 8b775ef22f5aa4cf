#!/bin/sh
# A refresh of the index of index-build.sh: files that it does not have yet are added. It is verified where something was processed and its
# health check passes: no file is in it twice.
#
#   INDEX=/srv/index examples/presets/index-refresh.sh FILE...
set -eu
index=${INDEX:-index}
mkdir -p "$index"
touch "$index/vectors.tsv"
[ $# -gt 0 ] || set -- "$0"

vectors=$index/vectors.tsv ${TASK_MGMT:-task-mgmt} run --preset index-refresh --metadata index_type=flat --watch-dir "$index" \
    --verify 'test "$(cut -f 1 "$vectors" | sort | uniq -d | wc -l)" -eq 0' --ml-line '(vectors_processed)=(\S+)' -- \
    sh -c 'count=0
        for file; do
            if ! cut -f 1 "$vectors" | grep -qxF "$file"; then
                printf "%s\t%s\n" "$file" "$(wc -w <"$file")" >>"$vectors"
                count=$((count + 1))
            fi
        done
        echo "vectors_processed=$count"' refresh "$@"
