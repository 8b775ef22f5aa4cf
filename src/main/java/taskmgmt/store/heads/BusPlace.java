package taskmgmt.store.heads;

/**
 * The position up to which a bus file is drained.
 *
 * @param end   in bytes
 * @param print what tells the drained part from that of any other file, see {@link BusPrint}; {@value BusPrint#UNKNOWN} where nobody
 *              has taken it
 */
public record BusPlace(long end, String print) {
    static final BusPlace START = new BusPlace(0, BusPrint.UNKNOWN);
}
