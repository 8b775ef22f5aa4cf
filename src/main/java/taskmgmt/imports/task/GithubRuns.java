package taskmgmt.imports.task;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Fields;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Outcome;
import taskmgmt.imports.Row;
import taskmgmt.imports.TaskFormat;
import taskmgmt.imports.WorkBuilder;
import taskmgmt.imports.WorkSink;
import taskmgmt.task.TaskField;

/**
 * Workflow runs of GitHub Actions, as returned by {@code GET /repos/…/actions/runs} or {@code gh run list --json}, and the jobs of
 * a run ({@code …/runs/ID/jobs}). A rerun has the same id and a higher {@code run_attempt}.
 */
final class GithubRuns implements TaskFormat {
    static final String NAME = "github-runs";

    private static final Pattern JOB_ADDRESS = Pattern.compile("/actions/runs/(\\d+)/job/\\d+");

    private final ImportContext context;

    GithubRuns(ImportContext context) {
        this.context = context;
    }

    @Override
    public void row(Row row, WorkSink sink) {
        Fields fields = new Fields(row, context.times());
        String id = fields.firstText("id", "databaseId");
        if (id == null) {
            sink.unusable(row, "no id");
            return;
        }
        fields.ignoreOthers();
        String run = run(fields);
        WorkBuilder work = new WorkBuilder(fields, NAME, context.prefixOr("github"), run == null ? id : "job-" + id);
        Instant started = time(fields, null, "run_started_at", "started_at", "startedAt");
        Instant created = time(fields, null, "created_at", "createdAt");
        Instant ended = time(fields, started, "completed_at", "completedAt", "updated_at", "updatedAt");
        if (started == null && created == null && ended == null) {
            sink.unusable(row, "no time in created_at, run_started_at or updated_at");
            return;
        }
        String conclusion = fields.text("conclusion");
        Outcome outcome = outcome(fields, conclusion);
        boolean hasRun = !"skipped".equals(conclusion) && !("cancelled".equals(conclusion) && isWithoutRunner(fields));
        work.created(created).started(hasRun ? started : null).outcome(outcome).ended(outcome.isTerminal() ? ended : null)
                .attempt(number(fields)).error(conclusion)
                .endMetadata(conclusion == null ? null : "conclusion", conclusion);
        describe(work, fields, run);
        sink.work(work.build());
    }

    /** The run that a job belongs to; null for a run. The output of {@code gh run view --json jobs} has it only in the address. */
    private static @Nullable String run(Fields fields) {
        String run = fields.text("run_id");
        Matcher address = run == null ? JOB_ADDRESS.matcher(fields.textOr("url", "")) : null;
        return address != null && address.find() ? address.group(1) : run;
    }

    /** Whether no runner took the job, because it was cancelled while it waited. */
    private static boolean isWithoutRunner(Fields fields) {
        return fields.row().values().containsKey("runner_name") && fields.text("runner_name") == null
                && fields.value("steps") instanceof List<?> steps && steps.isEmpty();
    }

    private void describe(WorkBuilder work, Fields fields, @Nullable String run) {
        String repository = fields.firstText("repository.full_name", "head_repository.full_name");
        String workflow = fields.firstText("workflow_name", "workflowName");
        String own = fields.textOr("name", "job");
        String name = run == null ? workflow == null ? fields.text("name") : workflow : workflow == null ? own : workflow + "/" + own;
        work.subsystem(context, repository == null ? "github" : repository).type(context, name)
                .title(fields.firstText("display_title", "displayTitle", "name"))
                .creation(TaskField.CREATED_BY, fields.firstText("triggering_actor.login", "actor.login"))
                .parent(run)
                .metadata("run_number", fields.firstText("run_number", "number"))
                .metadata("branch", fields.firstText("head_branch", "headBranch"))
                .metadata("commit", fields.firstText("head_sha", "headSha"))
                .metadata("trigger", fields.text("event"))
                .metadata("url", fields.firstText("html_url", "url"))
                .metadata("runner", fields.text("runner_name"))
                .endMetadata("failed_steps", failedSteps(fields.value("steps")));
    }

    private Outcome outcome(Fields fields, @Nullable String conclusion) {
        String status = fields.textOr("status", "completed");
        String word = status.equals("completed") && conclusion != null ? conclusion : status;
        Outcome outcome = context.words().of(word);
        if (outcome == null) {
            fields.refused("conclusion", word);
            return Outcome.COMPLETED;
        }
        return outcome;
    }

    private static @Nullable Long number(Fields fields) {
        Long attempt = fields.whole("run_attempt");
        return attempt == null ? fields.whole("attempt") : attempt;
    }

    private static @Nullable List<String> failedSteps(@Nullable Object steps) {
        List<String> failed = new ArrayList<>();
        for (Object step : steps instanceof List<?> list ? list : List.of()) {
            if (step instanceof Map<?, ?> map && "failure".equals(map.get("conclusion"))) {
                failed.add(String.valueOf(map.get("name")));
            }
        }
        return failed.isEmpty() ? null : failed;
    }

    private static @Nullable Instant time(Fields fields, @Nullable Instant notBefore, String... names) {
        for (String name : names) {
            Instant time = fields.time(name, notBefore);
            if (time != null) {
                return time;
            }
        }
        return null;
    }
}
