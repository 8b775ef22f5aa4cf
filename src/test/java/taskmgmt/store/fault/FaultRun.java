package taskmgmt.store.fault;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import taskmgmt.journal.LogFiles;
import taskmgmt.testkit.VolatileState.Survival;

/**
 * All sweeps, for the torture run, as many at once as there are processors: a line of JSON for each on standard output, what
 * was wrong on standard error.
 *
 * <p>Arguments: a directory to work in, and words that the names of the parts begin with; none for all.
 */
final class FaultRun {
    private final Path work;
    private final List<String> wanted;
    private final PrintStream out;
    private final PrintStream err;
    private final List<Callable<Boolean>> parts = new ArrayList<>();

    private FaultRun(Path work, List<String> wanted, PrintStream out, PrintStream err) {
        this.work = work;
        this.wanted = wanted;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) throws InterruptedException, ExecutionException {
        FaultRun run = new FaultRun(Path.of(args[0]), List.of(args).subList(1, args.length), System.out, System.err);
        run.addTails();
        run.addScenarios();
        System.exit(run.all() ? 0 : 1);
    }

    private interface Sweep {
        FaultTally run(Path work) throws IOException, InterruptedException;
    }

    private interface ScenarioSweep {
        FaultSweep run(FaultSweep sweep) throws IOException;
    }

    private void addTails() {
        for (String log : List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT)) {
            add("tail " + log, at -> new TornTailSweep(log, 1, at).everyBeginning().everyHole().tally());
            add("blocks " + log, at -> new TornTailSweep(log, 20_000, at).everyHoleOfBlocks().tally());
        }
        long seed = Long.getLong("seed", System.nanoTime());
        add("threads seed " + seed, at -> new ThreadStorm(at.resolve("logs"), 64, 40, seed).rage());
    }

    private void addScenarios() {
        for (FaultScenario scenario : FaultScenario.values()) {
            add("step", scenario, FaultSweep::eachFaultAtEachStep);
            add("power", scenario, sweep -> sweep.powerCutAtEachStep(
                    scenario == FaultScenario.INDEX ? EnumSet.of(Survival.NONE, Survival.ZEROS) : EnumSet.allOf(Survival.class)));
        }
        for (FaultScenario scenario : FaultScenario.values()) {
            if (scenario != FaultScenario.INDEX && scenario != FaultScenario.SESSION) {
                add("twice", scenario, FaultSweep::killedAgainInRecovery);
                add("killpower", scenario, sweep -> sweep.powerCutInRecovery(EnumSet.of(Survival.NONE, Survival.ZEROS_BEHIND)));
            }
        }
    }

    private void add(String kind, FaultScenario scenario, ScenarioSweep sweep) {
        add(kind + " " + scenario.name().toLowerCase(Locale.ROOT), at -> sweep.run(new FaultSweep(scenario, at)).tally());
    }

    private void add(String name, Sweep sweep) {
        if (wanted.isEmpty() || wanted.stream().anyMatch(name::startsWith)) {
            parts.add(() -> run(name, sweep));
        }
    }

    /** Whether all went well. */
    private boolean all() throws InterruptedException, ExecutionException {
        boolean well = true;
        try (ExecutorService workers = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            for (Future<Boolean> part : workers.invokeAll(parts)) {
                well &= part.get();
            }
        }
        return well;
    }

    private boolean run(String name, Sweep sweep) throws IOException, InterruptedException {
        FaultTally tally = sweep.run(Files.createTempDirectory(work, "faults"));
        synchronized (this) {
            out.println(tally.json(name));
            tally.shown().forEach(err::println);
        }
        return tally.problems().isEmpty();
    }
}
