package taskmgmt.stats;

/**
 * What a report collects from the records of a log. A log may be processed in parts, each by itself, which are then combined in
 * order: the result is the same as that of one pass.
 *
 * @param <T> the type of a record
 * @param <F> the implementing type
 */
public interface Gathering<T, F extends Gathering<T, F>> {
    /** Adds the next record. */
    void accept(T record);

    /** Adds what was collected from the following part of the log; the other must not be used afterwards. */
    void combine(F later);
}
