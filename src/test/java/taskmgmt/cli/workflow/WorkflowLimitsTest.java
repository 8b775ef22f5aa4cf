package taskmgmt.cli.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import taskmgmt.task.Status;
import taskmgmt.testkit.LeftRun;
import taskmgmt.testkit.Tool;

/** What stops a run, what it is refused for, and when it is over. */
class WorkflowLimitsTest extends WorkflowFixture {
    @Test
    void aChangedDefinitionIsAnErrorWithAName() throws Exception {
        begunByOneWhoIsGone("r", GATE);
        Path kept;
        try (var files = Files.newDirectoryStream(directory.resolve("logs/workflows"), "*.yaml")) {
            kept = files.iterator().next();
        }
        Files.writeString(kept, GATE.replace("echo go", "echo gone"));
        Tool.Outcome changed = run("workflow", "resume", "r");
        assertThat(changed.status()).isEqualTo(4);
        assertThat(changed.err()).contains("of workflow gate was changed");
        Files.delete(kept);
        assertThat(run("workflow", "status", "r").err()).contains("of workflow gate is not there any more");
        Files.writeString(directory.resolve("logs/workflows/index.json"), "{\"version\":2}");
        assertThat(run("workflow", "list").status()).isEqualTo(5);
    }

    /** Another version may come while a run goes on with its own. */
    @Test
    void aRunKeepsTheVersionThatItBeganWith() throws Exception {
        begunByOneWhoIsGone("r", GATE);
        file("gate.yaml", GATE.replace("echo go", "echo other"));
        run("workflow", "create", "--file", "gate.yaml");
        run("workflow", "approve", "r");
        assertThat(run("workflow", "resume", "r").status()).isZero();
        assertThat(trace()).containsExactly("go");
    }

    @Test
    void saysWhatCannotBeRun() throws Exception {
        file("odd.yaml", """
                id: odd
                params: {d: nowhere}
                steps:
                  - {name: mute, run: ["true"], outputs: [v]}
                  - {name: late, run: [sleep, "100"], timeout: 50ms, grace: 50ms}
                  - {name: missing, run: [no-such-program]}
                  - {name: place, run: ["true"], directory: "${params.d}"}
                  - {name: keyless, run: ["true"], secrets: [NO_SUCH_SECRET]}
                  - {name: skipped, if: params.d == 'x', run: [echo, "v=1"], outputs: [v]}
                  - {name: after, depends_on: skipped, run: [echo, "${steps.skipped.outputs.v}"]}
                  - {name: through, depends_on: skipped, foreach: "${steps.skipped.outputs.v}", steps: [{name: t1, run: [x]}]}
                  - {name: compare, if: params.d > 3, run: ["true"]}
                  - {name: word, if: "params.d", run: ["true"]}
                  - {name: never, until: steps.n1.exit_code == 1, max: 2, steps: [{name: n1, run: ["true"]}]}
                  - {name: when, wait: {until: soon}}
                  - {name: whom, wait: {task: nobody}}
                  - {name: slow, wait: {file: nowhere}, timeout: 1ms}
                  - {name: no_answer, approval: "?", deadline: 1ms}
                  - {name: nothing, run: ["${params.d}", x], env: {A: "${steps.mute.outputs.v}"}, depends_on: mute}
                  - {name: leak, shell: 'echo token=ghp_0123456789abcdefghijABCDEFGHIJ0123456789', outputs: [token]}
                """);
        Tool.Outcome ran = run("workflow", "execute", "./odd.yaml", "--id", "o", "-o", "json");
        assertThat(ran.status()).isEqualTo(1);
        String out = ran.out();
        assertThat(out).contains("it did not say its output 'v'", "timed out after 0.05s", "cannot be started", "the secret NO_SUCH_SECRET is not in the "
                + "environment", "there is no steps.skipped.outputs.v", "there is no steps.skipped.outputs.v to go through",
                "'params.d > 3' compares numbers, and 'nowhere' is none", "not over after 2 times", "'soon' is not a time", "there is no task nobody",
                "it has not come within 0.001s", "nobody has approved it within 0.001s", "an output has a secret in it");
        assertThat(out).doesNotContain("ghp_0123456789");
        assertThat(task("o.nothing".replace("nothing", "missing")).status()).isEqualTo(Status.FAILED);
    }

    @Test
    void endsARunWhoseTimeIsOver() throws Exception {
        LeftRun.make(directory, "l", "id: long\ntimeout: 1h\nsteps: [{name: s, run: [sleep, '100']}]\non_failure: [{name: h, shell: 'echo h >> trace'}]\n",
                () -> Instant.now().minus(Duration.ofHours(2)));
        Tool.Outcome ran = run("workflow", "resume", "l");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains("l is failed after").contains("timed out after 1h");
        assertThat(task("l.s").status()).isEqualTo(Status.CANCELLED);
        assertThat(trace()).containsExactly("h");
    }

    @Test
    void refusesSecretsThatWouldBeKept() throws Exception {
        file("a.yaml", "id: a\nparams: {p: x}\nsteps: [{name: x, run: [echo, '${params.p}']}]\n");
        Tool.Outcome secret = run("workflow", "execute", "./a.yaml", "--param", "p=ghp_0123456789abcdefghijABCDEFGHIJ0123456789");
        assertThat(secret.status()).isEqualTo(2);
        assertThat(secret.err()).contains("a parameter has a secret in it");
        file("b.yaml", "id: b\nsteps: [{name: x, run: [echo, ghp_0123456789abcdefghijABCDEFGHIJ0123456789]}]\n");
        assertThat(run("workflow", "create", "--file", "b.yaml").err()).contains("something in b.yaml looks like a secret");
    }

    @Test
    void aWorkflowIsNoStepOfItself() throws Exception {
        file("a.yaml", "id: a\nsteps: [{name: x, run: [x]}]\n");
        file("b.yaml", "id: b\nsteps: [{name: x, workflow: a}]\n");
        run("workflow", "create", "--file", "a.yaml");
        run("workflow", "create", "--file", "b.yaml");
        file("a.yaml", "id: a\nsteps: [{name: x, workflow: b}]\n");
        assertThat(run("workflow", "create", "--file", "a.yaml").err()).contains("workflow a would be a step of itself: a → b → a");
        file("c.yaml", "id: c\nsteps: [{name: x, workflow: nosuch}]\n");
        assertThat(run("workflow", "execute", "./c.yaml").status()).isEqualTo(3);
    }

    /** By the durations of the runs before. */
    @Test
    void saysWhenARunWillBeOverAndDrawsIt() throws Exception {
        String text = "id: t\nsteps: [{name: a, run: ['true']}, {name: b, depends_on: a, run: ['true']}, {name: gate, depends_on: b, approval: '?'}]\n";
        begunByOneWhoIsGone("r", text);
        assertThat(run("workflow", "status", "r").out()).contains("Over              unknown", "Without           t.a, t.b, t.gate: never completed before");
        file("u.yaml", text.replace("approval: '?'", "approval: '?', deadline: 0s, default: approve"));
        run("workflow", "execute", "./u.yaml", "--id", "u");
        assertThat(run("workflow", "status", "r").out()).contains("Hangs on").doesNotContain("Without");
        assertThat(run("workflow", "status", "r", "--json").out()).contains("\"eta_p50\"", "\"critical\"");
        assertThat(run("workflow", "status", "u").out()).doesNotContain("Over  ");
        assertThat(run("workflow", "status", "u", "--gantt", "--ascii").out().lines()).hasSize(3).allMatch(each -> each.endsWith("#"));
    }

    /** The command of a step that somebody has given up is ended, and the run goes on without it. */
    @Test
    void endsACommandWhoseTaskSomebodyElseHasEnded() throws Exception {
        file("long.yaml", """
                id: long
                steps:
                  - {name: s, run: [sleep, '1000'], grace: 10ms, continue_on: failure}
                  - {name: after, depends_on: s, run: ["true"]}
                """);
        Tool.Outcome[] ended = new Tool.Outcome[1];
        Thread leader = Thread.ofPlatform().start(() -> ended[0] = run("workflow", "execute", "./long.yaml", "--id", "l"));
        while (run("task", "show", "l.s").status() != 0) {
            assertThat(leader.isAlive()).isTrue();
        }
        assertThat(run("task", "cancel", "l.s", "--reason", "too long").status()).isZero();
        leader.join();
        assertThat(ended[0].status()).as(ended[0].err()).isZero();
        assertThat(task("l.s").fields()).containsEntry("reason", "too long");
        assertThat(task("l.after").status()).isEqualTo(Status.COMPLETED);
    }

    @Test
    void runsCommandsWhereTheyAreToBeRun() throws Exception {
        Files.createDirectories(directory.resolve("there/sub"));
        file("where.yaml", """
                id: where
                steps:
                  - {name: plain, run: [pwd]}
                  - {name: within, run: [pwd], directory: sub}
                  - {name: root, run: [pwd], directory: /}
                """);
        assertThat(run("workflow", "execute", "./where.yaml", "--directory", "there", "--id", "w").status()).isZero();
        Path there = directory.toRealPath().resolve("there");
        assertThat(run("workflow", "logs", "w", "plain").out()).isEqualTo(there + "\n");
        assertThat(run("workflow", "logs", "w", "within").out()).isEqualTo(there.resolve("sub") + "\n");
        assertThat(run("workflow", "logs", "w", "root").out()).isEqualTo("/\n");
        assertThat(run("workflow", "execute", "./where.yaml", "--directory", "gone").status()).isEqualTo(2);
    }
}
