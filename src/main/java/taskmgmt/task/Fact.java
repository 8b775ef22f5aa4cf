package taskmgmt.task;

import org.jspecify.annotations.Nullable;

/**
 * The event fields that rules look at, both top-level fields and fields of nested objects. Top-level fields come first, and an
 * object comes before its members.
 */
public enum Fact {
    SUCCESS("success"),
    /** An object with the result of a verification. */
    VERIFICATION("verification"),
    /** Where the event's time was taken from if the event did not state it. */
    TS_FROM("ts_from"),
    VERIFICATION_PASSED("verification_passed"),
    VERIFIED("verified"),
    VERIFICATION_STATUS(TaskField.VERIFICATION_STATUS.text()),
    VERIFICATION_REQUIRED(TaskField.VERIFICATION_REQUIRED.text()),
    SLA_HOURS(TaskField.SLA_HOURS.text()),
    SLA_DEADLINE(TaskField.SLA_DEADLINE.text()),
    RETRIES_COUNT(TaskField.RETRIES_COUNT.text()),
    PROGRESS_PERCENT(TaskField.PROGRESS_PERCENT.text()),
    RESOURCE_USAGE(TaskField.RESOURCE_USAGE.text()),
    CPU_SECONDS(TaskField.CPU_SECONDS.text()),
    MEMORY_PEAK_MB(TaskField.MEMORY_PEAK_MB.text()),
    MEMORY_AVG_MB(TaskField.MEMORY_AVG_MB.text()),
    DISK_READ_MB(TaskField.DISK_READ_MB.text()),
    DISK_WRITE_MB(TaskField.DISK_WRITE_MB.text()),
    NETWORK_TX_MB(TaskField.NETWORK_TX_MB.text()),
    NETWORK_RX_MB(TaskField.NETWORK_RX_MB.text()),
    STORAGE_DELTA_MB(TaskField.STORAGE_DELTA_MB.text()),
    METADATA(TaskField.METADATA.text()),
    PROOF(Status.Proof.KEY),

    SAID_PASSED(VERIFICATION, "passed"),
    SAID_STATUS(VERIFICATION, "status"),
    USED_CPU_SECONDS(RESOURCE_USAGE, CPU_SECONDS.text),
    USED_MEMORY_PEAK_MB(RESOURCE_USAGE, MEMORY_PEAK_MB.text),
    USED_MEMORY_AVG_MB(RESOURCE_USAGE, MEMORY_AVG_MB.text),
    USED_DISK_READ_MB(RESOURCE_USAGE, DISK_READ_MB.text),
    USED_DISK_WRITE_MB(RESOURCE_USAGE, DISK_WRITE_MB.text),
    USED_NETWORK_TX_MB(RESOURCE_USAGE, NETWORK_TX_MB.text),
    USED_NETWORK_RX_MB(RESOURCE_USAGE, NETWORK_RX_MB.text),
    USED_STORAGE_DELTA_MB(RESOURCE_USAGE, STORAGE_DELTA_MB.text),
    /** Whether the figures were measured: see {@link Usage}. */
    USED_SOURCE(RESOURCE_USAGE, "source"),
    APPROVAL(METADATA, "approval"),
    APPROVAL_STATE(APPROVAL, "state"),
    /** An object with the values that could not be used when the event was reported. */
    UNUSABLE(METADATA, "unusable"),
    UNUSABLE_CPU_SECONDS(UNUSABLE, CPU_SECONDS.text),
    UNUSABLE_MEMORY_PEAK_MB(UNUSABLE, MEMORY_PEAK_MB.text),
    UNUSABLE_MEMORY_AVG_MB(UNUSABLE, MEMORY_AVG_MB.text),
    UNUSABLE_DISK_READ_MB(UNUSABLE, DISK_READ_MB.text),
    UNUSABLE_DISK_WRITE_MB(UNUSABLE, DISK_WRITE_MB.text),
    UNUSABLE_NETWORK_TX_MB(UNUSABLE, NETWORK_TX_MB.text),
    UNUSABLE_NETWORK_RX_MB(UNUSABLE, NETWORK_RX_MB.text),
    UNUSABLE_STORAGE_DELTA_MB(UNUSABLE, STORAGE_DELTA_MB.text);

    /** The string values that have a meaning to a rule. */
    public enum Word {
        PASSED("passed"), FAILED("failed"), HELD("held"), MEASURED("measured"), DRAIN("drain"), IMPORT("import"),
        CLAIMED("claimed"), OBSERVED("observed"), CHECKED("checked");

        private final String text;

        Word(String text) {
            this.text = text;
        }

        public String text() {
            return text;
        }

        /** As {@link Fact#index}. */
        @SuppressWarnings("EnumOrdinal") // see Fact.index
        public int index() {
            return ordinal();
        }
    }

    private final @Nullable Fact object;
    private final String text;

    Fact(String text) {
        this(null, text);
    }

    Fact(@Nullable Fact object, String text) {
        this.object = object;
        this.text = text;
    }

    /** The object that contains the field; null for a top-level field. */
    public @Nullable Fact object() {
        return object;
    }

    /** The key in the log. */
    public String text() {
        return text;
    }

    /** The position among all facts, which may differ in the next version: for tables in memory, never for files. */
    @SuppressWarnings("EnumOrdinal") // index of the table used to read each of millions of lines
    public int index() {
        return ordinal();
    }

    /** One bit for each fact, so that several can be asked for at once. */
    long bit() {
        return 1L << index();
    }
}
