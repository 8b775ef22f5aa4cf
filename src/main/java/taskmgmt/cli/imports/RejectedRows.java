package taskmgmt.cli.imports;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.imports.Row;
import taskmgmt.json.JsonLineWriter;

/** Keeps rows of which nothing could be made, one JSON line each, where the user wants that. The file is made with the first. */
final class RejectedRows implements Closeable {
    private final @Nullable Path file;
    private @Nullable OutputStream out;

    RejectedRows(@Nullable Path file) {
        this.file = file;
    }

    void add(Row row, String reason) {
        if (file == null) {
            return;
        }
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("row", row.number());
        line.put("reason", reason);
        line.put("values", row.values());
        try {
            OutputStream target = out == null ? new BufferedOutputStream(Files.newOutputStream(file)) : out;
            out = target;
            target.write(JsonLineWriter.of(line));
            target.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        if (out != null) {
            out.close();
        }
    }
}
