package taskmgmt.stats;

import taskmgmt.task.TaskRun.Figures;

/** What a task may use of the machine. */
public enum Resource {
    CPU("cpu", "seconds", true),
    MEMORY_PEAK("memory_peak", "mb", false),
    MEMORY_AVG("memory_avg", "mb", false),
    DISK_READ("disk_read", "mb", true),
    DISK_WRITE("disk_write", "mb", true),
    NETWORK_TX("network_tx", "mb", true),
    NETWORK_RX("network_rx", "mb", true),
    STORAGE_DELTA("storage_delta", "mb", true);

    private static final double MILLION = 1e6;

    private final String text;
    private final String unit;
    private final boolean additive;

    Resource(String text, String unit, boolean additive) {
        this.text = text;
        this.unit = unit;
        this.additive = additive;
    }

    /** The key in every output. */
    public String text() {
        return text;
    }

    /** {@code seconds} or {@code mb}. */
    public String unit() {
        return unit;
    }

    /** Whether a sum over several tasks is meaningful; for memory held at different times it is not. */
    public boolean isAdditive() {
        return additive;
    }

    /** The amount in whole millionths of the unit, so that sums are exact; anything beyond 63 bits counts as the maximum. */
    public static long millionths(double amount) {
        return Math.round(amount * MILLION);
    }

    /** How much of it the run used; NaN if the run does not report it. */
    double of(Figures figures) {
        return switch (this) {
            case CPU -> figures.cpuSeconds();
            case MEMORY_PEAK -> figures.memoryPeakMb();
            case MEMORY_AVG -> figures.memoryAvgMb();
            case DISK_READ -> figures.diskReadMb();
            case DISK_WRITE -> figures.diskWriteMb();
            case NETWORK_TX -> figures.networkTxMb();
            case NETWORK_RX -> figures.networkRxMb();
            case STORAGE_DELTA -> figures.storageDeltaMb();
        };
    }
}
