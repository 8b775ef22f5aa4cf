package taskmgmt.store.heads;

/**
 * The position up to which a bus file is drained.
 *
 * @param end   in bytes
 * @param print distinguishes the drained part from that of any other file, see {@link BusPrint}; {@value BusPrint#UNKNOWN} if
 *     none was recorded
 */
public record BusPlace(long end, String print) {
    static final BusPlace START = new BusPlace(0, BusPrint.UNKNOWN);
}
