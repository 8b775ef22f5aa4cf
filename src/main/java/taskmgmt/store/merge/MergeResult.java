package taskmgmt.store.merge;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of a merge.
 *
 * @param directory      where it is
 * @param sides          what it was made from, in the order in which they were named
 * @param registry       of the registry
 * @param incidents      of the incidents
 * @param busWaiting     lines on the bus that no side had ingested
 * @param completed      registry events that incident records called for and an interrupted change had not written
 * @param conflicts      what the sides do not agree on; the first ones where there are very many
 * @param conflictCount  how many there are
 */
public record MergeResult(
        Path directory,
        List<Side> sides,
        Log registry,
        Log incidents,
        long busWaiting,
        long completed,
        List<MergeConflict> conflicts,
        long conflictCount) {
    public MergeResult {
        sides = List.copyOf(sides);
        conflicts = List.copyOf(conflicts);
    }

    /**
     * A side.
     *
     * @param given    the directory
     * @param copy     the name of its copy in the new one
     * @param findings how much of its record does not hold
     */
    public record Side(Path given, String copy, long findings) {}

    /**
     * A united log.
     *
     * @param bytes       of the union
     * @param commonBytes that both sides begin with
     * @param first       lines behind that which only the first side has
     * @param second      lines behind that which only the second side has
     * @param both        lines behind that which both have
     * @param reordered   how often both have two lines in opposite orders
     * @param damaged     lines of the union that are no records
     * @param leftOut     lines, or beginnings of lines, that are in the copies alone, because no reader can read them
     */
    public record Log(
            long bytes, long commonBytes, long first, long second, long both, long reordered, long damaged, long leftOut) {
        Log withDamaged(long lines) {
            return new Log(bytes, commonBytes, first, second, both, reordered, lines, leftOut);
        }
    }
}
