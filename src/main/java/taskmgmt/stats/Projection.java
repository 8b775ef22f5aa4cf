package taskmgmt.stats;

import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * A kind of fold with its parameters: creates empty folds, and reads stored ones.
 *
 * @param <F> the fold
 */
public interface Projection<F extends Fold<F>> {
    /** A fold that has collected nothing. */
    F empty();

    /** The fold that {@link Fold#write} wrote. @throws IllegalStateException if the bytes are not from such a fold */
    F read(StateReader state);

    /**
     * A word of letters, digits and hyphens for the fold, its parameters and the version of what it writes: a projection with the
     * same name can read what the other wrote. Empty for a fold that is not worth storing, or that depends on the time.
     */
    String name();

    /** Whether the fold asks runs for their metadata, which costs time and memory. */
    default boolean wantsMetadata() {
        return false;
    }

    /**
     * Whether the fold, or whoever looks at the open tasks alongside it, needs what is expensive in time and memory and rarely
     * used: titles, creators, tags, priorities and owners. Subsystems and types are always present.
     */
    default boolean wantsNames() {
        return true;
    }

    /**
     * A projection for folds that are created empty and then read into.
     *
     * @param name   see {@link #name}
     * @param reader reads what {@link Fold#write} wrote into an empty fold
     */
    static <F extends Fold<F>> Projection<F> of(String name, Supplier<F> empty, BiConsumer<F, StateReader> reader) {
        return of(name, empty, reader, false, true);
    }

    /** The same, of folds that ask for metadata, see {@link #wantsMetadata}. */
    static <F extends Fold<F>> Projection<F> ofMetadata(String name, Supplier<F> empty, BiConsumer<F, StateReader> reader) {
        return of(name, empty, reader, true, true);
    }

    /** {@link #of(String, Supplier, BiConsumer)}, with what {@link #wantsNames} says. */
    static <F extends Fold<F>> Projection<F> of(
            String name, Supplier<F> empty, BiConsumer<F, StateReader> reader, boolean wantsNames) {
        return of(name, empty, reader, false, wantsNames);
    }

    private static <F extends Fold<F>> Projection<F> of(
            String name, Supplier<F> empty, BiConsumer<F, StateReader> reader, boolean wantsMetadata, boolean wantsNames) {
        return new Projection<>() {
            @Override
            public F empty() {
                return empty.get();
            }

            @Override
            public F read(StateReader state) {
                F fold = empty.get();
                reader.accept(fold, state);
                return fold;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public boolean wantsMetadata() {
                return wantsMetadata;
            }

            @Override
            public boolean wantsNames() {
                return wantsNames;
            }
        };
    }
}
