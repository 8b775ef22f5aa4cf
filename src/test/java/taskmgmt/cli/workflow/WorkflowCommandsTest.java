package taskmgmt.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import taskmgmt.run.task.HeldRun;
import taskmgmt.task.Status;
import taskmgmt.testkit.Tool;

/** Workflows as somebody at a terminal has them. */
class WorkflowCommandsTest extends WorkflowFixture {

    @Test
    void keepsVersionsAndShowsThem() throws Exception {
        String text = "id: a\ndescription: first\nsteps: [{name: x, run: [echo, hi]}]\n";
        file("a.yaml", text);
        assertThat(run("workflow", "list").err()).contains("no workflow is kept");
        assertThat(run("workflow", "validate", "a.yaml").out()).isEqualTo("a: 1 step\n");
        Tool.Outcome created = run("workflow", "create", "--file", "a.yaml");
        assertThat(created.out()).isEqualTo("a\n");
        assertThat(created.err()).contains("of workflow a is kept");
        assertThat(run("workflow", "create", "--file", "a.yaml").err()).contains("is the current one already");
        file("a.yaml", text.replace("first", "second"));
        run("workflow", "create", "--file", "a.yaml");
        assertThat(run("workflow", "list", "-o", "csv", "--columns", "x").status()).isEqualTo(2);
        assertThat(run("workflow", "list").out()).contains("second").contains("       2 ");
        assertThat(run("workflow", "show", "a").out()).isEqualTo(text.replace("first", "second"));
        assertThat(run("audit", "list", "-o", "jsonl").out().lines().filter(each -> each.contains("workflow_kept"))).hasSize(2);
        assertThat(run("workflow", "show", "b").status()).isEqualTo(3);
        assertThat(run("workflow", "schema").out()).startsWith("{").contains("\"depends_on\"");
        file("bad.yaml", "id: a\nsteps: []\n");
        Tool.Outcome bad = run("workflow", "create", "--file", "bad.yaml");
        assertThat(bad.status()).isEqualTo(2);
        assertThat(bad.err()).isEqualTo("bad.yaml:2:8: 'steps' has to be a list of steps, and is empty\n");
        assertThat(run("workflow", "validate", "bad.yaml", "a.yaml").status()).isEqualTo(1);
        assertThat(run("workflow", "execute", "./bad.yaml").status()).isEqualTo(2);
        assertThat(run("workflow", "validate", "gone.yaml").status()).isEqualTo(3);
    }

    @Test
    void runsStepsOfEveryKind() throws Exception {
        file("other.yaml", """
                id: other
                params: {who:}
                steps: [{name: greet, run: [echo, 'said=hello ${params.who}'], outputs: [said]}]
                outputs: {said: '${steps.greet.outputs.said}'}
                """);
        run("workflow", "create", "--file", "other.yaml");
        file("kinds.yaml", """
                id: kinds
                params: {n: "3"}
                env: {EVERYWHERE: "${params.n}"}
                steps:
                  - {name: list, run: [printf, '{"files":["a","$(id); x"],"n":%s}', "${params.n}"], outputs: [files, n]}
                  - name: side
                    parallel:
                      - {name: p1, run: ["true"]}
                      - {name: p2, depends_on: p1, run: ["true"]}
                      - {name: p3, shell: exit 3, continue_on: {exit_codes: [3]}}
                    max_parallel: 1
                  - name: each
                    depends_on: list
                    foreach: ${steps.list.outputs.files}
                    as: file
                    steps: [{name: show, run: [echo, "<${file}>", "${run.id}"]}]
                  - name: lines
                    depends_on: side
                    foreach: [x, "${params.n}"]
                    steps: [{name: line, shell: 'echo "$ITEM $EVERYWHERE $PARAM_N" >> trace', env: {ITEM: "${item}"}}]
                  - name: branch
                    depends_on: [list, side]
                    condition: {and: [{field: steps.list.outputs.n, operator: greater_than, value: 2}, {field: steps.p3.exit_code, operator: equals, value: 3}]}
                    then: [{name: taken, run: ["true"]}]
                    else: [{name: not_taken, run: ["false"]}]
                  - name: poll
                    until: steps.check.outputs.n >= 3
                    every: 1ms
                    steps: [{name: check, shell: 'n=$(cat n 2>/dev/null || echo 0); echo $((n+1)) > n; echo n=$(cat n)', outputs: [n]}]
                  - {name: gap, depends_on: poll, wait: 1ms}
                  - {name: there, wait: {file: kinds.yaml}, timeout: 1h}
                  - {name: late, wait: {until: "2020-01-01T00:00:00Z"}}
                  - {name: flaky, shell: 'case $TASK_MGMT_ATTEMPT in */3) exit 0;; esac; exit 7', retry: {limit: 2, backoff: 1ms, on: [7]}}
                  - {name: never, if: params.n == 4, run: ["false"]}
                  - {name: sub, depends_on: never, workflow: other, params: {who: "you & me"}}
                  - {name: secret, run: [sh, -c, 'test "$API_TOKEN" = t0ps3cr3t'], secrets: [API_TOKEN]}
                  - {name: open, run: [sh, -c, 'test -z "$API_TOKEN"']}
                  - {name: ask, approval: "Go?", deadline: 1ms, default: approve}
                  - {name: count, while: not exists steps.once.exit_code, steps: [{name: once, run: ["true"]}]}
                  - {name: last, depends_on: [sub, count], run: [echo, "${steps.sub.outputs.said}", "${steps.once.status}"]}
                on_success: [{name: cheer, shell: 'echo cheer >> trace'}]
                on_failure: [{name: cry, shell: 'echo cry >> trace'}]
                on_exit: [{name: tidy, run: [sh, -c, 'echo "$1" >> trace', sh, "${run.status}"]}]
                outputs: {said: "${steps.sub.outputs.said}", files: "${steps.list.outputs.files}", gone: "${steps.not_taken.exit_code}"}
                """);
        Tool.Outcome dry = run("workflow", "execute", "./kinds.yaml", "--dry-run");
        assertThat(dry.out()).contains("for each file of ${steps.list.outputs.files}", "until steps.check.outputs.n >= 3, at most 100 times",
                "if params.n == 4: false", "x 3", "until 2020-01-01T00:00:00Z", "for the file kinds.yaml");
        assertThat(run("workflow", "history").err()).isEqualTo("task-mgmt: no runs\n");
        assertThat(run("workflow", "create", "kinds.yaml")).returns(0, Tool.Outcome::status);
        assertThat(run("workflow", "create", "--file", "kinds.yaml").err()).contains("is the current one already");
        assertThat(run("workflow", "create", "kinds.yaml", "--file", "kinds.yaml").err()).isEqualTo("task-mgmt: give one file: as FILE or as --file\n");
        assertThat(run("workflow", "create").err()).isEqualTo("task-mgmt: name the file of the workflow, as in 'task-mgmt workflow create release.yaml'\n");

        Tool.Outcome ran = run("workflow", "execute", "./kinds.yaml", "--id", "k");
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("k is completed in", "Output said       hello you & me");
        assertThat(trace()).containsExactlyInAnyOrder("x 3 3", "3 3 3", "cheer", "completed").endsWith("cheer", "completed");
        assertThat(run("workflow", "logs", "k", "each.2.show").out()).isEqualTo("<$(id); x> k\n");
        assertThat(Tool.in(directory).terminal(80).run("workflow", "logs", "k", "last").out()).isEqualTo("hello you & me completed\n");
        assertThat(run("workflow", "logs", "k", "last").out()).isEqualTo("hello you & me completed\n");
        assertThat(run("workflow", "logs", "k", "show").err()).contains("was run several times: name one of each.1.show, each.2.show");
        assertThat(run("workflow", "logs", "k", "lis").err()).contains("no step 'lis' has begun in k (did you mean 'list'?)");
        assertThat(run("workflow", "logs", "k", "gap").err()).contains("k.gap has written nothing");
        assertThat(run("workflow", "logs", "k").out().lines().toList()).contains("each.1.show", "each.2.show", "last").doesNotContain("gap", "each", "lines.1.line");
        assertThat(task("k.flaky").earlier()).hasSize(2);
        assertThat(task("k.secret").fields().get("metadata")).asString().doesNotContain("t0ps3cr3t");
        assertThat(run("workflow", "history", "-o", "jsonl").out()).contains("\"run_id\":\"k\"").contains("\"status\":\"completed\"");
        assertThat(run("workflow", "history", "other").out()).doesNotContain("k  ");
        assertThat(run("audit", "verify").status()).isZero();
        assertThat(run("workflow", "retry", "k").err()).contains("run k is completed: execute the workflow again");
        assertThat(run("workflow", "resume", "k").err()).contains("run k is completed");
        assertThat(run("workflow", "execute", "kinds", "--id", "k").status()).isEqualTo(4);
        assertThat(run("workflow", "execute", "kinds", "--id", "x~2").status()).isEqualTo(2);
    }

    private static final String FAILING = """
            id: failing
            steps:
              - {name: one, shell: 'echo one >> trace'}
              - {name: two, depends_on: one, shell: 'echo two $TASK_MGMT_IDEMPOTENCY_KEY >> trace; test -e fixed'}
              - {name: aside, shell: 'echo aside >> trace'}
              - {name: three, depends_on: two, shell: 'echo three >> trace'}
            on_failure: [{name: cry, shell: 'echo cry >> trace'}]
            on_exit: [{name: tidy, shell: 'exit 1'}]
            """;

    @Test
    void runsAgainWhatFailedAndNothingElse() throws Exception {
        file("failing.yaml", FAILING);
        Tool.Outcome failed = run("workflow", "execute", "./failing.yaml", "--id", "f");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out()).contains("f is failed after", "step two failed: exit code 1", "not_run");
        assertThat(trace()).containsExactlyInAnyOrder("one", "aside", "two f.two", "cry");

        assertThat(run("workflow", "resume", "f").err()).contains("run f is failed: 'task-mgmt workflow retry' opens another attempt");
        assertThat(run("workflow", "status", "f").out()).doesNotContain("Attempts");
        Tool.Outcome again = run("workflow", "retry", "f", "--quiet");
        assertThat(run("workflow", "status", "f").out()).contains("Attempts          2; the steps are as the last one has left them\n");
        assertThat(again.status()).isEqualTo(1);
        assertThat(again.out()).isEqualTo("f\n");
        assertThat(again.err()).contains("attempt 2 at f runs again: two");
        assertThat(trace()).filteredOn(each -> each.equals("cry")).hasSize(2);

        file("fixed", "");
        assertThat(run("workflow", "retry", "@last").status()).isZero();
        assertThat(trace()).filteredOn(each -> each.equals("one")).hasSize(1);
        assertThat(trace()).filteredOn(each -> each.equals("two f.two")).hasSize(3);
        assertThat(trace()).filteredOn(each -> each.equals("three")).hasSize(1);
        assertThat(task("f.two").earlier()).hasSize(2);
        assertThat(task("f").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void runsAStepAgainWithWhatComesAfterIt() throws Exception {
        file("failing.yaml", FAILING);
        run("workflow", "execute", "./failing.yaml", "--id", "f");
        file("fixed", "");
        Tool.Outcome again = run("workflow", "retry", "f", "--step", "one", "--downstream");
        assertThat(again.status()).as(again.err()).isZero();
        assertThat(again.err()).contains("runs again: one, two");
        assertThat(trace()).filteredOn(each -> each.equals("one")).hasSize(2);
        assertThat(trace()).filteredOn(each -> each.equals("aside")).hasSize(1);
        assertThat(task("f.one~2").fields()).containsEntry("rerun_of", "f.one");
        assertThat(task("f.one").status()).isEqualTo(Status.COMPLETED);

        Files.delete(directory.resolve("fixed"));
        run("workflow", "execute", "./failing.yaml", "--id", "h");
        assertThat(run("workflow", "retry", "h", "--step", "tow").err()).contains("has no step 'tow' (did you mean 'two'?)");
        assertThat(run("workflow", "retry", "h", "--step", "three").err()).contains("no step of three has been run in h");
        assertThat(run("workflow", "retry", "h", "--downstream").status()).isEqualTo(2);
    }

    @Test
    void goesOnWhenSomebodyApproves() throws Exception {
        begunByOneWhoIsGone("r", GATE);
        assertThat(run("workflow", "status", "r").out()).contains("nobody: 'task-mgmt workflow resume r' goes on with it", "asks: Publish?");
        assertThat(run("workflow", "approve", "r", "nothing").err()).contains("'nothing' waits for no approval: ask does");
        assertThat(run("workflow", "approve", "r", "ask", "--reason", "tried it").out()).isEqualTo("ask approved\n");
        assertThat(run("workflow", "approve", "r").err()).contains("no step of r waits for an approval");
        Tool.Outcome resumed = run("workflow", "resume", "r");
        assertThat(resumed.status()).as(resumed.err()).isZero();
        assertThat(trace()).containsExactly("go");
        assertThat(task("r.ask").fields().get("result")).asString().contains("reason=tried it");
    }

    @Test
    void failsWhenSomebodyRejects() throws Exception {
        begunByOneWhoIsGone("r", GATE);
        assertThat(run("workflow", "reject", "r", "--reason", "too early", "--actor", "bob").out()).isEqualTo("ask rejected\n");
        Tool.Outcome resumed = run("workflow", "resume", "r");
        assertThat(resumed.status()).isEqualTo(1);
        assertThat(resumed.out()).contains("step ask failed: rejected by bob: too early");
    }

    @Test
    void cancelsWithItsHandlers() throws Exception {
        begunByOneWhoIsGone("r", GATE);
        Tool.Outcome cancelled = run("workflow", "cancel", "r", "--reason", "wrong version");
        assertThat(cancelled.status()).as(cancelled.err()).isZero();
        assertThat(cancelled.out()).contains("r is cancelled after").contains("wrong version");
        assertThat(trace()).containsExactly("undo");
        assertThat(task("r.ask").status()).isEqualTo(Status.CANCELLED);
        assertThat(run("workflow", "cancel", "r").status()).isEqualTo(4);
    }

    @Test
    void pausesAndResumes() throws Exception {
        begunByOneWhoIsGone("r", "id: p\nsteps: [{name: gap, wait: 1ms}, {name: go, depends_on: gap, shell: 'echo go >> trace'}]\n");
        assertThat(run("workflow", "pause", "r", "--reason", "later").out()).isEqualTo("r paused\n");
        assertThat(run("workflow", "status", "r", "--json").out()).contains("\"status\": \"paused\"").contains("\"led\": false");
        assertThat(run("workflow", "resume", "r").status()).isZero();
        assertThat(trace()).containsExactly("go");
    }

    @Test
    void leavesARunToWhoeverLeadsIt() throws Exception {
        begunByOneWhoIsGone("r", GATE);
        try (HeldRun _ = HeldRun.of(directory.resolve("logs"), "r", text -> { })) {
            assertThat(run("workflow", "resume", "r").err()).contains("run r is led by another process");
            assertThat(run("workflow", "pause", "r").status()).isZero();
            assertThat(run("workflow", "resume", "r").out()).isEqualTo("r resumed\n");
            assertThat(run("workflow", "cancel", "r").out()).isEqualTo("r is to end\n");
            assertThat(run("workflow", "retry", "r").err()).contains("run r is led by another process");
        }
        assertThat(trace()).isEmpty();
    }

    @Test
    void findsRunsByTheirBeginning() throws Exception {
        begunByOneWhoIsGone("run_a", GATE);
        begunByOneWhoIsGone("run_b", GATE);
        run("task", "create", "--title", "other", "--id", "other");
        assertThat(run("workflow", "status", "run_a").out()).contains("run_a is active");
        assertThat(run("workflow", "status", "run").err()).contains("more than one run begins with run");
        assertThat(run("workflow", "status", "@last").out()).contains("run_b is active");
        assertThat(run("workflow", "status", "other").err()).contains("task other is no run of a workflow");
        assertThat(run("workflow", "status", "x").status()).isEqualTo(3);
        assertThat(run("workflow", "history", "--status", "active", "--limit", "1").out()).contains("run_b").doesNotContain("run_a");
    }
}
