package taskmgmt.store.write;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogGoneException;
import taskmgmt.testkit.LogClient;
import taskmgmt.testkit.LogFixture;

/** Between the look of whoever asks and the write, nothing may be made either. */
class LogPresenceTest {
    @TempDir
    Path temporary;

    LogFixture log;
    Path directory;

    @BeforeEach
    void logThatDoesNotExistYet() {
        directory = temporary.resolve("logs");
        log = new LogFixture(directory);
    }

    private LogPresence presence() {
        return new LogPresence(directory);
    }

    @Test
    void nothingIsMadeInThePlaceOfALogThatIsGone() throws IOException {
        LogPresence presence = presence();
        try (LogClient before = new LogClient(log, presence.files()); LogClient other = new LogClient(log, presence.files())) {
            before.openIncident("port_in_use", "t1");
            assertThat(presence.isGone()).isFalse();
            Files.move(directory, temporary.resolve("away"));

            assertThatThrownBy(() -> before.openIncident("port_in_use", "t2")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> other.openIncident("port_in_use", "t2")).isInstanceOf(LogGoneException.class).hasMessageContaining("put it back");
            assertThat(directory).doesNotExist();

            Files.move(temporary.resolve("away"), directory);
            assertThat(presence.isGone()).isFalse();
            other.openIncident("port_in_use", "t2");
        }
        assertThat(directory.resolve(LogFiles.INCIDENTS)).content().contains("\"t1\"", "\"t2\"");
    }

    @Test
    void aDirectoryWithoutAnyLogIsGoneOnlyWhereOneWasSeen() throws IOException {
        Files.createDirectory(directory);
        LogPresence presence = presence();
        assertThat(presence.isGone()).isFalse();
        try (LogClient client = new LogClient(log, presence.files())) {
            client.openIncident("port_in_use", "t1");
        }
        assertThat(presence.isGone()).isFalse();
        Files.move(directory, temporary.resolve("away"));
        Files.createDirectory(directory);

        assertThat(presence.isGone()).isTrue();
        try (LogClient client = new LogClient(log, presence.files())) {
            assertThatThrownBy(() -> client.openIncident("port_in_use", "t2")).isInstanceOf(LogGoneException.class);
        }
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aLogThatIsRotatedIsThere() throws IOException {
        LogPresence presence = presence();
        try (LogClient client = new LogClient(log, presence.files())) {
            client.openIncident("port_in_use", "t1");
            for (int i = 0; i < 3; i++) {
                client.rotate();
                assertThat(presence.isGone()).isFalse();
                client.openIncident("port_in_use", "t" + (i + 2));
            }
        }
        Files.delete(directory.resolve(LogFiles.INCIDENTS));
        Files.delete(directory.resolve(LogFiles.REGISTRY));
        Files.delete(directory.resolve(LogFiles.AUDIT));
        assertThat(presence.isGone()).as("as a rotation leaves it for a moment").isFalse();
    }
}
