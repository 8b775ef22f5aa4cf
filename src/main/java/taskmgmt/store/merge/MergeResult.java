package taskmgmt.store.merge;

import java.nio.file.Path;
import java.util.List;

/**
 * The result of a merge.
 *
 * @param directory      the merged directory
 * @param sides          its sources, in the order in which they were named
 * @param registry       of the registry
 * @param incidents      of the incidents
 * @param busWaiting     lines on the bus that neither side had ingested
 * @param completed      registry events that incident records require and an interrupted change had not written
 * @param conflicts      the conflicts; only the first ones if there are very many
 * @param conflictCount  their number
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
     * @param findings the number of violations in its record
     */
    public record Side(Path given, String copy, long findings) {}

    /**
     * A united log.
     *
     * @param bytes       of the union
     * @param commonBytes length of the beginning that both sides share
     * @param first       lines after that which only the first side has
     * @param second      lines after that which only the second side has
     * @param both        lines after that which both have
     * @param reordered   how often both have two lines in opposite orders
     * @param damaged     lines of the union that are not records
     * @param leftOut     lines, or beginnings of lines, that cannot be read and are only in the copies
     */
    public record Log(
            long bytes, long commonBytes, long first, long second, long both, long reordered, long damaged, long leftOut) {
        Log withDamaged(long lines) {
            return new Log(bytes, commonBytes, first, second, both, reordered, lines, leftOut);
        }
    }
}
