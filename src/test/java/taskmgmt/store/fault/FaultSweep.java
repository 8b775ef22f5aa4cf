package taskmgmt.store.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.task.EventType;
import taskmgmt.task.RefusedException;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.FaultyDisk.Fault;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;
import taskmgmt.testkit.LogState;
import taskmgmt.testkit.VolatileState;
import taskmgmt.testkit.VolatileState.Survival;

/**
 * Makes every step of a scenario fail in every way, runs the next command, and looks at what is left. After each fault
 * every record that was acknowledged has to be there exactly once, and every other one at most once and whole.
 */
final class FaultSweep {
    private final FaultScenario scenario;
    private final Path work;
    private final FaultTally tally = new FaultTally();
    private final LogFixture before;
    private final Set<String> promisedBefore;

    /** @param work an empty directory for this sweep alone */
    FaultSweep(FaultScenario scenario, Path work) throws IOException {
        this.scenario = scenario;
        this.work = work;
        this.before = new LogFixture(work.resolve("before"));
        try (LogClient client = new LogClient(before, FaultyDisk.sound().files())) {
            scenario.prepare(client);
            this.promisedBefore = client.acknowledged();
        }
    }

    FaultTally tally() {
        return tally;
    }

    /** One process, and how far it came. */
    private final class Attempt {
        private final LogFixture log;
        private final Set<String> promised = new LinkedHashSet<>(promisedBefore);
        private final StringBuilder name = new StringBuilder(scenario.name());

        Attempt() throws IOException {
            // Always in the same place: the descriptor of each lock stays open as long as this process.
            Path place = work.resolve("logs");
            discard(place);
            log = Files.exists(before.directory) ? before.copyTo(place) : new LogFixture(place);
            discard(LogClient.keys(log));
            if (Files.exists(LogClient.keys(before))) {
                new LogFixture(LogClient.keys(before)).copyTo(LogClient.keys(log));
                Files.setPosixFilePermissions(LogClient.keys(log), PosixFilePermissions.fromString("rwx------"));
            }
        }

        /** Runs the scenario on this disk, to its end or its failure. */
        FaultyDisk scenario(int step, Fault fault) throws IOException {
            VolatileState state = new VolatileState();
            scenario.markVolatile(log, state);
            return run(FaultyDisk.failingAt(step, fault, state), fault, step, scenario::run);
        }

        private FaultyDisk run(FaultyDisk disk, Fault fault, int step, FaultScenario.Work command) {
            try (disk; LogClient client = new LogClient(log, disk.files(), promised)) {
                command.run(client, disk.files());
            } catch (FaultyDisk.Killed e) {
                // As the test wants it.
            } catch (RefusedException e) {
                name.append(", refused");
            } catch (JournalException e) {
                if (!disk.hasFailed()) {
                    tally.problem(name.toString(), String.valueOf(e.getMessage()));
                }
            } catch (IOException | RuntimeException e) {
                tally.problem(name + ", " + fault + " at " + step, "not a clear failure: " + e);
            }
            if (disk.hasFailed()) {
                name.append(", ").append(fault).append(" at ").append(step).append(" (").append(disk.steps().get(step)).append(')');
            }
            return disk;
        }

        /** The command after a fault, behind the doctor where nobody else may go on. */
        FaultyDisk again(FaultyDisk disk, Fault fault, int step, FaultScenario.Setup command) {
            boolean doctor = scenario.needsDoctor() || Files.exists(log.file(LogFiles.UNSYNCED));
            return run(disk, fault, step, (client, files) -> {
                if (doctor) {
                    client.doctor(scenario.isLossForGood());
                }
                command.prepare(client);
            });
        }

        /** The next command on a sound disk, then the look at everything. */
        void recover() throws IOException {
            acceptMark();
            if (scenario.needsDoctor()) {
                doctor();
            }
            next("after");
            log.notices.clear();
            next("later");
            if (!log.notices.isEmpty()) {
                tally.problem(name.toString(), "a second command still says " + log.notices);
            }
            tally.add(LogState.of(log, scenario.isLossForGood()), promised, name.toString());
        }

        private void next(String id) throws IOException {
            FaultyDisk sound = FaultyDisk.sound();
            run(sound, Fault.EIO, 0, (client, disk) -> client.create(id));
            if (!promised.contains("task.created " + id)) {
                tally.problem(name.toString(), "the next command fails");
            }
        }

        private void doctor() {
            run(FaultyDisk.sound(), Fault.EIO, 0, (client, disk) -> client.doctor(scenario.isLossForGood()));
            log.notices.clear();
        }

        /** After a failed sync nobody writes before the doctor was there. */
        private void acceptMark() throws IOException {
            Path mark = log.file(LogFiles.UNSYNCED);
            if (!Files.exists(mark)) {
                return;
            }
            try (LogClient client = new LogClient(log, FaultyDisk.sound().files())) {
                client.create("refused");
                tally.problem(name.toString(), "written to in spite of the failed sync");
            } catch (LogUnwritableException e) {
                if (!String.valueOf(e.getMessage()).contains("task-mgmt doctor --fix")) {
                    tally.problem(name.toString(), "does not name the doctor: " + e.getMessage());
                }
            }
            doctor();
            if (Files.exists(mark)) {
                tally.problem(name.toString(), "the doctor leaves the mark");
            }
        }
    }

    private static void discard(Path directory) throws IOException {
        if (Files.exists(directory)) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The steps of the scenario on a sound disk. */
    List<String> steps() throws IOException {
        Attempt attempt = new Attempt();
        List<String> steps = attempt.scenario(-1, Fault.EIO).steps();
        attempt.recover();
        return steps;
    }

    /** Each fault at each step. */
    FaultSweep eachFaultAtEachStep() throws IOException {
        List<String> steps = steps();
        for (Fault fault : Fault.values()) {
            for (int step = 0; step < steps.size(); step++) {
                Attempt attempt = new Attempt();
                FaultyDisk disk = attempt.scenario(step, fault);
                boolean syncFailed = !fault.kills() && disk.steps().get(step).matches("sync .*\\.jsonl");
                if (syncFailed && !Files.exists(attempt.log.file(LogFiles.UNSYNCED))) {
                    tally.problem(attempt.name.toString(), "no mark of the failed sync");
                }
                attempt.recover();
            }
        }
        return this;
    }

    /** A process that is killed at each step, and the next one too, at each of its own. */
    FaultSweep killedAgainInRecovery() throws IOException {
        List<String> steps = steps();
        for (int first = 0; first < steps.size(); first++) {
            for (Fault fault : List.of(Fault.KILL_BEFORE, Fault.KILL_HALFWAY, Fault.EIO)) {
                boolean reached = true;
                for (int second = 0; reached; second++) {
                    reached = killedTwice(first, fault, second, Fault.KILL_HALFWAY);
                    killedTwice(first, fault, second, Fault.KILL_AFTER);
                }
            }
        }
        return this;
    }

    private boolean killedTwice(int first, Fault fault, int second, Fault secondFault) throws IOException {
        Attempt attempt = new Attempt();
        FaultyDisk disk = attempt.scenario(first, fault);
        FaultyDisk again = attempt.again(FaultyDisk.failingAt(second, secondFault, disk.volatileState()), secondFault, second,
                client -> client.create("again"));
        attempt.recover();
        return again.hasFailed();
    }

    /** The power goes at each step, and takes of what was not synced whatever it likes. */
    FaultSweep powerCutAtEachStep(Set<Survival> survivals) throws IOException {
        List<String> steps = steps();
        for (int step = -1; step < steps.size(); step++) {
            Fault fault = step < 0 ? Fault.KILL_BEFORE : Fault.KILL_AFTER;
            int at = Math.max(0, step);
            eachSurvival(survivals, attempt -> attempt.scenario(at, fault));
        }
        return this;
    }

    /** A process is killed, then the next one, which recovers and is refused, loses power at each of its steps. */
    FaultSweep powerCutInRecovery(Set<Survival> survivals) throws IOException {
        List<String> steps = steps();
        for (int first = 0; first < steps.size(); first++) {
            int killedAt = first;
            boolean[] reached = {true};
            for (int second = 0; reached[0]; second++) {
                int cutAt = second;
                eachSurvival(survivals, attempt -> {
                    FaultyDisk disk = attempt.scenario(killedAt, Fault.KILL_AFTER);
                    FaultyDisk again = attempt.again(FaultyDisk.failingAt(cutAt, Fault.KILL_AFTER, disk.volatileState()),
                            Fault.KILL_AFTER, cutAt, client -> client.event("nosuch", EventType.COMPLETED));
                    reached[0] = again.hasFailed();
                    return again;
                });
            }
        }
        return this;
    }

    private interface Cut {
        FaultyDisk at(Attempt attempt) throws IOException;
    }

    private void eachSurvival(Set<Survival> survivals, Cut cut) throws IOException {
        Attempt whole = new Attempt();
        VolatileState state = cut.at(whole).volatileState();
        List<Path> files = state.files();
        List<Fate> fates = fates(files, state.names(), survivals);
        whole.recover();
        for (Fate fate : fates) {
            Attempt attempt = new Attempt();
            cut.at(attempt).volatileState().cutPower(fate.files(), fate.namesSurvive());
            attempt.name.append(", power cut: ").append(files.stream().map(Path::getFileName).toList())
                    .append(fate.files()).append(fate.namesSurvive() ? "" : " without names");
            attempt.recover();
        }
    }

    /** What a power cut leaves: of the bytes of each file, and of all names. */
    private record Fate(List<Survival> files, boolean namesSurvive) {}

    /**
     * All combinations of what becomes of the logs, of the files of state and of the names. What becomes of the record of what the logs
     * looked like, which every writer leaves and nobody needs, alternates with them: each of its fates is there, but not with each
     * of all others.
     */
    private static List<Fate> fates(List<Path> files, List<Path> names, Set<Survival> survivals) {
        boolean seenIsVolatile = files.stream().anyMatch(FaultSweep::isSeen);
        List<List<Survival>> choices = choices(files, survivals);
        boolean bothForAll = names.stream().anyMatch(name -> !isSeen(name));
        List<Fate> fates = new ArrayList<>();
        for (List<Survival> choice : choices) {
            fates.add(new Fate(choice, true));
            if (bothForAll) {
                fates.add(new Fate(choice, false));
            }
        }
        List<Survival> ofSeen = seenIsVolatile ? List.copyOf(survivals) : List.of(Survival.ALL);
        int least = ofSeen.size() * (bothForAll || names.isEmpty() ? 1 : 2);
        List<Fate> alternating = new ArrayList<>();
        for (int i = 0; i < Math.max(least, fates.size()); i++) {
            Fate fate = fates.get(i % fates.size());
            Survival seen = ofSeen.get(i % ofSeen.size());
            boolean namesSurvive = bothForAll ? fate.namesSurvive() : names.isEmpty() || i / ofSeen.size() % 2 == 0;
            alternating.add(new Fate(withSeen(files, fate.files(), seen), namesSurvive));
        }
        return alternating;
    }

    private static List<Survival> withSeen(List<Path> files, List<Survival> choice, Survival seen) {
        List<Survival> with = new ArrayList<>(choice);
        for (int i = 0; i < with.size(); i++) {
            with.set(i, isSeen(files.get(i)) ? seen : with.get(i));
        }
        return with;
    }

    private static boolean isSeen(Path file) {
        return file.endsWith(LogFiles.SEEN) || file.endsWith(LogFiles.SEEN + ".tmp");
    }

    /** Each log has its own fate; files of state, which are derived, share one. */
    private static List<List<Survival>> choices(List<Path> files, Set<Survival> survivals) {
        List<List<Survival>> choices = new ArrayList<>(List.of(List.of()));
        int state = -1;
        for (int i = 0; i < files.size(); i++) {
            boolean log = files.get(i).toString().endsWith(".jsonl");
            List<List<Survival>> longer = new ArrayList<>();
            for (List<Survival> choice : choices) {
                for (Survival survival : isSeen(files.get(i)) ? Set.of(Survival.ALL) : log || state < 0 ? survivals : Set.of(choice.get(state))) {
                    List<Survival> more = new ArrayList<>(choice);
                    more.add(survival);
                    longer.add(more);
                }
            }
            state = log || state >= 0 || isSeen(files.get(i)) ? state : i;
            choices = longer;
        }
        return choices;
    }
}
