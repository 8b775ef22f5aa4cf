package taskmgmt.stats;

/**
 * What a report gathers from the records of a log. A log may be gathered in parts, each by itself, which are then combined in
 * their order: the result is that of one pass.
 *
 * @param <T> what a record is
 * @param <F> the implementing type
 */
public interface Gathering<T, F extends Gathering<T, F>> {
    /** Takes in the next record. */
    void accept(T record);

    /** Ingests what was gathered from the part of the log that follows; the other must not be used any more. */
    void combine(F later);
}
