#!/bin/sh
# A batch of texts is turned into vectors, one for each line: how often each letter is in it. It is verified where any vector was made.
#
#   examples/presets/embedding-batch.sh <texts >vectors
set -eu

exec ${TASK_MGMT:-task-mgmt} run --preset embedding-batch --metadata model=letters --ml-line '(vectors_processed|tokens_processed)=(\S+)' -- \
    awk '{
        line = tolower($0); words += NF
        for (c = 97; c < 123; c++) { count = gsub(sprintf("%c", c), "", line); printf "%s%d", (c == 97 ? "" : "\t"), count }
        print ""
    }
    END { printf "vectors_processed=%d tokens_processed=%d\n", NR, words >"/dev/stderr" }'
