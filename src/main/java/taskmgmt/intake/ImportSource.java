package taskmgmt.intake;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;

/**
 * A file or stream that is imported.
 *
 * @param name      the file's name without its extensions; {@code stdin} for a stream
 * @param given     the name as given, for messages
 * @param reference when it was last written
 * @param opener    opens it; called once
 */
public record ImportSource(String name, String given, Instant reference, Opener opener) {
    /** Opens a stream. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /**
     * The name of a file without extensions: {@code jobs.csv.gz} becomes {@code jobs}, and {@code .ninja_log} becomes {@code
     * ninja_log}.
     */
    public static String nameOf(String file) {
        String name = file.startsWith(".") ? file.substring(1) : file;
        int point = name.indexOf('.');
        return point > 0 ? name.substring(0, point) : name;
    }
}
