package taskmgmt.report;

import taskmgmt.stats.Resource;

/** What a figure is measured in. A key that names its unit is made from it, so that nobody has to guess one from a key. */
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

    /** That of what a resource is measured in. */
    public static Unit of(Resource resource) {
        return resource == Resource.CPU ? SECONDS : MEGABYTES;
    }

    /** What keys of figures in this unit end in. */
    public String suffix() {
        return suffix;
    }
}
