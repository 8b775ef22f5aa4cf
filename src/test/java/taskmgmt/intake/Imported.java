package taskmgmt.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonLineWriter;
import taskmgmt.imports.ImportContext;
import taskmgmt.imports.Preset;
import taskmgmt.imports.Row;
import taskmgmt.imports.StatusWords;
import taskmgmt.imports.task.TaskFormats;
import taskmgmt.time.LooseTime;

/** What an import makes of a file of {@code examples/imports} or of a text, without a log. */
final class Imported {
    static final Path EXAMPLES = Path.of("examples/imports");
    private static final Instant REFERENCE = Instant.parse("2026-01-06T12:00:00Z");

    private final List<String> lines = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();
    private final ImportTotals totals;
    private final long tasks;
    private final long attempts;

    private Imported(Preset preset, ImportContext context, String name, byte[] bytes, boolean keepOrder, long maxBytes) throws Exception {
        TaskImport.Listener listener = new TaskImport.Listener() {
            @Override
            public void unusable(Row row, String reason) {
                refused.add(row.number() + ": " + reason);
            }

            @Override
            public void progress(long rows) {
                // nobody watches
            }
        };
        Path temporary = Files.createTempDirectory("imported");
        try (TaskImport tasks = new TaskImport(preset, keepOrder, temporary, maxBytes, listener)) {
            ImportSource source = new ImportSource(name, name, REFERENCE, () -> new java.io.ByteArrayInputStream(bytes));
            tasks.read(source, each -> Objects.requireNonNull(TaskFormats.named(preset.text(), TaskImport.contextOf(context, each))));
            try (InputStream in = tasks.lines()) {
                new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().forEach(lines::add);
            }
            this.totals = tasks.totals();
            this.tasks = tasks.attempts().tasks();
            this.attempts = tasks.attempts().attempts();
        }
        try (var left = Files.list(temporary)) {
            if (left.findAny().isPresent()) {
                throw new IOException("a temporary file is left behind");
            }
        }
        Files.delete(temporary);
    }

    static Imported file(Preset preset, String file) throws Exception {
        return bytes(preset, file, Files.readAllBytes(EXAMPLES.resolve(file)));
    }

    static Imported text(Preset preset, String text) throws Exception {
        return bytes(preset, "text", text.getBytes(StandardCharsets.UTF_8));
    }

    static Imported bytes(Preset preset, String name, byte[] bytes) throws Exception {
        return new Imported(preset, context("UTC", null), ImportSource.nameOf(name), bytes, false, 1 << 24);
    }

    static Imported inZone(Preset preset, String file, String zone) throws Exception {
        return new Imported(preset, context(zone, null), ImportSource.nameOf(file), Files.readAllBytes(EXAMPLES.resolve(file)), false, 1 << 24);
    }

    static Imported based(Preset preset, String text, String base) throws Exception {
        return new Imported(preset, context("UTC", Instant.parse(base)), "text", text.getBytes(StandardCharsets.UTF_8), false, 1 << 24);
    }

    static Imported inLittleMemory(Preset preset, byte[] bytes, long maxBytes) throws Exception {
        return new Imported(preset, context("UTC", null), "text", bytes, false, maxBytes);
    }

    static Imported inGivenOrder(Preset preset, byte[] bytes) throws Exception {
        return new Imported(preset, context("UTC", null), "text", bytes, true, 1 << 24);
    }

    private static ImportContext context(String zone, @Nullable Instant base) {
        return new ImportContext("", new LooseTime(ZoneId.of(zone), null), StatusWords.common(), REFERENCE, base, null, null, null);
    }

    List<String> lines() {
        return lines;
    }

    /** The ids of the events, in their order. */
    List<String> ids() throws BadJsonException {
        List<String> ids = new ArrayList<>();
        for (String line : lines) {
            ids.add(String.valueOf(Json.strict().parse(line).get("event_id")));
        }
        return ids;
    }

    List<String> refused() {
        return refused;
    }

    ImportTotals totals() {
        return totals;
    }

    long tasks() {
        return tasks;
    }

    long attempts() {
        return attempts;
    }

    /** One line an event: time, event, task, then the other fields as JSON without the event's id. */
    String events() throws BadJsonException {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            Map<String, @Nullable Object> event = new LinkedHashMap<>(Json.strict().parse(line));
            text.append(String.valueOf(event.remove("ts")).replace(".000000Z", "Z")).append(' ').append(event.remove("event")).append(' ')
                    .append(event.remove("task_id"));
            event.remove("event_id");
            event.remove("success");
            text.append(event.isEmpty() ? "" : " " + new String(JsonLineWriter.of(event), StandardCharsets.UTF_8)).append('\n');
        }
        return text.toString();
    }

    /** The same without fields. */
    String outline() throws BadJsonException {
        return events().lines().map(line -> line.indexOf('{') < 0 ? line : line.substring(0, line.indexOf('{') - 1))
                .reduce("", (text, line) -> text + line + "\n");
    }
}
