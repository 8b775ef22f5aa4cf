package taskmgmt.workflow.forecast;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import taskmgmt.stats.Group;
import taskmgmt.task.Status;
import taskmgmt.task.Task;
import taskmgmt.workflow.Block;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.run.StepState;

/**
 * The remaining work of a run, as pieces that wait for each other. Whatever cannot be known yet is assumed to be what is most
 * likely: an unknown list has one value, a loop makes no further rounds, a condition is true, and nothing is skipped. Immutable
 * once created.
 */
final class RunNetwork {
    private final Map<String, StepState> states = new HashMap<>();
    private final Map<String, Definition> others;
    private final Instant now;
    private final String subsystem;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Integer> limits = new ArrayList<>();
    private final Set<String> assumed = new LinkedHashSet<>();

    private RunNetwork(Map<String, Definition> others, List<StepState> known, Instant now, String subsystem) {
        this.others = others;
        this.now = now;
        this.subsystem = subsystem;
        known.forEach(each -> states.put(each.path(), each));
    }

    /**
     * A piece of work.
     *
     * @param path    of its step
     * @param group   the group whose history says how long it takes
     * @param elapsed how long it has been running, in microseconds
     * @param fixed   how long it takes if that is known, in microseconds; null if its history decides
     * @param after   the positions of the pieces that have to end first
     * @param limits  the positions of the limits that it counts towards while it runs
     */
    record Piece(String path, Group group, long elapsed, @Nullable Long fixed, List<Integer> after, List<Integer> limits) {}

    static RunNetwork of(Definition definition, Map<String, Definition> others, List<StepState> states, Instant now) {
        RunNetwork network = new RunNetwork(others, states, now, definition.subsystem());
        int all = network.limit(definition.steps().atMost());
        List<Integer> end = network.block(definition, definition.steps(), "", List.of(), List.of(all));
        for (Definition.Occasion each : List.of(Definition.Occasion.SUCCESS, Definition.Occasion.EXIT)) {
            Block handler = definition.handlers().get(each);
            end = handler == null ? end : network.block(definition, handler, each.key() + ".1.", end, List.of(all));
        }
        return network;
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** For each limit, how many of its pieces may run at once. */
    List<Integer> limits() {
        return limits;
    }

    /** The steps for which the number of repetitions is unknown. */
    Set<String> assumed() {
        return assumed;
    }

    private int limit(int atMost) {
        limits.add(atMost);
        return limits.size() - 1;
    }

    /** Returns the pieces that have to end before the block has ended. */
    private List<Integer> block(Definition definition, Block block, String prefix, List<Integer> after, List<Integer> within) {
        List<Integer> counted = block.inOrder() || block.atMost() >= block.steps().size() ? within : with(within, limit(block.atMost()));
        Map<String, List<Integer>> ends = new LinkedHashMap<>();
        for (int place : block.order()) {
            Step step = block.steps().get(place);
            Set<Integer> before = new LinkedHashSet<>();
            block.before(place).forEach(each -> before.addAll(ends.getOrDefault(each, List.of())));
            ends.put(step.name(), step(definition, step, prefix + step.name(), before.isEmpty() ? after : List.copyOf(before), counted));
        }
        Set<Integer> all = new LinkedHashSet<>();
        ends.values().forEach(all::addAll);
        return List.copyOf(all);
    }

    private static List<Integer> with(List<Integer> list, int more) {
        List<Integer> all = new ArrayList<>(list);
        all.add(more);
        return List.copyOf(all);
    }

    private List<Integer> step(Definition definition, Step step, String path, List<Integer> after, List<Integer> within) {
        StepState state = states.get(path);
        if (state != null && state.hasEnded()) {
            return after;
        }
        return switch (step) {
            case Step.Work _, Step.Wait _, Step.Approval _ -> List.of(piece(definition, step, path, after, within));
            case Step.Together together -> block(definition, together.block(), path + ".", after, within);
            case Step.Branch branch -> block(definition, isElse(branch, path) ? branch.otherwise() : branch.then(), path + ".", after, within);
            case Step.SubWorkflow sub -> {
                Definition other = others.get(sub.workflow());
                yield other == null ? after : block(other, other.steps(), path + ".", after, within);
            }
            case Step.ForEach each -> forEach(definition, each, path, after, within);
            case Step.Loop loop -> {
                List<Integer> end = after;
                int times = Math.max(1, times(path));
                assumed.add(path);
                for (int i = 1; i <= times; i++) {
                    end = block(definition, loop.body(), path + "." + i + ".", end, within);
                }
                yield end;
            }
        };
    }

    private List<Integer> forEach(Definition definition, Step.ForEach step, String path, List<Integer> after, List<Integer> within) {
        boolean listed = step.items().size() != 1 || step.items().getFirst().only() == null;
        int seen = times(path);
        if (!listed && seen == 0) {
            assumed.add(path);
        }
        int times = listed ? step.items().size() : Math.max(1, seen);
        List<Integer> counted = step.atMost() >= times ? within : with(within, limit(step.atMost()));
        Set<Integer> all = new LinkedHashSet<>();
        for (int i = 1; i <= times; i++) {
            all.addAll(block(definition, step.body(), path + "." + i + ".", after, counted));
        }
        return List.copyOf(all);
    }

    /** How many rounds of it are on record. */
    private int times(String path) {
        int times = 0;
        while (hasWithin(path + "." + (times + 1) + ".")) {
            times++;
        }
        return times;
    }

    private boolean hasWithin(String prefix) {
        return states.keySet().stream().anyMatch(each -> each.startsWith(prefix));
    }

    private boolean isElse(Step.Branch branch, String path) {
        return branch.otherwise().steps().stream().anyMatch(each -> states.containsKey(path + "." + each.name()));
    }

    private int piece(Definition definition, Step step, String path, List<Integer> after, List<Integer> within) {
        StepState state = states.get(path);
        Task task = state == null ? null : state.task();
        boolean runs = task != null && (task.status() == Status.ACTIVE || !(step instanceof Step.Work));
        Instant since = task == null || !runs ? now : task.startedAt() == null ? task.createdAt() : task.startedAt();
        Long fixed = step instanceof Step.Wait wait && wait.until() instanceof Step.Until.Over over ? Long.valueOf(micros(over.duration())) : null;
        boolean counts = step instanceof Step.Work;
        pieces.add(new Piece(path, new Group(subsystem, definition.id() + "." + step.name()), Math.max(0, ChronoUnit.MICROS.between(since, now)),
                fixed, after, counts ? within : within.subList(1, within.size())));
        return pieces.size() - 1;
    }

    private static long micros(Duration duration) {
        return duration.toSeconds() * 1_000_000 + duration.toNanosPart() / 1_000;
    }
}
