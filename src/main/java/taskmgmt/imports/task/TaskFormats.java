package taskmgmt.imports.task;

import org.jspecify.annotations.Nullable;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.TaskFormat;

/** The presets by name. A switch, so that only the chosen class is loaded. */
public final class TaskFormats {
    private TaskFormats() {}

    /** The format with that name; null if there is none. */
    public static @Nullable TaskFormat named(String name, ImportContext context) {
        return switch (name) {
            case ParallelJoblog.NAME -> new ParallelJoblog(context);
            case SlurmSacct.NAME -> new SlurmSacct(context);
            case SwfTrace.NAME -> new SwfTrace(context);
            case NextflowTrace.NAME -> new NextflowTrace(context);
            case SnakemakeBenchmark.NAME -> new SnakemakeBenchmark(context);
            case NinjaLog.NAME -> new NinjaLog(context);
            case GithubRuns.NAME -> new GithubRuns(context);
            case AirflowTaskInstances.NAME -> new AirflowTaskInstances(context);
            case Taskwarrior.NAME -> new Taskwarrior(context);
            case BeadsIssues.NAME -> new BeadsIssues(context);
            case SparkEventLog.NAME -> new SparkEventLog(context);
            case OtelSpans.NAME -> new OtelSpans(context);
            case CronSyslog.NAME -> new CronSyslog(context);
            default -> null;
        };
    }
}
