#!/bin/sh
# An index over texts: each file becomes a vector of 64 dimensions, by hashing its words. It is verified where its type, its dimensions and
# the number of its vectors are known; how much it adds to the directory is measured.
#
#   INDEX=/srv/index examples/presets/index-build.sh FILE...
set -eu
index=${INDEX:-index}
mkdir -p "$index"
[ $# -gt 0 ] || set -- "$0"

${TASK_MGMT:-task-mgmt} run --preset index-build --metadata index_type=flat --watch-dir "$index" \
    --ml-line '(dimensions|total_vectors|vectors_processed)=(\S+)' -- \
    awk -v dimensions=64 -v out="$index/vectors.tsv" '
        function print_vector(   i, line) {
            line = file
            for (i = 0; i < dimensions; i++) { line = line "\t" (v[i] + 0); v[i] = 0 }
            print line >out
            total++
        }
        BEGIN { for (i = 1; i < 256; i++) code[sprintf("%c", i)] = i }
        FNR == 1 && NR > 1 { print_vector() }
        { file = FILENAME
          for (w = 1; w <= NF; w++) {
              h = 0
              for (c = 1; c <= length($w); c++) h = (h * 31 + code[substr($w, c, 1)]) % 65521
              v[h % dimensions]++
          } }
        END { if (NR) print_vector(); printf "dimensions=%d total_vectors=%d vectors_processed=%d\n", dimensions, total, total }' "$@"
