package taskmgmt.change.integration;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.integration.Integration;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.json.BadJsonException;
import taskmgmt.json.Json;
import taskmgmt.json.JsonPrinter;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/** The integrations of a log directory, in the order in which they were added. The file is replaced as a whole, under the lock of the log. */
public final class IntegrationFile {
    private static final long MAX_BYTES = 1 << 20;
    private static final String VERSION = "version";
    private static final String INTEGRATIONS = "integrations";

    private IntegrationFile() {}

    /** @throws LogDamagedException where there is a file that cannot be used */
    public static List<Integration> read(Path directory) throws IOException {
        Path file = directory.resolve(LogFiles.INTEGRATIONS);
        if (PrivateFiles.attributes(file) == null) {
            return List.of();
        }
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new IllegalArgumentException("it is longer than " + MAX_BYTES + " bytes");
            }
            Map<String, @Nullable Object> map = Json.strict().parse(Files.readString(file));
            if (!Long.valueOf(1).equals(map.get(VERSION)) || !(map.get(INTEGRATIONS) instanceof List<?> list)) {
                throw new IllegalArgumentException("it is no file of integrations of this version");
            }
            List<Integration> all = new ArrayList<>();
            for (Object each : list) {
                all.add(Integration.of(each instanceof Map<?, ?> entry ? entry : Map.of()));
            }
            return all;
        } catch (BadJsonException | IllegalArgumentException | ArithmeticException e) {
            throw new LogDamagedException(file + " cannot be used: " + e.getMessage() + ": repair it, or move it away", e);
        }
    }

    /** The one of this name. @throws RefusedException where there is none */
    public static Integration find(Path directory, String name) throws IOException {
        for (Integration each : read(directory)) {
            if (each.name().equals(name)) {
                return each;
            }
        }
        throw new RefusedException(Refusal.NOT_FOUND, "no integration '" + name + "': 'integration list' shows those that there are");
    }

    static void write(List<Integration> all, Path directory, PrivateFiles shared) throws IOException {
        PrivateFiles disk = shared.neverShared();
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(VERSION, 1L);
        map.put(INTEGRATIONS, all.stream().map(Integration::toMap).toList());
        StringBuilder text = new StringBuilder();
        JsonPrinter.pretty(map, 0, text);
        disk.rewrite(directory.resolve(LogFiles.INTEGRATIONS), ByteBuffer.wrap(text.append('\n').toString().getBytes(StandardCharsets.UTF_8)));
        disk.syncDirectory(directory);
    }
}
