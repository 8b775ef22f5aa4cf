package taskmgmt.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.Map;
import org.junit.jupiter.api.Test;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.testkit.Tool;

/** Events that runs are told, workflows that are steps with handlers of their own, and retries by the kind of error. */
class EventsAndPartsTest extends WorkflowFixture {
    @Test
    void eachEventIsForOneStep() throws Exception {
        begunByOneWhoIsGone("e", """
                id: e
                steps:
                  - {name: first, wait: {event: come}, outputs: [who]}
                  - {name: second, depends_on: first, wait: {event: come}}
                  - {name: say, depends_on: second, shell: 'echo "$WHO" >> trace', env: {WHO: "${steps.first.outputs.who}"}}
                """);
        assertThat(run("workflow", "signal", "e", "came").err()).contains("no step of e waits for an event 'came' (did you mean 'come'?)");
        assertThat(run("workflow", "signal", "e", "come", "--value", "x").status()).isEqualTo(2);
        assertThat(run("workflow", "signal", "e", "come", "--value", "who=" + "x".repeat(20_000)).status()).isEqualTo(2);
        assertThat(run("workflow", "signal", "e", "come", "--value", "who=ann").out()).isEqualTo("e is notified of come\n");
        assertThat(run("workflow", "signal", "e", "come").status()).isZero();
        assertThat(run("workflow", "resume", "e", "--quiet").status()).isZero();
        assertThat(trace()).containsExactly("ann");
        assertThat(task("e.first").fields().get("result")).isEqualTo(Map.of("event", 1L, "by", "task-mgmt", "outputs", Map.of("who", "ann")));
        assertThat(task("e.second").fields().get("result")).asString().contains("event=2");
        assertThat(run("workflow", "signal", "e", "come").status()).isEqualTo(4);
        assertThat(run("audit", "verify").status()).isZero();
    }

    @Test
    void anEventWithoutWhatIsAskedOfItIsAFailureAndIsNotTakenTwice() throws Exception {
        begunByOneWhoIsGone("m", "{id: m, steps: [{name: w, wait: {event: come}, outputs: [who]}]}");
        run("workflow", "signal", "m", "come", "--value", "whom=ann");
        assertThat(run("workflow", "resume", "m").out()).contains("the event come came without its output 'who'");
        run("workflow", "signal", "m", "come", "--value", "who=bob");
        assertThat(run("workflow", "signal", "m", "come").err()).contains("run m is failed");
    }

    @Test
    void aWaitThatIsOpenedAgainHasItsWholeTimeAgain() throws Exception {
        file("w.yaml", "{id: w, steps: [{name: w, wait: {file: there}, timeout: 500ms}]}");
        assertThat(run("workflow", "execute", "./w.yaml", "--id", "w").out()).contains("it has not come within 0.5s");
        Files.writeString(directory.resolve("there"), "");
        assertThat(run("workflow", "retry", "w", "--quiet").status()).isZero();
    }

    @Test
    void aWorkflowThatIsAStepGoesThroughItsOwnHandlers() throws Exception {
        file("part.yaml", """
                id: part
                params: {fail:}
                steps: [{name: work, shell: 'echo work >> trace; test "$PARAM_FAIL" = no'}]
                on_success: [{name: good, shell: 'echo good >> trace'}]
                on_failure: [{name: bad, run: [sh, -c, 'echo "bad $1" >> trace; exit 1', sh, "${run.status}"]}]
                on_exit: [{name: tidy, shell: 'echo tidy >> trace'}]
                """);
        run("workflow", "create", "--file", "part.yaml");
        file("whole.yaml", """
                id: whole
                params: {fail:}
                steps:
                  - {name: sub, workflow: part, params: {fail: "${params.fail}"}}
                  - {name: after, depends_on: sub, shell: 'echo after >> trace'}
                on_failure: [{name: cry, run: [sh, -c, 'echo "cry $1" >> trace', sh, "${run.status}"]}]
                """);
        assertThat(run("workflow", "execute", "./whole.yaml", "-p", "fail=no", "--quiet").status()).isZero();
        assertThat(trace()).containsExactly("work", "good", "tidy", "after");
        Files.delete(directory.resolve("trace"));
        Tool.Outcome failed = run("workflow", "execute", "./whole.yaml", "-p", "fail=yes", "--id", "f");
        assertThat(failed.status()).isEqualTo(1);
        assertThat(failed.out()).contains("step sub failed: sub.work failed", "sub.on_failure.1.bad", "sub.on_exit.1.tidy");
        assertThat(trace()).containsExactly("work", "bad failed", "tidy", "cry failed");
        assertThat(run("workflow", "retry", "f").out()).contains("sub.on_exit.2.tidy").doesNotContain("sub.on_exit.1.tidy");
        assertThat(trace()).hasSize(8);
    }

    @Test
    void aWorkflowThatIsAStepHasItsOwnTime() throws Exception {
        file("slow.yaml", """
                id: slow
                timeout: 300ms
                steps: [{name: nap, shell: 'sleep 60'}, {name: late, depends_on: nap, shell: 'echo late >> trace'}]
                on_failure: [{name: bad, shell: 'echo bad >> trace'}]
                """);
        run("workflow", "create", "--file", "slow.yaml");
        file("whole.yaml", """
                id: whole
                steps:
                  - {name: sub, workflow: slow, continue_on: failure}
                  - {name: after, depends_on: sub, shell: 'echo after >> trace'}
                """);
        Tool.Outcome ran = run("workflow", "execute", "./whole.yaml", "--id", "t");
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(trace()).containsExactly("bad", "after");
        assertThat(task("t.sub.nap").status()).isEqualTo(Status.CANCELLED);
        assertThat(task("t.sub.nap").fields().get("reason")).isEqualTo("workflow slow timed out after 0.3s");
        assertThat(run("workflow", "status", "t").out()).contains("sub ").contains("failed");
    }

    @Test
    void whereTheRunIsCancelledItsPartsTidyUpFirst() throws Exception {
        file("part.yaml", """
                id: part
                steps: [{name: ask, approval: "Go?"}, {name: never, depends_on: ask, run: ["true"]}]
                on_cancel: [{name: undo, shell: 'echo undo >> trace'}]
                on_exit: [{name: tidy, shell: 'echo tidy >> trace'}]
                """);
        run("workflow", "create", "--file", "part.yaml");
        file("whole.yaml", """
                id: whole
                steps: [{name: sub, workflow: part}, {name: none, depends_on: sub, workflow: part}]
                on_cancel: [{name: last, shell: 'echo last >> trace'}]
                """);
        assertThat(run("workflow", "create", "--file", "whole.yaml").status()).isZero();
        begunByOneWhoIsGone("c", Files.readString(directory.resolve("whole.yaml")));
        run("workflow", "cancel", "c");
        run("workflow", "resume", "c", "--quiet");
        assertThat(task("c").status()).isEqualTo(Status.CANCELLED);
        assertThat(trace()).containsExactly("undo", "tidy", "last");
    }

    @Test
    void aPageOfHtmlShowsWhenEachStepRanAndNothingOfItIsMarkup() throws Exception {
        file("page.yaml", """
                id: page
                params: {word: "<i>x</i>"}
                steps:
                  - {name: fine, run: [echo, "said=${params.word}"], outputs: [said]}
                  - {name: bad, run: ["false"], continue_on: failure}
                  - {name: none, if: params.word == 'y', run: ["true"]}
                  - {name: ask, depends_on: fine, approval: "Go on with ${params.word}?", deadline: 1ms, default: approve}
                outputs: {said: "${steps.fine.outputs.said}"}
                """);
        assertThat(run("workflow", "execute", "./page.yaml", "--id", "p", "--quiet").status()).isZero();
        String page = run("workflow", "status", "p", "--html", "-").out();
        assertThat(page).startsWith("<!DOCTYPE html>").contains("p is completed in", "class=\"good\" x", "class=\"bad\" x", "&lt;i&gt;x&lt;/i&gt;", "When each step ran", "STATUS")
                .doesNotContain("<i>", "TASK ID", "<script");
        assertThat(run("workflow", "status", "p", "--html", "p.html").out()).isEmpty();
        assertThat(Files.readString(directory.resolve("p.html"))).startsWith(page.substring(0, page.indexOf("<footer>")));
        assertThat(run("workflow", "status", "p", "--html", "").status()).isEqualTo(2);
        begunByOneWhoIsGone("g", GATE);
        assertThat(run("workflow", "status", "g", "--html", "-").out()).contains("Led by", "class=\"bar\" x");
    }

    @Test
    void theKindOfErrorDecidesHowOftenAStepIsRun() throws Exception {
        file("kind.yaml", """
                id: kind
                steps:
                  - {name: denied, shell: 'echo denied >> trace; echo "permission denied" >&2; exit 1', retry: by_category, env: {B: b, A: a}, continue_on: failure}
                  - {name: bad, shell: 'echo bad >> trace; exit 64', retry: by_category, continue_on: failure}
                """);
        assertThat(run("workflow", "execute", "./kind.yaml", "--id", "k", "--quiet").status()).isZero();
        assertThat(trace()).filteredOn("denied"::equals).hasSize(1);
        assertThat(trace()).filteredOn("bad"::equals).hasSize(2);
        Task denied = task("k.denied");
        assertThat(denied.fields().get("error_message")).isEqualTo("exit code 1 (permission)");
        assertThat(denied.fields().get("metadata")).asString().contains("error_category=permission", "attempt=1", "step=denied", "plan=kind@", "environment_names=[A, B]",
                "error_tail=permission denied");
        assertThat(task("k.bad").fields().get("metadata")).asString().contains("error_category=validation", "attempt=2");
        assertThat(run("dead", "list").status()).isLessThan(2);
    }
}
