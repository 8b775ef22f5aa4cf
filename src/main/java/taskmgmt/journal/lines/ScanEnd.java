package taskmgmt.journal.lines;

/**
 * Where a scan ended: at the unterminated tail of what it read, if there is one.
 *
 * @param tailOffset where the bytes after the last newline begin, which is where a later scan goes on
 * @param tailLength how many they are; 0 if all that was read is whole lines
 */
public record ScanEnd(long tailOffset, long tailLength) {}
