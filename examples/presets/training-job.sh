#!/bin/sh
# A training job: logistic regression on points of two kinds, by gradient descent, validated on points that it has not seen. It is verified
# where the accuracy is above 0.8.
#
#   EPOCHS=30 examples/presets/training-job.sh
set -eu

${TASK_MGMT:-task-mgmt} run --preset training-job --metadata model="${MODEL:-two-kinds}" \
    --ml-line '(epochs_completed|loss|validation_accuracy)=(\S+)' -- \
    awk -v epochs="${EPOCHS:-30}" 'BEGIN {
        srand(11)
        for (i = 1; i <= 400; i++) { k[i] = i % 2; a[i] = 2 * k[i] + rand() + rand() - 1; b[i] = k[i] + rand() + rand() - 1 }
        for (e = 1; e <= epochs; e++) {
            loss = 0
            for (i = 1; i <= 300; i++) {
                p = 1 / (1 + exp(-(w0 + w1 * a[i] + w2 * b[i])))
                loss -= log(k[i] ? p : 1 - p) / 300
                w0 += 0.1 * (k[i] - p); w1 += 0.1 * (k[i] - p) * a[i]; w2 += 0.1 * (k[i] - p) * b[i]
            }
            right = 0
            for (i = 301; i <= 400; i++) right += (w0 + w1 * a[i] + w2 * b[i] > 0) == k[i]
            printf "epochs_completed=%d loss=%.4f validation_accuracy=%.2f\n", e, loss, right / 100
        }
    }'
