package taskmgmt.insight;

/** Something that goes wrong with some runs and not with others. */
enum Rate {
    FAILURES("failed", "finished", InsightKind.FAILURES_UP, InsightKind.FAILURES_OFTEN) {
        @Override
        int part(EndedRun run) {
            return run.completed() ? 0 : 1;
        }

        @Override
        int whole(EndedRun run) {
            return 1;
        }
    },
    DEADLINES("missed", "deadlines", InsightKind.DEADLINES_UP, InsightKind.DEADLINES_OFTEN) {
        @Override
        int part(EndedRun run) {
            return run.deadline() == EndedRun.Deadline.MISSED ? 1 : 0;
        }

        @Override
        int whole(EndedRun run) {
            return run.deadline() == EndedRun.Deadline.NONE ? 0 : 1;
        }
    },
    VERIFICATIONS("rejected", "verifications", InsightKind.VERIFICATIONS_UP, InsightKind.VERIFICATIONS_OFTEN) {
        @Override
        int part(EndedRun run) {
            return run.rejections();
        }

        @Override
        int whole(EndedRun run) {
            return run.passes() + run.rejections();
        }
    },
    RETRIES("retried", "completed", InsightKind.RETRIES_UP, InsightKind.RETRIES_OFTEN) {
        @Override
        int part(EndedRun run) {
            return run.completed() && run.retried() ? 1 : 0;
        }

        @Override
        int whole(EndedRun run) {
            return run.completed() ? 1 : 0;
        }
    };

    private final String partKey;
    private final String wholeKey;
    private final InsightKind up;
    private final InsightKind often;

    Rate(String partKey, String wholeKey, InsightKind up, InsightKind often) {
        this.partKey = partKey;
        this.wholeKey = wholeKey;
        this.up = up;
        this.often = often;
    }

    /** How often it went wrong with this run. */
    abstract int part(EndedRun run);

    /** How often it could have gone wrong with this run. */
    abstract int whole(EndedRun run);

    String partKey() {
        return partKey;
    }

    String wholeKey() {
        return wholeKey;
    }

    /** The finding that it happens more often than before. */
    InsightKind up() {
        return up;
    }

    /** The finding that it happens often. */
    InsightKind often() {
        return often;
    }
}
