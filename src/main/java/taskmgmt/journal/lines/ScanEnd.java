package taskmgmt.journal.lines;

/**
 * Where a scan ended: at the unterminated tail of what it read, if there is one.
 *
 * @param tailOffset where the bytes after the last newline begin, which is where a later scan continues
 * @param tailLength their number; 0 if everything read was whole lines
 */
public record ScanEnd(long tailOffset, long tailLength) {}
