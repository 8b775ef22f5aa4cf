package taskmgmt.journal.disk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.testkit.FaultyDisk;

class SlotFileTest {
    private static final int SLOT = 512;

    @TempDir
    private Path directory;

    private Path file = Path.of("");
    private SlotFile writer = new SlotFile(file, "", 0, SLOT, PrivateFiles.SYSTEM);

    @BeforeEach
    void aWriter() {
        file = directory.resolve(".state/seen");
        writer = slots(PrivateFiles.SYSTEM);
    }

    @AfterEach
    void close() {
        writer.close();
    }

    private SlotFile slots(PrivateFiles disk) {
        return new SlotFile(file, "seen", 2, SLOT, disk);
    }

    private static byte[] bytes(String content) {
        return content.getBytes(UTF_8);
    }

    /** As a transaction does. */
    private Optional<String> write(String content) throws IOException {
        Optional<byte[]> before = writer.readToWrite();
        writer.write(bytes(content));
        return before.map(found -> new String(found, UTF_8));
    }

    private Optional<String> read() {
        return slots(PrivateFiles.SYSTEM).read().map(found -> new String(found, UTF_8));
    }

    @Test
    void whatWasWrittenLastIsReadAndWhatWasWrittenBeforeIsStillThere() throws IOException {
        assertThat(read()).isEmpty();
        assertThat(write("first\n")).isEmpty();
        assertThat(read()).contains("first\n");
        assertThat(write("second\n")).contains("first\n");
        assertThat(read()).contains("second\n");
        assertThat(Files.readString(file)).hasSize(2 * SLOT).startsWith("task-mgmt seen 2 8 ").contains("\n1 first\n ").contains("\n2 second\n ");
        assertThat(write("third\n")).contains("second\n");
        assertThat(Files.readString(file)).contains("\n3 third\n ").contains("\n2 second\n ").doesNotContain("first");
        assertThat(SlotFile.isWhole(file, SLOT)).isTrue();
    }

    @Test
    void bytesAreWrittenOverAndNoFileIsMade() throws IOException {
        FaultyDisk disk = FaultyDisk.sound();
        try (SlotFile slots = slots(disk.files())) {
            for (int i = 0; i < 4; i++) {
                slots.readToWrite();
                slots.write(bytes("x" + i));
            }
        }
        assertThat(disk.steps()).containsExactly("mkdir .state", "sync " + directory.getFileName(), "open seen.tmp", "write seen.tmp",
                "move seen.tmp", "open seen", "write seen", "write seen", "write seen");
        disk.close();
    }

    @Test
    void whateverIsWrongWithOneSlotTheOtherOneCounts() throws IOException {
        write("older");
        write("newer");
        byte[] whole = Files.readAllBytes(file);
        int length = bytes("task-mgmt seen 2 7 \n1 older").length + 64;
        for (int i = 0; i < 2 * SLOT; i++) {
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThat(read()).as("byte " + i).contains(i >= SLOT ? "older" : "newer");
            Files.write(file, Arrays.copyOf(whole, i));
            assertThat(read()).as("cut at byte " + i).isEqualTo(i < SLOT ? Optional.empty() : Optional.of("older"));
            assertThat(SlotFile.isWhole(file, SLOT)).as("cut at byte " + i).isEqualTo(i >= SLOT);
        }
        assertThat(new String(whole, 0, length, UTF_8)).endsWith("1 older");
    }

    @Test
    void aWriterThatHasReadBeforeNoticesEveryByteThatIsChangedSince() throws IOException {
        write("first\n");
        write("second\n");
        assertThat(writer.readToWrite()).hasValueSatisfying(content -> assertThat(content).asString(UTF_8).isEqualTo("second\n"));
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            int i = at;
            byte[] changed = whole.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            Optional<byte[]> known = writer.readToWrite();
            assertThat(known.map(content -> new String(content, UTF_8))).as("byte %s", i).isEqualTo(read())
                    .hasValueSatisfying(content -> assertThat(content).isEqualTo(i >= SLOT ? "first\n" : "second\n"));
        }
        Files.write(file, whole);
        assertThat(write("third\n")).contains("second\n");
        assertThat(write("fourth\n")).contains("third\n");
        assertThat(read()).contains("fourth\n");
    }

    @Test
    void anInterruptedWriteLeavesWhatWasWrittenBefore() throws IOException {
        String three = "three".repeat(60);
        write("one");
        write("two");
        byte[] before = Files.readAllBytes(file);
        for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
            Files.write(file, before);
            try (FaultyDisk disk = FaultyDisk.failingAt(1, fault)) {
                SlotFile slots = slots(disk.files());
                slots.readToWrite();
                assertThatThrownBy(() -> slots.write(bytes(three))).isInstanceOfAny(LogUnwritableException.class, FaultyDisk.Killed.class);
            }
            assertThat(read()).as(fault.name()).contains(fault == FaultyDisk.Fault.KILL_AFTER ? three : "two");
        }
    }

    @Test
    void aWriterThatCouldNotWriteMakesANewFile() throws IOException {
        write("one");
        try (FaultyDisk disk = FaultyDisk.failingAt(1, FaultyDisk.Fault.EIO); SlotFile slots = slots(disk.files())) {
            slots.readToWrite();
            assertThatThrownBy(() -> slots.write(bytes("two"))).isInstanceOf(LogUnwritableException.class).hasMessageContaining("cannot write " + file);
            slots.write(bytes("three"));
        }
        assertThat(read()).contains("three");
    }

    @Test
    void writersTakeTurnsAndAFileInThePlaceOfTheOneThatIsOpenIsNoticed() throws IOException {
        write("one");
        write("two");
        try (SlotFile other = slots(PrivateFiles.SYSTEM)) {
            other.readToWrite();
            other.write(bytes("three"));
        }
        assertThat(write("four")).contains("three");
        Path copy = Files.copy(file, directory.resolve("copy"));
        write("five");
        Files.move(copy, file, StandardCopyOption.REPLACE_EXISTING);
        assertThat(write("six")).contains("four");
        assertThat(read()).contains("six");
    }

    @Test
    void whatIsNotOursIsReplacedAndNeverWrittenOver() throws IOException {
        Path victim = Files.writeString(directory.resolve("victim"), "precious\n");
        Files.createDirectory(file.getParent());
        Files.createLink(file, victim);
        assertThat(write("one")).isEmpty();
        assertThat(victim).hasContent("precious\n");
        assertThat(read()).contains("one");

        Path backup = Files.createLink(directory.resolve("backup"), file);
        byte[] kept = Files.readAllBytes(backup);
        write("two");
        assertThat(backup).hasBinaryContent(kept);
        assertThat(read()).contains("two");

        Files.delete(file);
        Files.createSymbolicLink(file, victim);
        assertThat(read()).isEmpty();
        write("three");
        assertThat(victim).hasContent("precious\n");
    }

    @Test
    void contentOfAnotherKindOrVersionIsNotRead() throws IOException {
        write("one");
        for (SlotFile other : new SlotFile[] {new SlotFile(file, "heads", 2, SLOT, PrivateFiles.SYSTEM), new SlotFile(file, "seen", 1, SLOT, PrivateFiles.SYSTEM)}) {
            assertThat(other.read()).isEmpty();
        }
        assertThatThrownBy(() -> writer.write(bytes("x".repeat(SLOT)))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> writer.write(bytes("blank "))).isInstanceOf(IllegalArgumentException.class);
        assertThat(read()).contains("one");
    }
}
