package taskmgmt.stats;

import taskmgmt.task.TaskRun;

/**
 * Two folds in one pass. Not thread-safe.
 *
 * @param first  receives every run
 * @param second receives the same runs
 */
public record Both<A extends Fold<A>, B extends Fold<B>>(A first, B second) implements Fold<Both<A, B>> {

    public static <A extends Fold<A>, B extends Fold<B>> Projection<Both<A, B>> of(
            Projection<A> first, Projection<B> second) {
        return new Projection<>() {
            @Override
            public Both<A, B> empty() {
                return new Both<>(first.empty(), second.empty());
            }

            @Override
            public Both<A, B> read(StateReader state) {
                return new Both<>(first.read(state), second.read(state));
            }

            @Override
            public boolean wantsMetadata() {
                return first.wantsMetadata() || second.wantsMetadata();
            }

            @Override
            public boolean wantsNames() {
                return first.wantsNames() || second.wantsNames();
            }

            @Override
            public String name() {
                boolean worthKeeping = !first.name().isEmpty() && !second.name().isEmpty();
                return worthKeeping ? first.name() + "-and-" + second.name() : "";
            }
        };
    }

    @Override
    public void accept(TaskRun run) {
        first.accept(run);
        second.accept(run);
    }

    @Override
    public void combine(Both<A, B> other) {
        first.combine(other.first);
        second.combine(other.second);
    }

    @Override
    public void write(StateWriter state) {
        first.write(state);
        second.write(state);
    }
}
