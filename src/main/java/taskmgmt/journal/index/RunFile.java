package taskmgmt.journal.index;

import java.io.Closeable;
import java.nio.file.Path;

/** One immutable file of an index: what it knows of the lines between two offsets of a log. Open for reading. */
interface RunFile extends Closeable {
    Path file();

    /** Where the first line of the log that it covers begins, in bytes. */
    long from();

    /** Where the last one ends. */
    long to();

    /** How much is in it, in a unit of its format. */
    long count();

    /** Of which log it is. */
    long identity();
}
