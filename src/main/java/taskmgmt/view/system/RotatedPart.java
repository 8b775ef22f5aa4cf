package taskmgmt.view.system;

import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/**
 * A file of a log that was, or would be, put aside or compressed.
 *
 * @param action    what is done with it
 * @param log       the log that it is a part of
 * @param base      the offset in the log of its first byte
 * @param end       the offset in the log after its last one
 * @param diskBytes how long the file is
 * @param file      its name
 */
public record RotatedPart(String action, String log, long base, long end, long diskBytes, String file) {
    /** A file a row. */
    public static final Listing<RotatedPart> ROWS = FieldList.<RotatedPart>always()
            .exact("action", "ACTION", RotatedPart::action)
            .exact("log", "LOG", RotatedPart::log)
            .place("base", "FROM BYTE", RotatedPart::base)
            .place("end", "TO BYTE", RotatedPart::end)
            .number("disk_bytes", "ON DISK", RotatedPart::diskBytes)
            .exact("file", "FILE", RotatedPart::file);
}
