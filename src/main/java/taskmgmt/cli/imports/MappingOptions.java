package taskmgmt.cli.imports;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import taskmgmt.cli.command.Flag;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.option.OutputFile;
import taskmgmt.imports.map.ColumnMap;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.time.LooseTime;
import taskmgmt.time.Zones;

/** How to read the columns, status words and times of a source. */
final class MappingOptions extends ParameterGroup {
    private final Options<String> entries = option("--map").label("KEY=COLUMN,...")
            .repeatable("what the columns of a csv, tsv or json are: id=JobID,start=Began,end=Finished");
    private final Options<String> words = option("--status-map").label("WORD=STATUS,...")
            .repeatable("what status words mean: pending, active, completed, failed or cancelled");
    private final Option<String> timeFormat = option("--time-format").label("PATTERN")
            .text("how times are written where no usual spelling fits: 'dd.MM.uuuu HH:mm'");
    private final Option<String> zone = option("--zone").label("ZONE")
            .text("the time zone of times that name none: Europe/Berlin (default: UTC)");
    private final Option<String> mapFile = option("--map-file").label("FILE").text("read these from a file, as --save-map writes it");
    private final Option<String> saveMap = option("--save-map").label("FILE").text("write these to a file");
    private final Flag guess = flag("--guess").text("propose a map and show five rows as they would be imported; nothing is written");

    MappingOptions() {
        super("Reading options");
    }

    boolean isGuess() {
        return guess.isSet();
    }

    /** Whether the user named columns. */
    boolean hasColumns() {
        return entries.isSet() || mapFile.isSet();
    }

    /** The map from the file, overlaid with the other options. */
    ColumnMap map(Session session) throws IOException {
        ColumnMap map = mapFile.isSet() ? read(session, mapFile.get()) : ColumnMap.EMPTY;
        for (String each : entries.all()) {
            map = parsed("--map", map, each);
        }
        for (String list : words.all()) {
            for (String each : list.split(",", -1)) {
                int equals = each.lastIndexOf('=');
                if (equals <= 0) {
                    throw new UsageException("--status-map: '" + each + "' is not of the form WORD=STATUS");
                }
                map = withWord(map, each.substring(0, equals), each.substring(equals + 1));
            }
        }
        return map.withTimes(timeFormat.orNull(), zone.orNull());
    }

    /** Writes the map if requested. */
    void save(Session session, Path logs, ColumnMap map) throws IOException {
        if (saveMap.isSet()) {
            OutputFile.at(session.workingDirectory().resolve(saveMap.get()), logs).write(map.text());
        }
    }

    /** How times are read with that map. */
    static LooseTime times(ColumnMap map) {
        return new LooseTime(zone(map.zone()), pattern(map.timeFormat()));
    }

    private static ZoneId zone(@Nullable String name) {
        try {
            return name == null ? Zones.UTC : Zones.parse(name);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--zone: " + e.getMessage());
        }
    }

    private static @Nullable DateTimeFormatter pattern(@Nullable String text) {
        try {
            return text == null ? null : DateTimeFormatter.ofPattern(text, Locale.ROOT);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--time-format: '" + text + "' is no pattern, as yyyy-MM-dd HH:mm:ss is one: " + e.getMessage());
        }
    }

    private static ColumnMap parsed(String option, ColumnMap map, String text) {
        try {
            return map.with(text);
        } catch (IllegalArgumentException e) {
            throw new UsageException(option + ": " + e.getMessage());
        }
    }

    private static ColumnMap withWord(ColumnMap map, String word, String status) {
        try {
            return map.withWord(word, status);
        } catch (IllegalArgumentException e) {
            throw new UsageException("--status-map: " + e.getMessage());
        }
    }

    private static ColumnMap read(Session session, String name) throws IOException {
        Path file = session.workingDirectory().resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new RefusedException(Refusal.NOT_FOUND, "--map-file: no file " + name);
        }
        try {
            return ColumnMap.parse(Files.readString(file));
        } catch (IllegalArgumentException e) {
            throw new UsageException("--map-file: " + name + ": " + e.getMessage());
        }
    }
}
