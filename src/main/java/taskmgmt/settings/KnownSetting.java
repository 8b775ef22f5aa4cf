package taskmgmt.settings;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The settings that a file can have. Each represents an environment variable, so whatever reads the variable also gets the setting.
 */
public enum KnownSetting {
    LOGS("logs", "TASK_MGMT_LOGS", Kind.PATH, false, null, "the log directory"),
    OUTPUT("output", "TASK_MGMT_OUTPUT", Kind.WORD, false, "table", "the output format: table, wide, json, jsonl, csv, tsv or yaml"),
    COLOR("color", "TASK_MGMT_COLOR", Kind.WORD, false, "auto", "colours on a terminal: auto or never"),
    ZONE("zone", "TZ", Kind.WORD, false, null, "the time zone of what a terminal shows, and of times that are given without one"),
    LIMIT("limit", "TASK_MGMT_LIMIT", Kind.WORD, false, "30", "how many rows of a list a terminal shows, 0 for all"),
    PAGER("pager", "TASK_MGMT_PAGER", Kind.WORD, true, "less", "the program that shows what is longer than the terminal; cat for none"),
    ACTOR("actor", "TASK_MGMT_ACTOR", Kind.WORD, true, null, "who changes something, for the audit log"),
    SYNC("sync", "TASK_MGMT_SYNC", Kind.WORD, false, "sync", "when lines are on the disk: sync, batch or os"),
    LOCK_TIMEOUT("lock-timeout", "TASK_MGMT_LOCK_TIMEOUT", Kind.WORD, false, "30s", "how long to wait for other writers"),
    ROTATE_SIZE("rotate-size", "TASK_MGMT_ROTATE_SIZE", Kind.WORD, false, "256M", "from which size a log's file, or the bus, is rotated; 0 for never"),
    KEYS("keys", "TASK_MGMT_KEYS", Kind.PATH, true, null, "where signing keys are kept"),
    POLICY("policy", "TASK_MGMT_POLICY", Kind.PATH, true, null, "the file that says who may do what"),
    MAX_CONCURRENT_TASKS("max-concurrent-tasks", "TASK_MGMT_MAX_TASKS", Kind.WORD, false, null,
            "how many tasks a worker or a batch runs at once"),
    DEFAULT_TIMEOUT("default-timeout", "TASK_MGMT_TIMEOUT", Kind.WORD, false, null,
            "after which time a command is ended that run, add or batch was given no --timeout for"),
    RETRIES("retries", "TASK_MGMT_RETRIES", Kind.WORD, false, "0", "how often a command that fails is run again by run, add and batch"),
    STRATEGY("strategy", "TASK_MGMT_STRATEGY", Kind.WORD, false, "priority", "which task of the queue a worker takes first"),
    MONITORING("monitoring", "TASK_MGMT_MONITORING", Kind.WORD, false, "30s",
            "how often the figures of a command are recorded while it runs; off for never"),
    CLEANUP_INTERVAL("cleanup-interval", "TASK_MGMT_CLEANUP", Kind.WORD, false, "10s",
            "how often a worker ends what workers that are gone have left, and removes old output"),
    KEEP_OUTPUT("keep-output", "TASK_MGMT_KEEP_OUTPUT", Kind.WORD, false, null, "after which time a worker removes the output of ended tasks"),
    HTTP_ALLOW("http-allow", "TASK_MGMT_HTTP_ALLOW", Kind.WORD, true, null,
            "which hosts and networks that are not of the public internet workflows, alerts and the queue may ask");

    private enum Kind { WORD, PATH }

    private final String key;
    private final String variable;
    private final Kind kind;
    private final boolean personal;
    private final @Nullable String usual;
    private final String meaning;

    KnownSetting(String key, String variable, Kind kind, boolean personal, @Nullable String usual, String meaning) {
        this.key = key;
        this.variable = variable;
        this.kind = kind;
        this.personal = personal;
        this.usual = usual;
        this.meaning = meaning;
    }

    /** The setting that a file calls by this name, ignoring case, with hyphens or underscores; null if there is none. */
    public static @Nullable KnownSetting named(String name) {
        String plain = name.replace('_', '-');
        for (KnownSetting each : values()) {
            if (each.key.equalsIgnoreCase(plain)) {
                return each;
            }
        }
        return null;
    }

    public static List<String> keys() {
        List<String> keys = new ArrayList<>();
        for (KnownSetting each : values()) {
            keys.add(each.key);
        }
        return keys;
    }

    public String key() {
        return key;
    }

    public String variable() {
        return variable;
    }

    /** Whether the value is a path: relative to the file that contains it, with {@code ~} for the user's home. */
    public boolean isPath() {
        return kind == Kind.PATH;
    }

    /**
     * Whether only the user's own file may have it: a file that comes with a directory must not choose which program runs, who
     * somebody is, or what somebody may do.
     */
    public boolean isPersonal() {
        return personal;
    }

    /** The default; null if it depends on circumstances, or there is none. */
    public @Nullable String usual() {
        return usual;
    }

    /** What it sets, as the end of a sentence. */
    public String meaning() {
        return meaning;
    }
}
