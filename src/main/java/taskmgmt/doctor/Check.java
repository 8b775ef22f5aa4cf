package taskmgmt.doctor;

import java.io.IOException;
import java.util.function.Consumer;

/** One question about a log directory. Looks only. Tells nothing where there is nothing to tell but {@link #sound}. */
interface Check {
    /** The question, a word. */
    String name();

    /** What to say where nothing was found. */
    String sound(DirectoryView patient) throws IOException;

    void look(DirectoryView patient, Consumer<Diagnosis> findings) throws IOException;
}
