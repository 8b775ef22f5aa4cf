package taskmgmt.run.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import taskmgmt.change.MoveTask;
import taskmgmt.change.RecordSnapshot;
import taskmgmt.change.WorkFigures;
import taskmgmt.change.workflow.AdvanceRun;
import taskmgmt.change.workflow.KeepWorkflow;
import taskmgmt.change.workflow.RunReading;
import taskmgmt.change.workflow.StartRun;
import taskmgmt.change.workflow.WorkflowFiles;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.run.ExitStatus;
import taskmgmt.run.task.RecordedRun;
import taskmgmt.store.LogSettings;
import taskmgmt.store.read.LogReader;
import taskmgmt.store.write.TaskLog;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.Golden;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.Sweep;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.DefinitionParser;
import taskmgmt.workflow.run.RunRecord;
import taskmgmt.workflow.run.RunTerms;

/**
 * Whoever leads a run of twenty steps is killed at each thing that it does to the log and to the world, and another one goes on: what is
 * recorded as completed is not run again, what is not recorded is run with the key that it had, and it ends as without a crash.
 */
class CrashMatrixTest {
    private static final String ID = "run";
    private static final Map<String, Object> OWNER = Map.of("pid", 1L);
    private static final int STEPS = 20;

    @TempDir
    private Path temporary;

    private final Definition definition = definition();

    private static String text() {
        try {
            return Files.readString(Golden.inProject("src/test/resources/taskmgmt/workflow/twenty.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Definition definition() {
        YamlResult<Definition> parsed = DefinitionParser.parse(text());
        assertThat(parsed.problems()).isEmpty();
        return Objects.requireNonNull(parsed.value());
    }

    /** When the world ends. */
    enum Moment { BEFORE_THE_EFFECT, AFTER_THE_EFFECT, NEVER }

    /** Whoever leads is gone. */
    private static final class Gone extends Error {
        private static final long serialVersionUID = 1L;
    }

    /** The effects of commands, which outlive whoever has them run. */
    private static final class World implements StepCommands {
        /** The keys in the order of the effects. */
        private final List<String> effects = new ArrayList<>();
        private final Set<String> attempts = new LinkedHashSet<>();
        private Moment moment = Moment.NEVER;
        private int at;
        private int begun;

        @Override
        public Running begin(AdvanceRun.Begun step, Consumer<Ended> whenEnded) {
            begun++;
            if (moment == Moment.BEFORE_THE_EFFECT && begun == at) {
                throw new Gone();
            }
            effects.add(step.task().id());
            assertThat(attempts.add(step.task().id() + "/" + step.task().tally().retries())).as("an attempt is made once").isTrue();
            if (moment == Moment.AFTER_THE_EFFECT && begun == at) {
                throw new Gone();
            }
            whenEnded.accept(ended(step));
            return () -> { };
        }

        /** The step {@code flaky} fails at its first attempt that comes to an end. */
        private static Ended ended(AdvanceRun.Begun step) {
            boolean failsYet = step.begin().path().equals("flaky") && step.task().earlier().stream().noneMatch(each -> "exit code 7".equals(each.error()));
            ExitStatus status = new ExitStatus(failsYet ? 7 : 0);
            MoveTask end = failsYet ? new MoveTask.Fail("exit code 7", Map.of("exit_code", 7L), WorkFigures.NONE)
                    : new MoveTask.Complete(null, Map.of("exit_code", 0L), Map.of("exit_code", 0L), WorkFigures.NONE);
            RecordedRun.Attempted attempted = new RecordedRun.Attempted(status, failsYet ? "exit code 7" : null,
                    new RecordSnapshot(null, WorkFigures.NONE), List.of(end));
            return new Ended(step, attempted, "n=1\nfiles=" + step.begin().path(), null);
        }

        @Override
        public void endLost(Task task) {
            // A command here is over as soon as it has begun.
        }
    }

    private Path start(String name) throws IOException {
        Path logs = temporary.resolve(name);
        try (TaskLog log = log(logs, PrivateFiles.SYSTEM)) {
            KeepWorkflow.Kept kept = new KeepWorkflow(log).keep(definition.id(), text());
            RunTerms terms = new RunTerms(definition.id(), kept.version(), temporary.toString(), Map.of("who", "ann"), Map.of());
            new StartRun(log, new SplittableRandom(1)).start(definition, terms, ID, OWNER);
        }
        return logs;
    }

    private static TaskLog log(Path logs, PrivateFiles disk) {
        return TaskLog.at(logs, new LogSettings("ann", InstantSource.system(), SyncPolicy.OS, LogSettings.DEFAULT_LOCK_TIMEOUT), text -> { }, disk);
    }

    private void lead(Path logs, World world, PrivateFiles disk) throws IOException, InterruptedException {
        try (TaskLog log = log(logs, disk)) {
            AdvanceRun advance = new AdvanceRun(log, ID, new WorkflowFiles(logs).of(terms(logs)), OWNER, new RunSurroundings(LogReader.at(logs)));
            new WorkflowEngine(log, advance, world, () -> false, InstantSource.system(), new StepListener() {
                @Override
                public void begun(AdvanceRun.Begun begun) {
                    // The world sees it.
                }

                @Override
                public void ended(String taskId, AdvanceRun.Stage stage) {
                    // The log has it.
                }
            }).lead();
        }
    }

    private static RunTerms terms(Path logs) throws IOException {
        return Objects.requireNonNull(RunTerms.of(RunReading.look(logs, ID).run()));
    }

    /** How each step ended: attempts aside, which a crash adds to. */
    private static Map<String, String> end(Path logs) throws IOException {
        RunRecord record = RunReading.look(logs, ID);
        Map<String, String> end = new TreeMap<>();
        end.put("", record.run().status().text() + " " + record.run().fields().get("result"));
        for (Task task : record.all()) {
            end.put(RunRecord.path(task), task.status().text() + " " + task.fields().get("result"));
        }
        return end;
    }

    private static Set<String> completed(Path logs) throws IOException {
        Set<String> completed = new LinkedHashSet<>();
        for (Task task : RunReading.look(logs, ID).all()) {
            if (task.status() == Status.COMPLETED) {
                completed.add(task.id());
            }
        }
        return completed;
    }

    private static void finish(Path logs, World world, CrashMatrixTest test) throws Exception {
        Set<String> before = completed(logs);
        int known = world.effects.size();
        world.moment = Moment.NEVER;
        test.lead(logs, world, PrivateFiles.SYSTEM);
        assertThat(world.effects.subList(known, world.effects.size())).as("what is completed is not run again").noneMatch(before::contains);
    }

    private static Map<String, Long> counts(World world) {
        Map<String, Long> counts = new LinkedHashMap<>();
        world.effects.forEach(each -> counts.merge(each, 1L, Long::sum));
        return counts;
    }

    @Test
    void withoutACrashEachStepIsRunOnce() throws Exception {
        Path logs = start("sound");
        World world = new World();
        lead(logs, world, PrivateFiles.SYSTEM);

        assertThat(end(logs).get("")).startsWith("completed");
        assertThat(counts(world)).hasSize(STEPS);
        counts(world).forEach((step, count) -> assertThat(count).as(step).isEqualTo(step.endsWith(".flaky") ? 2 : 1));
    }

    @ParameterizedTest
    @EnumSource(value = Moment.class, names = {"BEFORE_THE_EFFECT", "AFTER_THE_EFFECT"})
    void aKillAroundEachEffectChangesNothingInHowItEnds(Moment moment) throws Exception {
        Path sound = start("sound");
        lead(sound, new World(), PrivateFiles.SYSTEM);
        for (int at = 1; at <= STEPS + 1; at++) {
            Path logs = start("killed" + at);
            World world = new World();
            world.moment = moment;
            world.at = at;
            assertThatThrownBy(() -> lead(logs, world, PrivateFiles.SYSTEM)).isInstanceOf(Gone.class);
            finish(logs, world, this);
            assertThat(end(logs)).as("%s %d", moment, at).isEqualTo(end(sound));
            assertThat(counts(world)).as("every step has had its effect").hasSize(STEPS);
            long more = counts(world).values().stream().mapToLong(Long::longValue).sum() - STEPS - 1;
            assertThat(more).as("%s %d", moment, at).isBetween(0L, 3L); // those that ran side by side, whose end nobody recorded
        }
    }

    /** Every write, sync and rename of the logs, which holds every append. */
    @Sweep
    @ParameterizedTest
    @EnumSource(value = FaultyDisk.Fault.class, names = {"KILL_BEFORE", "KILL_HALFWAY", "KILL_AFTER"})
    void aKillAtAnyStepOfTheDiskChangesNothingInHowItEnds(FaultyDisk.Fault fault) throws Exception {
        sweep(fault, step -> true);
    }

    /** The appends to the registry alone, which say what has begun and ended. */
    @ParameterizedTest
    @EnumSource(value = FaultyDisk.Fault.class, names = {"KILL_BEFORE", "KILL_HALFWAY", "KILL_AFTER"})
    void aKillAtAnyAppendChangesNothingInHowItEnds(FaultyDisk.Fault fault) throws Exception {
        sweep(fault, step -> step.startsWith("write " + LogFiles.REGISTRY));
    }

    /** Until there are no more steps: what ends within one moment is written at once, so two runs may differ in their number. */
    private void sweep(FaultyDisk.Fault fault, Predicate<String> wanted) throws Exception {
        Path sound = start("sound");
        lead(sound, new World(), PrivateFiles.SYSTEM);
        Map<String, String> expected = end(sound);
        int killed = 0;
        int at = 0;
        boolean reached = true;
        while (reached) {
            Path logs = start("killed" + at);
            World world = new World();
            try (FaultyDisk disk = FaultyDisk.failingAtThe(at, wanted, fault)) {
                reached = isKilled(logs, world, disk);
                String step = disk.steps().getLast();
                finish(logs, world, this);
                assertThat(end(logs)).as("%s at %d, %s", fault, at, step).isEqualTo(expected);
                assertThat(counts(world)).as("every step has had its effect").hasSize(STEPS);
                assertThat(new LogFixture(logs).firstFinding()).as("%s at %d, %s", fault, at, step).isEmpty();
            }
            killed += reached ? 1 : 0;
            at++;
        }
        assertThat(killed).isGreaterThan(STEPS / 2);
    }

    private boolean isKilled(Path logs, World world, FaultyDisk disk) throws IOException, InterruptedException {
        try {
            lead(logs, world, disk.files());
            return false;
        } catch (FaultyDisk.Killed e) {
            return true;
        }
    }
}
