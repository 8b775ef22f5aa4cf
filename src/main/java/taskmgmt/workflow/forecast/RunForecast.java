package taskmgmt.workflow.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.run.StepState;

/**
 * How much longer a run will take.
 *
 * @param half     the time not exceeded in half of the simulations
 * @param most     the time not exceeded in nine of ten simulations
 * @param critical how often each step was on the critical path, as a share; the most frequent first
 * @param unknown  types of steps that have never been completed, and therefore are not in the figures: the run takes longer
 * @param assumed  steps for which the number of repetitions is unknown
 * @param longer   steps that are already running longer than ever before; how much longer is not in the figures either
 */
public record RunForecast(
        Duration half, Duration most, Map<String, Double> critical, List<String> unknown, List<String> assumed, List<String> longer) {
    private static final int TIMES = 1_000;
    private static final double HALF = 0.5;
    private static final double MOST = 0.9;
    private static final long SEED = 42;

    /** Simulates the run. */
    public static RunForecast of(Definition definition, Map<String, Definition> others, List<StepState> states, StepTimes times, Instant now) {
        RunNetwork network = RunNetwork.of(definition, others, states, now);
        Set<String> unknown = new LinkedHashSet<>();
        Set<String> longer = new LinkedHashSet<>();
        List<long[]> history = new ArrayList<>();
        for (RunNetwork.Piece piece : network.pieces()) {
            long[] past = piece.fixed() != null ? new long[] {piece.fixed()} : times.of(piece.group());
            history.add(past);
            if (past.length == 0) {
                unknown.add(piece.group().type());
            } else if (Arrays.stream(past).allMatch(each -> each <= piece.elapsed())) {
                longer.add(piece.path());
            }
        }
        RunSimulation simulation = new RunSimulation(network, history, new SplittableRandom(SEED));
        long[] ends = new long[TIMES];
        for (int i = 0; i < TIMES; i++) {
            ends[i] = simulation.play();
        }
        Arrays.sort(ends);
        return new RunForecast(micros(ends[(int) (TIMES * HALF)]), micros(ends[(int) (TIMES * MOST)]), shares(network, simulation),
                List.copyOf(unknown), List.copyOf(network.assumed()), List.copyOf(longer));
    }

    private static Map<String, Double> shares(RunNetwork network, RunSimulation simulation) {
        List<Map.Entry<String, Double>> shares = new ArrayList<>();
        for (int i = 0; i < network.pieces().size(); i++) {
            double share = (double) simulation.critical(i) / TIMES;
            if (share > 0) {
                shares.add(Map.entry(network.pieces().get(i).path(), share));
            }
        }
        shares.sort(Map.Entry.<String, Double>comparingByValue(Comparator.reverseOrder()).thenComparing(Map.Entry.comparingByKey()));
        Map<String, Double> sorted = new LinkedHashMap<>();
        shares.forEach(each -> sorted.put(each.getKey(), each.getValue()));
        return sorted;
    }

    private static Duration micros(long micros) {
        return Duration.of(micros, ChronoUnit.MICROS);
    }
}
