package taskmgmt.journal;

import java.util.List;

/** Every file name inside a log directory, and the one limit on what a log line may be. */
public final class LogFiles {
    /** Task lifecycle events. */
    public static final String REGISTRY = "registry.jsonl";
    /** Incident records. */
    public static final String INCIDENTS = "incidents.jsonl";
    /** Hash-chained audit entries. */
    public static final String AUDIT = "immutable_audit.jsonl";
    /** The bus, to which any program may append. */
    public static final String EVENTS = "events.jsonl";

    /** Files that were the bus before they were rotated away. */
    public static final String BUS = "bus";

    /** Earlier parts of the logs, see {@code Segment}. */
    public static final String SEGMENTS = "segments";
    /** The sources of a merge: a whole log directory for each of the two logs. */
    public static final String MERGED = "merged";
    /** The policy: who may do what. */
    public static final String POLICY = "policy.json";
    /** Alert rules, and the programs that are run for them. */
    public static final String ALERTS = "alerts.json";

    /** The API keys of the server's clients, hashed. */
    public static final String KEYS = "keys.json";

    /** Our credentials for other systems, sealed. */
    public static final String CREDENTIALS = "credentials.json";

    /** Other systems that take on work. */
    public static final String INTEGRATIONS = "integrations.json";

    /** Triggers: which occurrence starts which workflow. */
    public static final String TRIGGERS = "triggers.json";

    /** Limits and settings for the groups of the queue. */
    public static final String QUEUE = "queue.json";
    /** The output of commands that workers run, one file for each task. */
    public static final String OUTPUT = "output";

    /** Workflow definitions, one file for each version, and which version each workflow uses. */
    public static final String WORKFLOWS = "workflows";

    /** The agents, as people describe them. */
    public static final String AGENTS = "agents.yaml";

    /** In a backup, never in a log directory: how far the backup reaches, and what an update is about to put in place. */
    public static final String BACKUP = ".backup";

    /** The lock, and everything derived from the logs: safe to delete while nothing runs, except for the quarantine. */
    public static final String STATE = ".state";
    /** The file whose lock guards all logs of a directory. Nothing but {@code LogLock} may ever open it. */
    public static final String LOCK = ".state/lock";
    /** The lock of the one process that compresses segments. Nothing but {@code LogLock} may ever open it. */
    public static final String COMPRESSION_LOCK = ".state/compression.lock";
    /** Locked by the process that heals. Nothing but {@code LogLock} may ever open it. */
    public static final String HEALER_LOCK = ".state/healer.lock";
    /** Locked by the process that delivers alerts. Nothing but {@code LogLock} may ever open it. */
    public static final String ALERTER_LOCK = ".state/alerter.lock";
    /** Damaged bytes that a repair took out of a log; this program never deletes them. */
    public static final String QUARANTINE = ".state/quarantine";
    /** How far healing has read the files of other programs, one state file for each. */
    public static final String WATCHED = ".state/watched";
    /**
     * One file for each command that is running, locked by the process that runs it. Nothing but {@code RunLock} may ever open
     * one.
     */
    public static final String RUNS = ".state/runs";
    /** How far Kafka topics have been published and consumed, one state file for each. */
    public static final String BRIDGES = ".state/bridges";
    /** How far triggers have read the registry, and which files they have seen. */
    public static final String TRIGGERED = ".state/triggered";
    /** Exists from the moment a sync of a log fails; nothing is written while it exists. */
    public static final String UNSYNCED = ".state/unsynced";

    /** Where the logs ended after the last append. */
    public static final String HEADS = ".state/heads";
    /** Exists once a writer has found that the record was changed in place. */
    public static final String ALTERED = ".state/altered";
    /** A loss at the end of the audit log that nobody has accepted yet, for readers that do not read that log. */
    public static final String LOSS = ".state/loss";

    public static final String SEEN = ".state/seen";

    /** What reports have gathered up to some offset of the registry. */
    public static final String CHECKPOINTS = ".state/checkpoints";

    /** For each task, where its lines are in the registry. */
    public static final String INDEX = ".state/index";
    /** The ids in the registry, sorted. */
    public static final String NAMES = ".state/names";

    /** How far the logs have been verified. */
    public static final String VERIFIED = ".state/verified";
    /** Hashes over parts of the audit log, used to make proofs. */
    public static final String TREE = ".state/tree";
    /** The name under which checkpoints are signed, and the newest checkpoint. */
    public static final String SIGNING = ".state/signing";

    /** The longest record accepted from anyone, as it is written, without its newline. */
    public static final int MAX_LINE_BYTES = 65_535;

    /**
     * The longest line that this program writes: a reported event is extended by its position on the bus, or by a note on what
     * is unsupported.
     */
    public static final int MAX_STORED_BYTES = MAX_LINE_BYTES + 1_024;

    /** The logs that are rotated, in this order. */
    public static final List<String> ROTATED = List.of(INCIDENTS, REGISTRY, AUDIT);

    private LogFiles() {}
}
