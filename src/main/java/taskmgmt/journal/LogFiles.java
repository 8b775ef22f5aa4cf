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
    /** The bus that any program may append to. */
    public static final String EVENTS = "events.jsonl";

    /** Files that were the bus before they were rotated away. */
    public static final String BUS = "bus";

    /** Earlier parts of the logs, see {@code Segment}. */
    public static final String SEGMENTS = "segments";
    /** What two logs were merged from: a whole log directory for each of them. */
    public static final String MERGED = "merged";
    /** Who may do what. */
    public static final String POLICY = "policy.json";
    /** What is worth an alert, and which programs are run for it. */
    public static final String ALERTS = "alerts.json";

    /** By what clients of the server are known. */
    public static final String KEYS = "keys.json";

    /** What other systems know us by, sealed. */
    public static final String CREDENTIALS = "credentials.json";

    /** Other systems that are asked to work. */
    public static final String INTEGRATIONS = "integrations.json";

    /** What starts which workflow. */
    public static final String TRIGGERS = "triggers.json";

    /** What holds for the groups of the queue. */
    public static final String QUEUE = "queue.json";
    /** What commands that workers run have written, a file a task. */
    public static final String OUTPUT = "output";

    /** Definitions of workflows, a file for each version, and which of them is whose. */
    public static final String WORKFLOWS = "workflows";

    /** Which agents there are, as people wrote it. */
    public static final String AGENTS = "agents.yaml";

    /** In a backup: up to where it reaches, and what an update of it is about to put in place; in no log directory. */
    public static final String BACKUP = ".backup";

    /** What is derived from the logs, and the lock: safe to delete while nothing runs, but for the quarantine. */
    public static final String STATE = ".state";
    /** The file whose lock guards all logs of a directory. Nothing but {@code LogLock} may ever open it. */
    public static final String LOCK = ".state/lock";
    /** The lock of the one process that compresses segments. Nothing but {@code LogLock} may ever open it. */
    public static final String COMPRESSION_LOCK = ".state/compression.lock";
    /** Held by the process that heals. Nothing but {@code LogLock} may ever open it. */
    public static final String HEALER_LOCK = ".state/healer.lock";
    /** Held by the process that delivers alerts. Nothing but {@code LogLock} may ever open it. */
    public static final String ALERTER_LOCK = ".state/alerter.lock";
    /** Damaged bytes that a repair took out of a log; never deleted by us. */
    public static final String QUARANTINE = ".state/quarantine";
    /** Up to where healing has seen the lines of other programs' files, a state file for each. */
    public static final String WATCHED = ".state/watched";
    /** A file for each command that is being run, locked by whoever runs it. Nothing but {@code RunLock} may ever open one. */
    public static final String RUNS = ".state/runs";
    /** Up to where topics of Kafka were published and taken, a state file for each. */
    public static final String BRIDGES = ".state/bridges";
    /** Up to where triggers have seen the registry, and which files they have seen. */
    public static final String TRIGGERED = ".state/triggered";
    /** There since a sync of a log has failed; nothing is written while it is there. */
    public static final String UNSYNCED = ".state/unsynced";

    /** Where the logs ended when they were last appended to. */
    public static final String HEADS = ".state/heads";
    /** That a writer has found the record changed in place. */
    public static final String ALTERED = ".state/altered";
    /** Which loss of the audit log's end nobody has accepted yet, for those who do not read that log. */
    public static final String LOSS = ".state/loss";

    public static final String SEEN = ".state/seen";

    /** What reports gathered up to some place in the registry. */
    public static final String CHECKPOINTS = ".state/checkpoints";

    /** Where the lines of each task are in the registry. */
    public static final String INDEX = ".state/index";
    /** Which ids there are in the registry, sorted. */
    public static final String NAMES = ".state/names";

    /** Up to where the logs have been verified. */
    public static final String VERIFIED = ".state/verified";
    /** Hashes over parts of the audit log, from which proofs are made. */
    public static final String TREE = ".state/tree";
    /** Under which name checkpoints are signed, and the newest of them. */
    public static final String SIGNING = ".state/signing";

    /** The longest record that anybody may give us, as it is written, without its newline. */
    public static final int MAX_LINE_BYTES = 65_535;

    /** The longest line that we write: a reported event gets where on the bus it was, or what is odd about it, added to it. */
    public static final int MAX_STORED_BYTES = MAX_LINE_BYTES + 1_024;

    /** The logs that are rotated, in this order. */
    public static final List<String> ROTATED = List.of(INCIDENTS, REGISTRY, AUDIT);

    private LogFiles() {}
}
