package taskmgmt.cli.command;

/**
 * How much work a command does. The launcher uses it to choose a cache and compilers: a larger cache slows down each start, and a short
 * command ends before the second compiler pays off.
 */
public enum Load {
    /** Appends a few lines. */
    WRITES(Cache.WRITING),
    /** Writes whole logs. */
    REWRITES(Cache.WRITING),
    /** Reads part of the logs. */
    LOOKS(Cache.READING),
    /** Reads whole logs, and shows most of their content. */
    READS(Cache.READING),
    /** Reads whole logs for a few figures. */
    SCANS(Cache.READING);

    /** The ahead-of-time caches of the image. */
    public enum Cache {
        WRITING,
        READING
    }

    private final Cache cache;

    Load(Cache cache) {
        this.cache = cache;
    }

    public Cache cache() {
        return cache;
    }
}
