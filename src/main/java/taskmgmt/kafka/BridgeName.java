package taskmgmt.kafka;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import taskmgmt.hash.Sha256;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.lines.LineScanner;
import taskmgmt.journal.lines.LineSink;

/** The default name of a bridge: derived from the first line of its registry, which no other log has. */
public final class BridgeName {
    private static final int LENGTH = 16;
    private static final String EMPTY = "empty";

    private BridgeName() {}

    public static String of(Path directory) throws IOException {
        Path registry = directory.resolve(LogFiles.REGISTRY);
        String[] name = {EMPTY};
        LineScanner.scan(registry, 0, LineScanner.lineStart(registry, 1), new LineSink() {
            @Override
            public void line(byte[] buffer, int start, int end, long offset) {
                name[0] = Sha256.hex(Sha256.digest().digest(Arrays.copyOfRange(buffer, start, end))).substring(0, LENGTH);
            }

            @Override
            public void corrupt(long offset, long length, String reason) {
                name[0] = "damaged";
            }
        });
        return name[0];
    }
}
