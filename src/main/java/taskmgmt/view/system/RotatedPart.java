package taskmgmt.view.system;

import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/**
 * A file of a log that was, or would be, rotated or compressed.
 *
 * @param action    what is done with it
 * @param log       the log that it belongs to
 * @param base      the offset in the log of its first byte
 * @param end       the offset in the log after its last byte
 * @param diskBytes the size of the file
 * @param file      its name
 */
public record RotatedPart(String action, String log, long base, long end, long diskBytes, String file) {
    /** One row for each file. */
    public static final Listing<RotatedPart> ROWS = FieldList.<RotatedPart>always()
            .exact("action", "ACTION", RotatedPart::action)
            .exact("log", "LOG", RotatedPart::log)
            .place("base", "FROM BYTE", RotatedPart::base)
            .place("end", "TO BYTE", RotatedPart::end)
            .number("disk_bytes", "ON DISK", RotatedPart::diskBytes)
            .exact("file", "FILE", RotatedPart::file);
}
