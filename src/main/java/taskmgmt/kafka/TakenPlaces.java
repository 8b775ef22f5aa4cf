package taskmgmt.kafka;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import taskmgmt.journal.JournalException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.StateFile;

/**
 * How far each partition of a topic has been consumed, stored in the log directory: it stays with the log, so that another copy of
 * the log, or one restored from a backup, consumes what it lacks. It is written after the events, so it may lag behind them;
 * without it, everything is consumed again, and still counts only once.
 */
final class TakenPlaces {
    private static final int VERSION = 1;

    private final StateFile file;

    /** @param topic the id that a topic has from its creation to its deletion */
    TakenPlaces(Path directory, String topic) {
        this.file = new StateFile(directory.resolve(LogFiles.BRIDGES).resolve("take-" + topic),
                "taken", VERSION, SyncPolicy.SYNC);
    }

    /** For each partition, the first offset that has not been consumed. */
    Map<Integer, Long> read() {
        Map<Integer, Long> places = new TreeMap<>();
        String text = file.read().map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
        text.lines().forEach(line -> {
            String[] words = line.split(" ", -1);
            places.put(Integer.valueOf(words[0]), Long.valueOf(words[1]));
        });
        return places;
    }

    void write(Map<Integer, Long> places) throws JournalException {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(places).forEach((partition, offset) -> text.append(partition).append(' ').append(offset).append('\n'));
        file.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
}
