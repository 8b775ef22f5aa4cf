package taskmgmt.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A text that one program reads from its standard input, through a file: once the program has started it has the file open, so the file's
 * name is removed, and nothing is left of it if this process is killed.
 */
public final class WrittenInput implements Child.Start, AutoCloseable {
    private final Path file;

    private WrittenInput(Path file) {
        this.file = file;
    }

    public static WrittenInput of(String text) throws IOException {
        WrittenInput input = new WrittenInput(Files.createTempFile("task-mgmt-", ".in"));
        try {
            Files.writeString(input.file, text);
        } catch (IOException e) {
            input.close();
            throw e;
        }
        return input;
    }

    @Override
    public Child start(ChildCommand command, Streams streams, OutputListener listener, boolean tail) throws IOException {
        Child child = Child.startReading(file, command, streams, listener, tail);
        close();
        return child;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            return; // it is in a directory whose content may be deleted
        }
    }
}
