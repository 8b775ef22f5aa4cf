package taskmgmt.report;

import taskmgmt.stats.Resource;

/** The unit of a figure. Keys that name their unit are derived from it, so that nobody has to guess the unit from a key. */
public enum Unit {
    COUNT(""),
    /** A plain number, such as a rate per hour. */
    NUMBER(""),
    SECONDS("_seconds"),
    MEGABYTES("_mb"),
    /** Of 100. */
    PERCENT("_percent"),
    /** A point in time. */
    TIME(""),
    /** Yes or no. */
    FLAG("");

    private final String suffix;

    Unit(String suffix) {
        this.suffix = suffix;
    }

    /** The unit of a resource. */
    public static Unit of(Resource resource) {
        return resource == Resource.CPU ? SECONDS : MEGABYTES;
    }

    /** The suffix of keys of figures in this unit. */
    public String suffix() {
        return suffix;
    }
}
