package taskmgmt.cli.imports;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.imports.Row;
import taskmgmt.json.JsonLineWriter;

/** Saves unusable rows, one JSON line each, if the user asked for it. The file is created with the first such row. */
final class RejectedRows implements Closeable {
    private final @Nullable OutputFile file;
    private @Nullable OutputStream out;

    RejectedRows(@Nullable OutputFile file) {
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
            OutputStream target = out == null ? file.open() : out;
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
