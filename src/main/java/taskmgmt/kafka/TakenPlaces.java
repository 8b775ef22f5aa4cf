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
 * Up to where each partition of a topic was taken, as the log directory has it: with the log, so that another copy of the log, or one that was put
 * back, takes what it has not. It is written after the events, so it may be behind them; without it, all is taken again, and counts once all the same.
 */
final class TakenPlaces {
    private static final int VERSION = 1;

    private final StateFile file;

    /** @param topic the id that a topic has from when it was made until it is removed */
    TakenPlaces(Path directory, String topic) {
        this.file = new StateFile(directory.resolve(LogFiles.BRIDGES).resolve("take-" + topic),
                "taken", VERSION, SyncPolicy.SYNC);
    }

    /** The first offset of each partition that was not taken. */
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
