package taskmgmt.view.system;

import taskmgmt.render.Format;
import taskmgmt.render.Plain;
import taskmgmt.report.system.LogPartState;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/** The files that logs consist of, one a row. */
public final class LogPartRows {
    private LogPartRows() {}

    /** In a table, defects get lines of their own, because the last column is the first that a narrow terminal drops. */
    public static Listing<LogPartState> in(Format format) {
        return FieldList.<LogPartState>in(format)
                .exact("log", "LOG", LogPartState::log)
                .exact("state", "STATE", LogPartState::state)
                .place("base", "FROM BYTE", LogPartState::base)
                .place("end", "TO BYTE", LogPartState::end)
                .number("disk_bytes", "ON DISK", LogPartState::diskBytes)
                .number("ratio", "RATIO", LogPartState::ratio)
                .exact("first_at", "FIRST", LogPartState::first)
                .exact("last_at", "LAST", LogPartState::last)
                .exact("file", "FILE", LogPartState::file)
                .program("flaw", LogPartState::flaw);
    }

    /** What is wrong with a file, as a line below the table. */
    public static String flaw(LogPartState part) {
        return Plain.text(part.log() + " from byte " + part.base() + ": " + part.flaw());
    }
}
