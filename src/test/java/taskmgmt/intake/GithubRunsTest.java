package taskmgmt.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;

class GithubRunsTest {
    @Test
    void readsItsExample() throws Exception {
        Imported imported = Imported.inZone(Preset.GITHUB_RUNS, "runs.json", "UTC");

        assertThat(imported.events()).isEqualTo("""
                2026-01-04T09:30:00Z task.created github:7001000 {"subsystem":"acme/kiln","task_type":"tests","title":"Try a hand-written lexer","created_by":"jonas","metadata":{"imported_from":"github-runs","run_number":"410","branch":"spike","commit":"0d6d3ab","trigger":"pull_request","url":"https://git.example/acme/kiln/actions/runs/7001000"}}
                2026-01-04T09:30:00Z task.started github:7001000
                2026-01-04T09:31:00Z task.cancelled github:7001000 {"reason":"cancelled","metadata":{"conclusion":"cancelled"}}
                2026-01-05T02:00:00Z task.created github:7001001 {"subsystem":"acme/kiln","task_type":"nightly","title":"nightly","created_by":"mira","metadata":{"imported_from":"github-runs","run_number":"88","branch":"main","commit":"41be002","trigger":"schedule","url":"https://git.example/acme/kiln/actions/runs/7001001"}}
                2026-01-05T02:00:00Z task.started github:7001001
                2026-01-05T08:00:10Z task.failed github:7001001 {"error_message":"timed_out","metadata":{"conclusion":"timed_out"}}
                2026-01-05T17:00:00Z task.created github:7001002 {"ts_from":"import","subsystem":"acme/kiln","task_type":"tests","title":"Read numbers with exponents","created_by":"jonas","metadata":{"imported_from":"github-runs","run_number":"411","branch":"main","commit":"41be002","trigger":"push","url":"https://git.example/acme/kiln/actions/runs/7001002"}}
                2026-01-05T18:00:00Z task.started github:7001002
                2026-01-05T18:12:30Z task.completed github:7001002 {"retries_count":1,"metadata":{"attempt":2,"conclusion":"success"}}
                2026-01-06T10:00:00Z task.created github:7001003 {"subsystem":"acme/kiln","task_type":"tests","title":"Cache the parser tables","created_by":"mira","metadata":{"imported_from":"github-runs","run_number":"412","branch":"main","commit":"9f1c2e7","trigger":"push","url":"https://git.example/acme/kiln/actions/runs/7001003"}}
                2026-01-06T10:00:04Z task.started github:7001003
                """);
        assertThat(imported.refused()).isEmpty();
        assertThat(imported.tasks()).isEqualTo(4);
        assertThat(imported.attempts()).isEqualTo(4);
        assertThat(imported.totals().passedOver()).isEqualTo(0);
    }

    @Test
    void aRunThatWasStartedAgainIsAnotherAttemptInALaterExport() throws Exception {
        String run = """
                {"workflow_runs":[{"id":5,"name":"tests","status":"completed","conclusion":"%s","run_attempt":%d,
                "created_at":"2026-01-05T08:00:00Z","run_started_at":"2026-01-05T%s:00:00Z","updated_at":"2026-01-05T%s:05:00Z"}]}
                """;
        Imported first = Imported.text(Preset.GITHUB_RUNS, String.format(Locale.ROOT, run, "failure", 1, "08", "08"));
        Imported later = Imported.text(Preset.GITHUB_RUNS, String.format(Locale.ROOT, run, "success", 2, "09", "09"));

        assertThat(first.ids()).containsExactly("import:github:5:created", "import:github:5:started", "import:github:5:ended");
        assertThat(later.ids()).containsExactly("import:github:5:created", "import:github:5:2:started", "import:github:5:2:ended");
    }

    @Test
    void readsJobsAndWhatTheCommandLineClientPrints() throws Exception {
        Imported jobs = Imported.text(Preset.GITHUB_RUNS, """
                {"total_count":1,"jobs":[{"id":9,"run_id":5,"name":"linux","workflow_name":"tests","status":"completed","conclusion":"failure",
                "started_at":"2026-01-05T08:00:00Z","completed_at":"2026-01-05T08:05:00Z","steps":[{"name":"build","conclusion":"failure"}]}]}
                """);
        Imported runs = Imported.text(Preset.GITHUB_RUNS, """
                [{"databaseId":5,"workflowName":"tests","status":"completed","conclusion":"success","createdAt":"2026-01-05T08:00:00Z",
                "startedAt":"2026-01-05T08:00:01Z","updatedAt":"2026-01-05T08:05:00Z","displayTitle":"A change"}]
                """);

        assertThat(jobs.events()).contains("task.failed github:job-9").contains("\"task_type\":\"tests/linux\"")
                .contains("\"parent_id\":\"github:5\"").contains("\"failed_steps\":[\"build\"]");
        assertThat(runs.events()).contains("task.completed github:5").contains("\"title\":\"A change\"");
    }
}
