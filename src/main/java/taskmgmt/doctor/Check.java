package taskmgmt.doctor;

import java.io.IOException;
import java.util.function.Consumer;

/** One question about a log directory. Read-only. If there is nothing to report, the answer is {@link #sound}. */
interface Check {
    /** The question, a word. */
    String name();

    /** The message if nothing was found. */
    String sound(DirectoryView patient) throws IOException;

    void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException;
}
