package taskmgmt.workflow.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.task.Task;
import taskmgmt.time.PointInTime;
import taskmgmt.workflow.Block;
import taskmgmt.workflow.Definition;
import taskmgmt.workflow.EvaluationException;
import taskmgmt.workflow.Reference;
import taskmgmt.workflow.Step;
import taskmgmt.workflow.Template;

/** Walks over blocks of steps, and over the steps that consist of others. */
final class BlockWalk {
    private final Walked walked;
    private final LeafWalk leaves;
    private final WaitWalk waits;
    private final Map<String, Definition> others;

    /** @param others the workflows that are steps of others, by id */
    BlockWalk(Walked walked, LeafWalk leaves, WaitWalk waits, Map<String, Definition> others) {
        this.walked = walked;
        this.leaves = leaves;
        this.waits = waits;
        this.others = others;
    }

    /**
     * The combined state of several steps.
     *
     * @param ended  whether all have ended
     * @param failed the first one that failed; null if none has
     */
    record End(boolean ended, @Nullable StepState failed) {}

    /** One of several that share a limit. */
    private interface Member {
        String path();

        StepState walk(boolean may);
    }

    /** @param may whether further steps may begin */
    End block(LeafWalk.Frame frame, Block block, String prefix, ValueScope scope, boolean may) {
        Map<String, StepState> siblings = new LinkedHashMap<>();
        List<Member> members = new ArrayList<>();
        for (int place : block.order()) {
            Step step = block.steps().get(place);
            List<String> before = block.before(place);
            String path = prefix + step.name();
            members.add(new Member() {
                @Override
                public String path() {
                    return path;
                }

                @Override
                public StepState walk(boolean allowed) {
                    walked.reserve(new StepState(path, step, StepState.Phase.WAITING, null, null));
                    StepState state = walked.put(step(frame, step, path, before, siblings, scope, allowed));
                    siblings.put(step.name(), state);
                    scope.put(state);
                    return state;
                }
            });
        }
        return together(members, block.atMost(), may);
    }

    /** Continues what has begun; of the rest, as many begin as the limit allows. */
    private End together(List<Member> members, int atMost, boolean may) {
        Map<String, StepState> states = new LinkedHashMap<>();
        int active = 0;
        for (Member each : members) {
            boolean begun = walked.record().hasBegun(each.path());
            StepState state = each.walk(may && begun);
            states.put(each.path(), state);
            active += begun && !state.hasEnded() ? 1 : 0;
        }
        for (Member each : may ? members : List.<Member>of()) {
            if (active < atMost && !walked.record().hasBegun(each.path()) && isOpen(states.get(each.path()))) {
                int before = walked.actions().size();
                states.put(each.path(), each.walk(true));
                active += walked.actions().size() > before ? 1 : 0;
            }
        }
        boolean ended = true;
        StepState failed = null;
        for (StepState state : states.values()) {
            ended &= state.hasEnded();
            failed = failed == null && state.stops() && state.phase() != StepState.Phase.NOT_RUN ? state : failed;
        }
        return new End(ended, failed);
    }

    private static boolean isOpen(@Nullable StepState state) {
        return state != null && !state.hasEnded();
    }

    private StepState step(LeafWalk.Frame frame, Step step, String path, List<String> before, Map<String, StepState> siblings, ValueScope scope,
            boolean may) {
        for (String each : before) {
            StepState earlier = siblings.get(each);
            if (earlier == null || !earlier.hasEnded()) {
                return new StepState(path, step, StepState.Phase.WAITING, null, "after " + each);
            }
            if (earlier.stops()) {
                return new StepState(path, step, StepState.Phase.NOT_RUN, null, each + " " + earlier.phase().text());
            }
        }
        try {
            if (step.head().when() != null && !step.head().when().isTrue(scope)) {
                return new StepState(path, step, StepState.Phase.SKIPPED, null, "not " + step.head().when().text());
            }
            return step(frame, step, path, scope, may);
        } catch (EvaluationException | IllegalArgumentException e) {
            return refused(frame, step, path, may, String.valueOf(e.getMessage()));
        }
    }

    /** A composite step that cannot be evaluated gets a task of its own, which says why. */
    private StepState refused(LeafWalk.Frame frame, Step step, String path, boolean may, String error) {
        Task told = walked.record().step(path);
        if (told != null) {
            return new StepState(path, step, StepState.Phase.FAILED, told, LeafWalk.error(told));
        }
        if (may) {
            walked.add(new Action.Refuse(path, step, frame.type(step), error, null));
        }
        return new StepState(path, step, StepState.Phase.WAITING, null, error);
    }

    private StepState step(LeafWalk.Frame frame, Step step, String path, ValueScope scope, boolean may) {
        return switch (step) {
            case Step.Work work -> leaves.work(frame, work, path, scope, may);
            case Step.Wait _, Step.Approval _ -> waits.waiting(frame, step, path, scope, may);
            case Step.Together together -> of(step, path, block(frame, together.block(), path + ".", scope, may));
            case Step.Branch branch -> of(step, path,
                    block(frame, branch.condition().isTrue(scope) ? branch.then() : branch.otherwise(), path + ".", scope, may));
            case Step.ForEach each -> of(step, path, forEach(frame, each, path, scope, may));
            case Step.Loop loop -> loop(frame, loop, path, scope, may);
            case Step.SubWorkflow sub -> workflow(sub, path, scope, may);
        };
    }

    StepState of(Step step, String path, End end) {
        StepState failed = end.failed();
        StepState.Phase phase = !end.ended() ? walked.record().hasBegun(path) ? StepState.Phase.RUNNING : StepState.Phase.WAITING
                : failed == null ? StepState.Phase.COMPLETED : StepState.Phase.FAILED;
        return new StepState(path, step, phase, null, end.ended() && failed != null ? failed.path() + " " + failed.phase().text() : null);
    }

    private End forEach(LeafWalk.Frame frame, Step.ForEach step, String path, ValueScope scope, boolean may) {
        List<Object> items = items(step, scope);
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            String place = path + "." + (i + 1);
            ValueScope inner = scope.inner(step.as(), items.get(i));
            members.add(new Member() {
                @Override
                public String path() {
                    return place;
                }

                @Override
                public StepState walk(boolean allowed) {
                    return of(step, place, block(frame, step.body(), place + ".", inner, allowed));
                }
            });
        }
        return together(members, step.atMost(), may);
    }

    /** The values of a list, or the lines of a string. */
    private static List<Object> items(Step.ForEach step, ValueScope scope) {
        List<Object> items = new ArrayList<>();
        Reference place = step.items().size() == 1 ? step.items().getFirst().only() : null;
        Object value = place == null ? null : scope.of(place);
        if (place != null && value == null) {
            throw new IllegalArgumentException("there is no " + place.text() + " to go through");
        }
        if (value instanceof List<?> list) {
            list.forEach(each -> items.add(each == null ? "" : each));
        } else if (value != null) {
            value.toString().lines().filter(line -> !line.isBlank()).forEach(items::add);
        } else {
            for (Template each : step.items()) {
                items.add(each.expand(scope));
            }
        }
        if (items.size() > Step.ForEach.MAX_ITEMS) {
            throw new IllegalArgumentException("there are " + items.size() + " values to go through, and " + Step.ForEach.MAX_ITEMS + " is the most");
        }
        return items;
    }

    private StepState loop(LeafWalk.Frame frame, Step.Loop loop, String path, ValueScope scope, boolean may) {
        ValueScope last = scope;
        for (int i = 1; i <= loop.max(); i++) {
            String place = path + "." + i;
            if (!loop.until() && !loop.condition().isTrue(last)) {
                return over(loop, path, scope, last);
            }
            if (i > 1 && rests(loop, path + "." + (i - 1))) {
                return new StepState(path, loop, StepState.Phase.RUNNING, null, "rests before the next time");
            }
            ValueScope inner = scope.inner();
            End end = block(frame, loop.body(), place + ".", inner, may);
            if (!end.ended() || end.failed() != null) {
                return of(loop, path, end);
            }
            last = inner;
            if (loop.until() && loop.condition().isTrue(inner)) {
                return over(loop, path, scope, last);
            }
        }
        return !loop.until() && !loop.condition().isTrue(last) ? over(loop, path, scope, last)
                : new StepState(path, loop, StepState.Phase.FAILED, null, "not over after " + loop.max() + " times");
    }

    private static StepState over(Step.Loop loop, String path, ValueScope scope, ValueScope last) {
        if (last != scope) {
            scope.takeFrom(last);
        }
        return new StepState(path, loop, StepState.Phase.COMPLETED, null, null);
    }

    /** Whether the pause between two rounds is not over yet. */
    private boolean rests(Step.Loop loop, String before) {
        Instant end = null;
        for (Task task : walked.record().within(before)) {
            Instant finished = task.finishedAt();
            end = finished != null && (end == null || finished.isAfter(end)) ? finished : end;
        }
        return end != null && !loop.every().isZero() && walked.isAhead(PointInTime.after(end, loop.every()));
    }

    private StepState workflow(Step.SubWorkflow step, String path, ValueScope scope, boolean may) {
        Definition definition = others.get(step.workflow());
        if (definition == null) {
            throw new IllegalArgumentException("there is no workflow '" + step.workflow() + "'");
        }
        Map<String, String> given = new LinkedHashMap<>();
        step.params().forEach((name, value) -> given.put(name, value.expand(scope)));
        Map<String, String> params = definition.values(given);
        return new WithinWalk(walked, this).walk(new WithinWalk.Part(step, definition, params, path), scope, may);
    }

    /** The output values of a workflow at its end; values that do not exist because their step was skipped are left out. */
    static Map<String, @Nullable Object> said(Definition definition, ValueScope scope) {
        Map<String, @Nullable Object> said = new LinkedHashMap<>();
        definition.outputs().forEach((name, value) -> {
            Reference only = value.only();
            Object found = only == null ? null : scope.of(only);
            try {
                said.put(name, found != null ? found : value.expand(scope));
            } catch (EvaluationException _) {
                said.remove(name);
            }
        });
        return said;
    }
}
