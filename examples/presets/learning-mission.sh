#!/bin/sh
# A learning mission: a line is fitted to half of some measurements, and scored on the other half (the share of the variance that it
# explains). It is verified where the score is above 0.7.
#
#   NOISE=10 examples/presets/learning-mission.sh    # with more noise there is less to learn
set -eu

${TASK_MGMT:-task-mgmt} run --preset learning-mission --metadata mission="learn how long a copy takes" --ml-line '(score|slope)=(\S+)' -- \
    awk -v noise="${NOISE:-0.2}" 'BEGIN {
        srand(7)
        for (i = 1; i <= 200; i++) { x[i] = 10 * rand(); y[i] = 3 + 2 * x[i] + 10 * noise * (rand() - rand()) }
        for (i = 1; i <= 100; i++) { sx += x[i]; sy += y[i]; sxx += x[i] * x[i]; sxy += x[i] * y[i] }
        slope = (100 * sxy - sx * sy) / (100 * sxx - sx * sx); begin = (sy - slope * sx) / 100
        for (i = 101; i <= 200; i++) mean += y[i] / 100
        for (i = 101; i <= 200; i++) { left += (y[i] - begin - slope * x[i]) ^ 2; all += (y[i] - mean) ^ 2 }
        printf "slope=%.3f score=%.3f\n", slope, 1 - left / all
    }'
