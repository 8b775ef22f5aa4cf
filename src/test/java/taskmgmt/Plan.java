package taskmgmt;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/** The plan of the house as data: its rooms, what each may use, and what a wing shows to those outside of it. */
final class Plan {
    /** Rooms that know something and touch nothing outside. */
    static final Set<String> PURE = Set.of("number", "time", "bytes", "hash", "task", "task.plan", "incident", "learning", "audit", "audit.tree",
            "audit.note", "audit.checkpoint", "policy", "stats", "forecast", "forecast.mixture", "anomaly", "insight", "report", "report.figures", "report.repair",
            "report.evidence", "report.deadline", "report.dashboard", "report.system", "imports", "imports.task", "imports.map",
            "imports.incident");

    /** Each room with those it uses: no more than that, and no less. */
    static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            arrow("number"),
            arrow("time", "number"),
            arrow("bytes"),
            arrow("hash"),
            arrow("json", "bytes", "number", "time"),
            arrow("task", "number", "time"),
            arrow("task.plan", "number", "stats", "task", "time"),
            arrow("incident", "number", "task", "time"),
            arrow("learning", "task", "time"),
            arrow("audit.tree", "hash"),
            arrow("audit.note", "hash", "time"),
            arrow("audit.checkpoint", "audit.note", "audit.tree"),
            arrow("audit", "audit.checkpoint", "audit.note", "hash", "time"),
            arrow("policy", "incident", "learning", "task", "time"),
            arrow("journal"),
            arrow("journal.disk", "bytes", "journal"),
            arrow("journal.lock", "hash", "journal", "journal.disk"),
            arrow("journal.segment", "bytes", "journal", "journal.disk"),
            arrow("journal.lines", "bytes", "journal", "journal.disk", "journal.segment"),
            arrow("journal.mend", "bytes", "journal", "journal.disk", "journal.lines", "journal.segment"),
            arrow("journal.index", "journal", "journal.disk"),
            arrow("machine"),
            arrow("run", "machine"),
            arrow("run.task", "change", "journal.lock", "machine", "number", "policy", "run", "store", "store.write", "task", "time"),
            arrow("record", "audit", "hash", "incident", "json", "policy", "task", "time"),
            arrow("stats", "task"),
            arrow("scan", "bytes", "journal.lines", "json", "number", "stats", "task", "time"),
            arrow("forecast", "forecast.mixture", "stats", "task"),
            arrow("forecast.mixture", "stats", "task"),
            arrow("anomaly", "forecast.mixture", "stats", "task"),
            arrow("insight", "anomaly", "incident", "number", "report", "report.repair", "stats", "task"),
            arrow("report", "number", "stats", "task"),
            arrow("report.figures", "number", "report", "stats", "task"),
            arrow("report.repair", "incident", "number", "report", "report.figures", "stats", "task"),
            arrow("report.evidence", "incident", "learning", "number", "report", "report.repair", "stats", "task", "time"),
            arrow("report.deadline", "number", "report", "stats", "task"),
            arrow("report.dashboard", "number", "report", "report.evidence", "report.repair", "stats", "task"),
            arrow("report.system", "number", "report"),
            arrow("store", "incident", "journal", "journal.lines", "task"),
            arrow("store.heads", "audit", "hash", "journal", "journal.disk", "journal.lines", "journal.mend", "journal.segment", "json",
                    "record"),
            arrow("store.read", "bytes", "hash", "incident", "journal", "journal.disk", "journal.index", "journal.lines",
                    "journal.segment", "json", "policy", "record", "report", "report.evidence", "report.repair", "scan", "stats", "store",
                    "store.heads", "task", "task.plan", "time"),
            arrow("store.guard", "audit", "hash", "incident", "journal", "json", "policy", "record", "store", "store.read", "task"),
            arrow("store.write", "audit", "hash", "incident", "journal", "journal.disk", "journal.lines", "journal.lock", "journal.mend",
                    "journal.segment", "json", "learning", "policy", "record", "store", "store.guard", "store.heads", "store.read",
                    "task", "time"),
            arrow("store.ingest", "bytes", "journal.lines", "json", "policy", "store", "store.guard", "store.read", "store.write", "task",
                    "time"),
            arrow("store.verify", "audit", "audit.checkpoint", "audit.note", "audit.tree", "bytes", "hash", "journal", "journal.disk",
                    "journal.lines", "journal.segment", "json", "stats", "store.heads"),
            arrow("store.proof", "audit", "audit.checkpoint", "audit.note", "audit.tree", "bytes", "hash", "journal", "journal.disk",
                    "journal.lines", "json", "policy", "store.write", "task"),
            arrow("store.merge", "audit", "bytes", "hash", "incident", "journal", "journal.disk", "journal.lines", "journal.lock", "json",
                    "learning", "policy", "record", "store", "store.heads", "store.read", "store.verify", "store.write", "task", "time"),
            arrow("store.survey", "incident", "journal.disk", "journal.index", "journal.lines", "journal.mend", "json", "report.system",
                    "stats", "store", "store.heads", "store.read", "task", "time"),
            arrow("store.mend", "audit", "incident", "journal", "journal.disk", "journal.lines", "journal.lock", "journal.mend", "json",
                    "policy", "store", "store.guard", "store.heads", "store.read", "store.survey", "store.verify", "store.write", "time"),
            arrow("doctor", "audit", "bytes", "hash", "incident", "journal", "journal.disk", "journal.lines", "journal.lock",
                    "journal.mend", "journal.segment", "json", "policy", "record", "report.system", "store", "store.guard", "store.mend",
                    "store.read", "store.survey", "store.verify"),
            arrow("imports", "number", "task", "time"),
            arrow("imports.task", "imports", "number", "task", "time"),
            arrow("imports.map", "imports", "task", "time"),
            arrow("imports.incident", "imports", "incident"),
            arrow("intake", "imports", "imports.incident", "json", "record", "task", "time"),
            arrow("change", "imports.incident", "incident", "journal.lock", "json", "learning", "number", "policy", "record", "store", "store.read", "store.write", "task",
                    "task.plan", "time"),
            arrow("render", "json", "time"),
            arrow("render.page", "number", "render"),
            arrow("render.chart", "number", "render", "render.page"),
            arrow("render.metric", "json", "render"),
            arrow("view", "incident", "learning", "number", "policy", "record", "render", "render.page", "report", "stats", "task",
                    "task.plan"),
            arrow("view.report", "anomaly", "incident", "insight", "number", "render", "render.chart", "render.page", "report",
                    "report.dashboard", "report.deadline", "report.evidence", "report.figures", "report.repair", "stats", "task", "view"),
            arrow("view.system", "doctor", "incident", "machine", "render", "render.metric", "render.page", "report.system", "stats",
                    "store.merge", "task", "view"),
            arrow("view.audit", "audit", "audit.checkpoint", "audit.note", "render", "time", "view"),
            arrow("cli.command", "machine", "number", "render", "run", "task", "time"),
            arrow("cli.value", "json", "number"),
            arrow("cli.option", "change", "cli.command", "cli.value", "journal", "journal.lines", "render", "render.chart",
                    "render.metric", "report", "run.task", "store", "store.proof", "store.read", "store.write", "task", "task.plan", "time", "view"),
            arrow("cli.task", "change", "cli.command", "cli.option", "cli.value", "journal", "journal.lines", "json", "record", "render",
                    "stats", "store", "store.read", "store.write", "task", "task.plan", "time", "view"),
            arrow("cli.incident", "change", "cli.command", "cli.option", "cli.value", "incident", "record", "render", "store",
                    "store.read", "store.survey", "store.write", "time", "view"),
            arrow("cli.learning", "change", "cli.command", "cli.option", "cli.value", "learning", "policy", "render", "store.read",
                    "store.write", "task", "view"),
            arrow("cli.events", "change", "cli.command", "cli.option", "cli.value", "journal", "journal.lines", "json", "render",
                    "store.ingest", "store.write", "task"),
            arrow("cli.audit", "audit", "audit.checkpoint", "audit.note", "cli.command", "cli.option", "cli.value", "journal",
                    "journal.lines", "json", "machine", "render", "store.merge", "store.proof", "store.read", "store.verify",
                    "store.write", "task", "time", "view.audit"),
            arrow("cli.run", "change", "cli.command", "cli.option", "cli.value", "render", "run", "run.task", "store.write", "task", "time"),
            arrow("cli.policy", "cli.command", "cli.option", "cli.value", "policy", "store.guard", "view"),
            arrow("cli.report", "anomaly", "change", "cli.command", "cli.option", "cli.value", "forecast", "forecast.mixture", "insight",
                    "journal.lines", "number", "render", "render.page", "report", "report.deadline", "report.evidence", "report.figures",
                    "report.repair", "run.task", "stats", "store.read", "store.write", "task", "time", "view", "view.report"),
            arrow("cli.dashboard", "cli.command", "cli.option", "journal", "render", "render.page", "report.dashboard", "store.read",
                    "time", "view.report"),
            arrow("cli.logs", "cli.command", "cli.option", "cli.value", "journal.disk", "journal.segment", "render", "report.system",
                    "store", "store.merge", "store.read", "store.write", "time", "view.system"),
            arrow("cli.system", "cli.command", "cli.option", "doctor", "incident", "journal", "journal.lock", "machine", "render",
                    "render.metric", "report.system", "stats", "store.read", "store.survey", "view.system"),
            arrow("cli.shell", "cli.command", "cli.option"),
            arrow("cli.imports", "change", "cli.command", "cli.option", "imports", "imports.incident", "imports.map", "imports.task",
                    "intake", "json", "render", "store.ingest", "store.write", "task", "time"),
            arrow("cli", "cli.audit", "cli.command", "cli.dashboard", "cli.events", "cli.imports", "cli.incident", "cli.learning", "cli.logs",
                    "cli.policy", "cli.report", "cli.run", "cli.shell", "cli.system", "cli.task"));

    /** A wing is a room with rooms of its own, most of whose public types are meant for each other; these are for everybody. */
    static final Map<String, Set<String>> EXPORTS = Map.of(
            "journal", Set.of(
                    "journal.JournalException", "journal.LogBusyException", "journal.LogDamagedException", "journal.LogFiles",
                    "journal.LogUnwritableException", "journal.Pause", "journal.SegmentDamagedException", "journal.SyncPolicy",
                    "journal.disk.NewDirectory", "journal.disk.NewFile", "journal.disk.PrivateFiles", "journal.disk.SecretFile",
                    "journal.disk.StateFile", "journal.disk.UnsyncedMark",
                    "journal.index.OffsetIndex",
                    "journal.lines.BackwardScanner", "journal.lines.Follower", "journal.lines.LineFile", "journal.lines.LineScanner",
                    "journal.lines.LineSink", "journal.lines.LogRange", "journal.lines.Rotation", "journal.lines.ScanEnd",
                    "journal.lock.LockOwner", "journal.lock.Locks", "journal.lock.LogLock", "journal.lock.RunLock",
                    "journal.mend.Damage", "journal.mend.FileRepair", "journal.mend.SegmentRewrite", "journal.mend.Tail", "journal.mend.TailFix",
                    "journal.mend.TailRepair",
                    "journal.segment.Compression", "journal.segment.LogChannel", "journal.segment.LogIdentity", "journal.segment.LogPart",
                    "journal.segment.SegmentNames", "journal.segment.SegmentSurvey"),
            "store", Set.of(
                    "store.ChangeSet", "store.EventSink", "store.IncidentSink", "store.LogSettings", "store.ScanProgress",
                    "store.Warnings",
                    "store.guard.PolicyFile",
                    "store.ingest.EventIngest", "store.ingest.IngestListener", "store.ingest.IngestResult",
                    "store.mend.Fix", "store.mend.LogRepair",
                    "store.merge.LogMerge", "store.merge.MergeConflict", "store.merge.MergeListener", "store.merge.MergeResult",
                    "store.merge.MergedSides",
                    "store.proof.AuditProver", "store.proof.AuditSigner", "store.proof.KeyDirectory", "store.proof.SigningMemory",
                    "store.read.EvidenceReader", "store.read.LogExtent", "store.read.LogParts", "store.read.LogReader", "store.read.RunReader",
                    "store.read.Runs", "store.read.Snapshot",
                    "store.survey.IncidentAgreement", "store.survey.LogCondition", "store.survey.LogSurvey", "store.survey.StateSurvey",
                    "store.verify.AuditVerifier",
                    "store.write.Change", "store.write.LogSegments", "store.write.RotationRule", "store.write.TaskLog"));

    /** Rooms that verbs share; all others below {@code cli} hold verbs. */
    static final Set<String> SHARED_BY_VERBS = Set.of("cli.command", "cli.option", "cli.value");

    /** Verbs that declare the columns or build the map of what they print, which belongs into a view: to become none. */
    static final Set<String> LAY_OUT_THEIR_RESULT = Set.of("cli.learning.GovernanceDecisionCommand", "cli.learning.LearningConfigCommand",
            "cli.report.ForecastBacktestCommand", "cli.report.ForecastCommand", "cli.report.ForecastRemainingCommand");

    private Plan() {}

    private static Map.Entry<String, Set<String>> arrow(String room, String... uses) {
        return entry(room, Set.of(uses));
    }
}
