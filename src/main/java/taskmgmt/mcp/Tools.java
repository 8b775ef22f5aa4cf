package taskmgmt.mcp;

import static taskmgmt.mcp.ToolField.Kind.ANY;
import static taskmgmt.mcp.ToolField.Kind.FLAG;
import static taskmgmt.mcp.ToolField.Kind.INTEGER;
import static taskmgmt.mcp.ToolField.Kind.NUMBER;
import static taskmgmt.mcp.ToolField.Kind.OBJECT;
import static taskmgmt.mcp.ToolField.Kind.TEXT;
import static taskmgmt.mcp.ToolField.Kind.TEXTS;

import java.util.List;

/** All tools, in the order in which agents see them. */
public final class Tools {
    static final List<String> CLAIM = List.of("task", "claim");
    /** The tool whose call can be a task of the protocol. */
    public static final String DELEGATE = "delegate";

    private static final ToolField ID = ToolField.required("id", TEXT, "", "the task, by its id or a unique prefix of it");
    private static final ToolField TYPE = ToolField.of("type", TEXT, "--type", "what kind of work, one word, as code_analysis");
    private static final ToolField SUBSYSTEM = ToolField.of("subsystem", TEXT, "--subsystem", "whose work it is");
    private static final ToolField TOKEN = ToolField.required("token", INTEGER, "--token", "the number that claim answered with");
    private static final ToolField LEASE = ToolField.of("lease", TEXT, "--lease",
            "for how long nobody else gets the task without a heartbeat, as 90s or 10m (default: 5m)");
    private static final ToolField METADATA = ToolField.of("metadata", OBJECT, "--metadata", "anything else to keep with it");
    private static final ToolField LIMIT = ToolField.of("limit", INTEGER, "--limit", "at most N");

    /** The arguments for registering a task. */
    private static final List<ToolField> NEW = List.of(
            ToolField.required("title", TEXT, "--title", "what the task is about"), TYPE, SUBSYSTEM,
            ToolField.of("description", TEXT, "--description", "more about it"),
            ToolField.of("priority", INTEGER, "--priority", "1 to 10, 10 the most urgent (default: 5)"),
            ToolField.of("sla", TEXT, "--sla", "how long it may take from now, as 90m, 2h or 1d"),
            ToolField.of("depends_on", TEXTS, "--depends-on", "ids of tasks that must be completed first"),
            ToolField.of("tags", TEXTS, "--tag", "words to find it by"),
            ToolField.of("input", OBJECT, "--input", "the data that it works on"), METADATA,
            ToolField.of("assign", TEXT, "--assign", "who is to do it"),
            ToolField.of("requires_verification", FLAG, "--requires-verification", "whether it completes only when verified"),
            ToolField.of("key", TEXT, "--key", "create none where a task of this key is open, and answer with that one: so that a "
                    + "repeated call is safe"));

    /** All tools. */
    public static final List<Tool> ALL = List.of(
            new Tool("create", "Create a task", "Registers a task and answers with its task_id. Titles and descriptions are for people "
                    + "and agents; what is to be worked on belongs into input.", List.of("task", "create"), NEW, Answer.ID, true),
            new Tool(DELEGATE, "Have a task done by somebody else", "Registers a task as create does. Called as a task of the protocol (call now, fetch "
                    + "later), its result is what has become of it once somebody has done it; called otherwise, it answers with the task_id at once, and show says "
                    + "what becomes of it.", List.of("task", "create"), NEW, Answer.ID, true),
            new Tool("list", "List tasks", "Tasks that fit, as items; without arguments all.", List.of("task", "list"), List.of(
                    ToolField.of("status", TEXT, "--status", "in this status", "pending", "queued", "active", "paused", "retrying", "completed",
                            "failed", "cancelled"), TYPE, SUBSYSTEM,
                    ToolField.of("text", TEXT, "--text", "with this in the title or the description"),
                    ToolField.of("tag", TEXT, "--tag", "with this tag"),
                    ToolField.of("assigned_to", TEXT, "--assigned-to", "assigned to them"),
                    ToolField.of("overdue", FLAG, "--overdue", "only those that are open after their deadline"),
                    ToolField.of("since", TEXT, "--since", "created then or later, as 2026-01-31 or 2026-01-31T12:00:00Z"),
                    ToolField.of("sort", TEXT, "--sort", "by this field, as created_at:desc"), LIMIT), Answer.ROWS, false),
            new Tool("show", "Show a task", "Everything that is known of a task.", List.of("task", "show"), List.of(ID), Answer.OBJECT, false),
            new Tool("claim", "Claim a task", "Takes a task to work on: this one, or without an id the most urgent that can begin. Nobody else "
                    + "gets it until it ends, is released, or its lease runs out without a heartbeat. Answers with the task and a token, which "
                    + "heartbeat, progress, complete, fail and release want. Where there is none, the answer says so and is no error.",
                    CLAIM, List.of(
                    ToolField.of("id", TEXT, "", "the task, by its id or a unique prefix of it"), TYPE, SUBSYSTEM, LEASE,
                    ToolField.of(Tool.WORKER, TEXT, "--worker", "who does the work (default: the name of the client)"),
                    ToolField.of("group", TEXT, "--group", "commands of this group of the queue, which are passed over otherwise")),
                    Answer.OBJECT, true),
            new Tool("heartbeat", "Renew a lease", "Says that the work goes on; call it well before the lease runs out.",
                    List.of("task", "heartbeat"), List.of(ID, TOKEN, LEASE), Answer.OBJECT, true),
            new Tool("progress", "Report progress", "Says how far the work has come; renews the lease.", List.of("task", "progress"), List.of(ID, TOKEN,
                    ToolField.of("percent", NUMBER, "--percent", "how much is done, 0 to 100"),
                    ToolField.of("message", TEXT, "--message", "what is being done")), Answer.OBJECT, true),
            new Tool("complete", "Complete a task", "Says that the work is done. A task that requires verification needs verified.",
                    List.of("task", "complete"), List.of(ID, TOKEN,
                    ToolField.of("result", ANY, "--result", "what came out of it: any value"), METADATA,
                    ToolField.of("verified", FLAG, "--verified", "whether it was verified, and passed"),
                    ToolField.of("details", ANY, "--details", "what was verified, and what was found"),
                    ToolField.of("figures", OBJECT, "--ml", "figures of the work, as {\"tokens_processed\": 1200}")), Answer.OBJECT, true),
            new Tool("fail", "Fail a task", "Says that the work came to nothing.", List.of("task", "fail"), List.of(ID, TOKEN,
                    ToolField.required("error", TEXT, "--error", "what went wrong"), METADATA), Answer.OBJECT, true),
            new Tool("release", "Give a task back", "Gives a claimed task back, for another worker to claim.", List.of("task", "release"), List.of(ID, TOKEN,
                    ToolField.of("error", TEXT, "--error", "what went wrong, where that is why")), Answer.OBJECT, true),
            new Tool("forecast", "Forecast", "How long work of this type will take and what it will use, by the runs of the past.",
                    List.of("forecast"), List.of(ToolField.required("type", TEXT, "--type", "what kind of work"), SUBSYSTEM,
                    ToolField.of("within", TEXT, "--within", "how likely it is done within this time, as 30m")), Answer.OBJECT, false),
            new Tool("stats", "Statistics", "Counts, success rates, durations and resources, by group.", List.of("stats"), List.of(
                    ToolField.of("by", TEXT, "--by", "group by these of subsystem, type, status, creator, with commas"), TYPE, SUBSYSTEM,
                    ToolField.of("since", TEXT, "--since", "only tasks that ended then or later, as 2026-01-31")), Answer.REPORT, false),
            new Tool("evidence", "Evidence", "Whether healing, learning and tracking work, by what the log has.", List.of("evidence", "unified"),
                    List.of(), Answer.OBJECT, false),
            new Tool("search", "Search", "What the log knows by words: tasks, incidents, insights; the best first, as items.",
                    List.of("knowledge", "search"), List.of(ToolField.required("words", TEXT, "", "what to look for"),
                    ToolField.of("source", TEXT, "--source", "only these", "task", "incident", "insight"), SUBSYSTEM, LIMIT), Answer.ROWS, false));

    private Tools() {}

    /** The tools that change nothing. */
    public static List<Tool> reading() {
        return ALL.stream().filter(tool -> !tool.changes()).toList();
    }
}
