package taskmgmt.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * A file or stream that is imported.
 *
 * @param name      of the file without its endings; of a stream, {@code stdin}
 * @param given     as it was named, for messages
 * @param reference when it was written last
 * @param opener    opens it; called once
 */
public record ImportSource(String name, String given, Instant reference, Opener opener) {
    /** Opens a stream. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** The name of a file without endings: {@code jobs.csv.gz} is {@code jobs}, and {@code .ninja_log} {@code ninja_log}. */
    public static String nameOf(String file) {
        String name = file.startsWith(".") ? file.substring(1) : file;
        int point = name.indexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }
}
