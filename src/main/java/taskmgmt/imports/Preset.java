package taskmgmt.imports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sources that an import knows, how their files are laid out, and how to get one. */
public enum Preset {
    PARALLEL_JOBLOG("parallel-joblog", Layout.TABS, "GNU parallel's --joblog", "Seq"),
    SLURM_SACCT("slurm-sacct", Layout.BARS_OR_OBJECTS, "sacct --parsable2 of Slurm, or its --json", "JobID"),
    SWF("swf", Layout.LINES, "Standard Workload Format, as archives of cluster logs have it"),
    NEXTFLOW_TRACE("nextflow-trace", Layout.TABS, "trace file of Nextflow", "status"),
    SNAKEMAKE_BENCHMARK("snakemake-benchmark", Layout.TABS_OR_OBJECTS, "benchmark file of Snakemake", "s"),
    NINJA_LOG("ninja-log", Layout.LINES, ".ninja_log of a build directory"),
    GITHUB_RUNS("github-runs", Layout.JSON, "runs or jobs of GitHub Actions, as its API gives them", "workflow_runs", "jobs"),
    AIRFLOW_TASK_INSTANCES("airflow-task-instances", Layout.JSON, "taskInstances or dagRuns of Airflow's API", "task_instances", "dag_runs"),
    TASKWARRIOR("taskwarrior", Layout.JSON, "task export of Taskwarrior"),
    BEADS("beads", Layout.JSON, "issues.jsonl of beads"),
    SPARK_EVENTLOG("spark-eventlog", Layout.JSON, "event log of Apache Spark"),
    OTEL_SPANS("otel-spans", Layout.JSON, "OpenTelemetry spans in OTLP JSON", "resourceSpans", "resource_spans", "batches"),
    CRON_SYSLOG("cron-syslog", Layout.LINES_OR_OBJECTS, "cron's lines of a system log, or of the journal"),
    STATUSPAGE("statuspage", Layout.JSON, "incidents.json of a Statuspage page (incidents)", "incidents"),
    PAGERDUTY("pagerduty", Layout.JSON, "incidents of PagerDuty's API (incidents)", "incidents"),
    CSTATE("cstate", Layout.FRONT_MATTER_OR_OBJECTS, "issues of cState, a file or a directory of them, or its JSON (incidents)", "pages"),
    CSV("csv", Layout.COMMAS, "any table with commas or semicolons"),
    TSV("tsv", Layout.QUOTED_TABS, "any table with tabs"),
    JSON("json", Layout.JSON, "JSON lines, or an array of objects");

    /** How rows are written. */
    public enum Layout {
        /** A table whose first line names its columns, with commas or semicolons and quotes. */
        COMMAS,
        /** The same with tabs. */
        QUOTED_TABS,
        /** With tabs, or what else separates the names of a first line without any; a quote is a character like any other. */
        TABS,
        /** The same, or objects. */
        TABS_OR_OBJECTS,
        /** With vertical bars, or whatever else separates the names of the first line; or else objects, in an array within one. */
        BARS_OR_OBJECTS,
        /** Lines that the format itself takes apart. */
        LINES,
        /** The same, or objects. */
        LINES_OR_OBJECTS,
        /** Objects: one a line, in an array, or in an array within an object. */
        JSON,
        /** A text whose head says what is in it, or objects. */
        FRONT_MATTER_OR_OBJECTS
    }

    private final String text;
    private final Layout layout;
    private final String about;
    private final String names;

    Preset(String text, Layout layout, String about, String... names) {
        this.text = text;
        this.layout = layout;
        this.about = about;
        this.names = String.join(" ", names);
    }

    /** Its name on the command line. */
    public String text() {
        return text;
    }

    public Layout layout() {
        return layout;
    }

    /** What it is, in a few words. */
    public String about() {
        return about;
    }

    /** For a table: the columns without which it is not of this kind. */
    public List<String> columns() {
        return layout == Layout.JSON || layout == Layout.FRONT_MATTER_OR_OBJECTS ? List.of() : names();
    }

    /** Of JSON, the names of the array that has the objects. */
    public List<String> arrays() {
        return layout == Layout.JSON || layout == Layout.FRONT_MATTER_OR_OBJECTS ? names() : this == SLURM_SACCT ? List.of("jobs") : List.of();
    }

    /** Of JSON, under which names an answer or a message may have what it is about, where that is one thing. */
    public List<String> envelopes() {
        return switch (this) {
            case OTEL_SPANS -> List.of("trace");
            case STATUSPAGE, PAGERDUTY -> List.of("incident");
            case GITHUB_RUNS -> List.of("workflow_run", "workflow_job");
            default -> List.of();
        };
    }

    private List<String> names() {
        return names.isEmpty() ? List.of() : List.of(names.split(" ", -1));
    }

    /** Whether what begins in one file may end in another: what a daemon writes is rotated while it goes on. */
    public boolean isContinued() {
        return this == CRON_SYSLOG;
    }

    /** Whether it tells of incidents and not of tasks. */
    public boolean hasIncidents() {
        return this == STATUSPAGE || this == PAGERDUTY || this == CSTATE;
    }

    /** Whether what its columns are has to be said. */
    public boolean isMapped() {
        return this == CSV || this == TSV || this == JSON;
    }

    /** The preset with that name; null if there is none. */
    public static @Nullable Preset named(String name) {
        for (Preset preset : values()) {
            if (preset.text.equals(name)) {
                return preset;
            }
        }
        return null;
    }
}
