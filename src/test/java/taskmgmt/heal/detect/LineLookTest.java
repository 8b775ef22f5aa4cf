package taskmgmt.heal.detect;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.heal.FailureDetector;
import taskmgmt.heal.Observation;

/** A real log of a program, which is written, renamed, copied and emptied between two looks. */
class LineLookTest {
    private static final FailureDetector.LinesMatch ERRORS = new FailureDetector.LinesMatch("app.log", "ERROR|OutOfMemory");

    @TempDir
    private Path directory;

    private FailureLook look = new FailureLook(Places.in(Path.of("")));

    @BeforeEach
    void begin() throws IOException {
        Files.createDirectories(directory.resolve("logs"));
        another();
    }

    /** As if by a process that begins now. */
    private void another() {
        look = new FailureLook(Places.in(directory), true);
    }

    private Path log() {
        return directory.resolve("app.log");
    }

    private void write(String text) throws IOException {
        Files.writeString(log(), text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private Observation seen() throws InterruptedException {
        return look.look(ERRORS);
    }

    private void assertFine() throws InterruptedException {
        assertThat(seen()).isEqualTo(new Observation.Fine("no new line of app.log matches 'ERROR|OutOfMemory'"));
    }

    private void assertDown(String last) throws InterruptedException {
        assertThat(seen()).isEqualTo(new Observation.Down("1 new line of app.log matches 'ERROR|OutOfMemory': " + last));
    }

    @Test
    void beginsAtTheEndAndSeesWhatComes() throws Exception {
        write("ERROR of yesterday\n");
        assertThat(seen()).isEqualTo(new Observation.Fine("app.log is watched from here on"));
        assertFine();
        write("all is well\nERROR one\n");
        assertDown("ERROR one");
    }

    @Test
    void staysDownUntilARemedyWasApplied() throws Exception {
        seen();
        write("ERROR one\n");
        assertDown("ERROR one");
        another();
        assertDown("ERROR one");
        write("OutOfMemoryError\n");
        assertThat(seen()).isEqualTo(new Observation.Down("2 new lines of app.log match 'ERROR|OutOfMemory': OutOfMemoryError"));
        look.acted(ERRORS);
        assertFine();
        another();
        assertFine();
        write("ERROR two\n");
        assertDown("ERROR two");
    }

    @Test
    void aLineCountsWhenItIsWhole() throws Exception {
        seen();
        write("ERR");
        assertFine();
        write("OR half\n");
        assertDown("ERROR half");
    }

    /** As logrotate does by default. */
    @Test
    void followsAFileThatIsRenamed() throws Exception {
        write("begin\n");
        seen();
        write("ERROR before the rotation\n");
        Files.move(log(), directory.resolve("app.log.1"));
        write("ERROR after it\n");
        another();
        assertThat(seen()).isEqualTo(new Observation.Down("2 new lines of app.log match 'ERROR|OutOfMemory': ERROR after it"));
        look.acted(ERRORS);
        assertFine();
    }

    @Test
    void aFileThatIsRenamedAndNotYetMadeAnewIsReadToItsEnd() throws Exception {
        write("begin\n");
        seen();
        write("ERROR last\n");
        Files.move(log(), directory.resolve("app.log-20260301"));
        assertDown("ERROR last");
        look.acted(ERRORS);
        write("ERROR of the new one\n");
        assertDown("ERROR of the new one");
    }

    /** As logrotate does with copytruncate. */
    @Test
    void followsAFileThatIsCopiedAndEmptied() throws Exception {
        write("begin\n");
        seen();
        write("ERROR before the copy\n");
        Files.copy(log(), directory.resolve("app.log.1"), StandardCopyOption.REPLACE_EXISTING);
        Files.writeString(log(), "");
        assertDown("ERROR before the copy");
        look.acted(ERRORS);
        write("ERROR after it\n");
        assertDown("ERROR after it");
    }

    /** Longer than before, so that only its beginning tells. */
    @Test
    void aFileThatIsWrittenAnewIsReadFromItsBeginning() throws Exception {
        write("begin\n");
        seen();
        Files.writeString(log(), "another beginning\nERROR in the new file\n");
        assertDown("ERROR in the new file");
    }

    @Test
    void aFileThatIsNotThereYetIsSeenFromItsBeginning() throws Exception {
        seen();
        assertFine();
        write("ERROR first\n");
        assertDown("ERROR first");
    }

    @Test
    void whoRemembersNothingLeavesNothing() throws Exception {
        write("begin\n");
        look = new FailureLook(Places.in(directory));
        seen();
        write("ERROR one\n");
        assertDown("ERROR one");
        look.acted(ERRORS);
        assertFine();
        assertThat(directory.resolve("logs")).isEmptyDirectory();
    }

    @Test
    void aLongLineIsLookedAtAndShownInPart() throws Exception {
        seen();
        write("ERROR " + "x".repeat(100_000) + "\n");
        assertDown("ERROR " + "x".repeat(194) + "…");
    }

    /** Version 1 of the state file, for ever. */
    @Test
    void thePlaceIsKeptInThreeLines() {
        LinePosition place = new LinePosition("(dev=802,ino=17)", 6, "0f1e");
        assertThat(place.text()).isEqualTo("(dev=802,ino=17)\n6\n0f1e\n");
        assertThat(LinePosition.parse(place.text())).isEqualTo(place);
    }

    @Test
    void aStateThatIsNoneIsAsIfThereWereNone() {
        assertThat(LinePosition.parse("")).isNull();
        assertThat(LinePosition.parse("a\nb\nc\n")).isNull();
        assertThat(LinePosition.parse("a\n1\nc\n")).isEqualTo(new LinePosition("a", 1, "c"));
    }
}
