package taskmgmt.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.VolatileState.Survival;

/**
 * All sweeps, for the torture run: a line of JSON for each on standard output, what was wrong on standard error.
 *
 * <p>Arguments: a directory to work in, and words that the names of the parts begin with; none for all.
 */
final class FaultRun {
    private final Path work;
    private final List<String> wanted;
    private final PrintStream out;
    private final PrintStream err;
    private boolean failed;

    private FaultRun(Path work, List<String> wanted, PrintStream out, PrintStream err) {
        this.work = work;
        this.wanted = wanted;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        FaultRun run = new FaultRun(Path.of(args[0]), List.of(args).subList(1, args.length), System.out, System.err);
        run.all();
        System.exit(run.failed ? 1 : 0);
    }

    private interface Sweep {
        FaultTally run(Path work) throws IOException, InterruptedException;
    }

    private interface ScenarioSweep {
        FaultSweep run(FaultSweep sweep) throws IOException;
    }

    private void all() throws IOException, InterruptedException {
        for (String log : List.of(LogFiles.REGISTRY, LogFiles.INCIDENTS, LogFiles.AUDIT)) {
            part("tail " + log, at -> new TornTailSweep(log, 1, at).everyBeginning().everyHole().tally());
            part("blocks " + log, at -> new TornTailSweep(log, 20_000, at).everyHoleOfBlocks().tally());
        }
        long seed = Long.getLong("seed", System.nanoTime());
        part("threads seed " + seed, at -> new ThreadStorm(at.resolve("logs"), 64, 40, seed).rage());
        scenarios();
    }

    private void scenarios() throws IOException, InterruptedException {
        for (FaultScenario scenario : FaultScenario.values()) {
            part("step", scenario, FaultSweep::eachFaultAtEachStep);
            part("power", scenario, sweep -> sweep.powerCutAtEachStep(
                    scenario == FaultScenario.INDEX ? EnumSet.of(Survival.NONE, Survival.ZEROS) : EnumSet.allOf(Survival.class)));
        }
        for (FaultScenario scenario : FaultScenario.values()) {
            if (scenario != FaultScenario.INDEX && scenario != FaultScenario.SESSION) {
                part("twice", scenario, FaultSweep::killedAgainInRecovery);
                part("killpower", scenario, sweep -> sweep.powerCutInRecovery(EnumSet.of(Survival.NONE, Survival.ZEROS_BEHIND)));
            }
        }
    }

    private void part(String kind, FaultScenario scenario, ScenarioSweep sweep) throws IOException, InterruptedException {
        part(kind + " " + scenario.name().toLowerCase(Locale.ROOT), at -> sweep.run(new FaultSweep(scenario, at)).tally());
    }

    private void part(String name, Sweep sweep) throws IOException, InterruptedException {
        if (!wanted.isEmpty() && wanted.stream().noneMatch(name::startsWith)) {
            return;
        }
        FaultTally tally = sweep.run(Files.createTempDirectory(work, "faults"));
        out.println(tally.json(name));
        tally.shown().forEach(err::println);
        failed |= !tally.problems().isEmpty();
    }
}
