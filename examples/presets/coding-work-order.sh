#!/bin/sh
# A work order on code: a script rounds wrongly, the order mends it, and its tests say whether that is done. The order has failed where
# they do not pass.
#
#   examples/presets/coding-work-order.sh
set -eu
here=$(mktemp -d) && trap 'rm -r "$here"' EXIT

cat >"$here/round.awk" <<'CODE'
{ print int($1) }
CODE
cat >"$here/test.sh" <<'TESTS'
for pair in '1.4 1' '1.5 2' '2.6 3' '0 0'; do
    set -- $pair
    [ "$(echo "$1" | awk -f "$dir/round.awk")" = "$2" ] || { echo "$1 is not rounded to $2"; exit 1; }
done
TESTS

dir=$here ${TASK_MGMT:-task-mgmt} run --preset coding-work-order --metadata work_order="round to the nearest" --verify "sh $here/test.sh" -- \
    sed -i "${CHANGE:-s/int(\$1)/int(\$1 + 0.5)/}" "$here/round.awk"
