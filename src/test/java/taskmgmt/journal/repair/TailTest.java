package taskmgmt.journal.repair;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import taskmgmt.bytes.LineCheck.Verdict;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.LogUnwritableException;
import taskmgmt.journal.SyncPolicy;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.journal.lines.LineFile;
import taskmgmt.testkit.FaultyDisk;
import taskmgmt.testkit.Sweep;

/** The records of these tests are like {@code {word}} or {@code {word: 1}}; a blank anywhere else spoils one. */
class TailTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-03-04T05:06:07.000089Z"));
    private static final String FIRST = "{first}\n";
    private static final String GOOD = FIRST + "{second}\n";

    @TempDir
    Path directory;

    private static Verdict check(byte[] buffer, int start, int end) {
        String text = new String(buffer, start, end - start, ISO_8859_1);
        return text.matches("\\{[a-z]+(: [0-9]+)?}") ? Verdict.WHOLE
                : text.matches("(\\{([a-z]+(:( [0-9]*)?)?)?)?") ? Verdict.PREFIX : Verdict.BAD;
    }

    private Path log() {
        return directory.resolve("registry.jsonl");
    }

    private Path quarantine() {
        return directory.resolve("quarantine");
    }

    private void write(String content) throws IOException {
        Files.writeString(log(), content, ISO_8859_1);
    }

    private String content() throws IOException {
        return Files.readString(log(), ISO_8859_1);
    }

    private Tail inspect(long knownGoodEnd) throws IOException {
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC)) {
            return Tail.inspect(file, knownGoodEnd, TailTest::check);
        }
    }

    private List<TailFix> repair(long knownGoodEnd) throws IOException {
        return repair(knownGoodEnd, PrivateFiles.SYSTEM);
    }

    private List<TailFix> repair(long knownGoodEnd, PrivateFiles files) throws IOException {
        try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC, files)) {
            return new TailRepair(quarantine(), CLOCK, files)
                    .repair(file, Tail.inspect(file, knownGoodEnd, TailTest::check));
        }
    }

    /** Every byte that ever was in the log, and is not there any more, has to be in some file of the quarantine. */
    private List<String> quarantined() throws IOException {
        List<String> copies = new ArrayList<>();
        if (Files.exists(quarantine())) {
            try (var files = Files.list(quarantine())) {
                for (Path copy : files.sorted().toList()) {
                    copies.add(Files.readString(copy, ISO_8859_1));
                }
            }
        }
        return copies;
    }

    private void emptyQuarantine() throws IOException {
        if (Files.exists(quarantine())) {
            try (var files = Files.list(quarantine())) {
                for (Path copy : files.toList()) {
                    Files.delete(copy);
                }
            }
            Files.delete(quarantine());
        }
    }

    @Test
    void wholeLinesAreClean() throws IOException {
        for (String clean : List.of("", "\n", GOOD, GOOD + "\n\n", GOOD + "    \n{third}\n")) {
            write(clean);
            assertThat(inspect(0)).isEqualTo(new Tail(clean.length(), List.of()));
            assertThat(inspect(Tail.UNKNOWN).isClean()).isTrue();
            assertThat(inspect(clean.length()).isClean()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, Tail.UNKNOWN, 17})
    void everyPrefixOfTheLastRecordIsRepaired(long knownGoodEnd) throws IOException {
        String record = "{third: 3}";
        for (int length = 1; length < record.length(); length++) {
            String torn = record.substring(0, length);
            write(GOOD + torn);
            assertThat(inspect(knownGoodEnd).damages()).containsExactly(new Damage.Torn(17, length));

            List<TailFix> repairs = repair(knownGoodEnd);

            assertThat(content()).isEqualTo(GOOD + " ".repeat(length) + "\n");
            assertThat(quarantined()).containsExactly(torn);
            assertThat(repairs).singleElement().satisfies(repair -> {
                assertThat(repair.kind()).isEqualTo(TailFix.Kind.QUARANTINED);
                assertThat(repair.offset()).isEqualTo(17);
                assertThat(repair.length()).isEqualTo(torn.length());
                assertThat(repair.quarantine())
                        .isEqualTo(quarantine().resolve("registry.jsonl.17.20260304T050607000089"));
            });
            assertThat(inspect(knownGoodEnd).isClean()).isTrue();
            emptyQuarantine();
        }
    }

    @Test
    void anUnterminatedButWholeRecordIsKept() throws IOException {
        write(GOOD + "{third}");
        assertThat(repair(17)).containsExactly(new TailFix(TailFix.Kind.TERMINATED, log(), 17, 7,
                "993a58ca6e18138f22974f1038ba6e45d57bd250f2bcbf95b0b12b0b4d87de1e", null));
        assertThat(content()).isEqualTo(GOOD + "{third}\n");
        assertThat(quarantined()).isEmpty();
    }

    @Test
    void aTornRecordFollowedByNulsIsRepaired() throws IOException {
        for (String start : List.of("", "{", "{thi", "{third}")) {
            for (int nuls : new int[] {1, 2, 4096, 200_000}) {
                String torn = start + "\0".repeat(nuls);
                write(GOOD + torn);
                repair(17);
                assertThat(content()).isEqualTo(GOOD + " ".repeat(torn.length()) + "\n");
                assertThat(quarantined()).containsExactly(torn);
                emptyQuarantine();
            }
        }
    }

    @Sweep
    @ParameterizedTest
    @ValueSource(strings = {"{second}\n{third}\n", "{second}\n{third}", "{second}\n{thi"})
    void everyHoleInTheLastLinesIsRepairedWithoutTouchingOtherLines(String batch) throws IOException {
        for (int start = 0; start < batch.length(); start++) {
            for (int end = start + 1; end <= batch.length(); end++) {
                String holed = batch.substring(0, start) + "\0".repeat(end - start) + batch.substring(end);
                write(FIRST + holed);

                repair(FIRST.length());

                StringBuilder expected = new StringBuilder(FIRST);
                List<String> taken = new ArrayList<>();
                for (String line : holed.lines().toList()) {
                    boolean whole = line.matches("\\{[a-z]*}");
                    expected.append(whole ? line : " ".repeat(line.length())).append('\n');
                    if (!whole) {
                        taken.add(line);
                    }
                }
                assertThat(content()).isEqualTo(expected.toString());
                assertThat(quarantined()).containsExactlyInAnyOrderElementsOf(taken);
                assertThat(inspect(FIRST.length()).isClean()).isTrue();
                emptyQuarantine();
            }
        }
    }

    @Test
    void aTerminatedBeginningOfARecordIsRepaired() throws IOException {
        write(FIRST + "{seco\n{third}\n");
        repair(FIRST.length());
        assertThat(content()).isEqualTo(FIRST + "     \n{third}\n");
        assertThat(quarantined()).containsExactly("{seco");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "hello", "hello\n", "}", "{}}", "{}{third}", "[1]\n{third}\n",
        "\u007fELF\0\0\0\n", "\0\u0001\0", "{thi\0\u0007\n", "\u00ff\n"
    })
    void foreignBytesAreNeverTouched(String foreign) throws IOException {
        write(GOOD + foreign);
        assertThat(inspect(17).damages()).hasSize(1).last().isInstanceOf(Damage.Foreign.class);
        assertThatThrownBy(() -> repair(17))
                .isInstanceOf(LogDamagedException.class)
                .hasMessageStartingWith(log() + " is damaged at byte 17 (");
        assertThat(content()).isEqualTo(GOOD + foreign);
        assertThat(quarantined()).isEmpty();
    }

    @Test
    void repairableDamageBeforeForeignBytesIsNotTouchedEither() throws IOException {
        write(FIRST + "{sec\0\n" + "foreign\n" + "{thi");
        assertThatThrownBy(() -> repair(0)).isInstanceOf(LogDamagedException.class).hasMessageContaining("byte 14 (7 ");
        assertThat(content()).isEqualTo(FIRST + "{sec\0\n" + "foreign\n" + "{thi");
    }

    @Test
    void aTailLongerThanAnyRecordIsForeign() throws IOException {
        write(GOOD + "{" + "a".repeat(LogFiles.MAX_STORED_BYTES - 1));
        assertThat(inspect(17).damages()).containsExactly(new Damage.Torn(17, LogFiles.MAX_STORED_BYTES));
        for (int length : new int[] {LogFiles.MAX_STORED_BYTES, 3_000_000}) {
            write(GOOD + "{" + "a".repeat(length));
            assertThat(inspect(17).damages())
                    .containsExactly(new Damage.Foreign(17, length + 1, "it is longer than any record"));
            assertThat(inspect(Tail.UNKNOWN)).isEqualTo(inspect(17));
        }
        write(GOOD + "{" + "a".repeat(LogFiles.MAX_STORED_BYTES) + "}\n");
        assertThat(inspect(17).isClean()).describedAs("a longer record of somebody else").isTrue();
    }

    @Test
    void aFileThatIsNotWhatItWasIsForeign() throws IOException {
        write(GOOD);
        assertThat(inspect(18).damages()).containsExactly(
                new Damage.Foreign(17, 0, "it had 18 bytes and now has only 17"));
        assertThat(inspect(16).damages()).containsExactly(
                new Damage.Foreign(15, 1, "a line ended here before and no longer does"));
    }

    @Test
    void withNothingKnownOnlyTheLastLinesAreLookedAt() throws IOException {
        write("damaged\n" + GOOD.repeat(4000) + "{thi");
        assertThat(inspect(Tail.UNKNOWN).damages()).containsExactly(new Damage.Torn(8 + 17 * 4000, 4));
        assertThat(inspect(0).damages()).hasSize(1).first().isInstanceOf(Damage.Foreign.class);
    }

    @Sweep
    @ParameterizedTest
    @ValueSource(strings = {
        "{third: 33}", "{thi", "{third: 33}\0\0\0", "{third}\n{fou\0\0\0fth}\n{fif", "{a\n{b}\n{c\n\0\0"
    })
    void aRepairThatIsKilledAtAnyStepIsEndedByTheNext(String tail) throws IOException {
        write(GOOD + tail);
        FaultyDisk sound = FaultyDisk.sound();
        repair(17, sound.files());
        String repaired = content();
        emptyQuarantine();
        for (FaultyDisk.Fault fault : FaultyDisk.Fault.values()) {
            for (int step = 0; step < sound.steps().size(); step++) {
                write(GOOD + tail);
                int killedAt = step;
                FaultyDisk disk = FaultyDisk.failingAt(step, fault);
                try {
                    repair(17, disk.files());
                    assertThat(fault).isEqualTo(FaultyDisk.Fault.ENOSPC);
                } catch (FaultyDisk.Killed | LogUnwritableException e) {
                    assertThat(content().length()).isGreaterThanOrEqualTo(17 + tail.length());
                }
                repair(17);
                assertThat(content())
                        .describedAs(() -> fault + " at " + sound.steps().get(killedAt))
                        .isEqualTo(repaired);
                for (String line : tail.lines().toList()) {
                    assertThat(repaired.contains(line) || quarantined().contains(line)).isTrue();
                }
                assertThat(inspect(17).isClean()).isTrue();
                emptyQuarantine();
            }
        }
    }

    @Test
    void aRepairThatWasKilledBeforeItsNewlineIsStillReported() throws IOException {
        write(GOOD + "{thi");
        FaultyDisk sound = FaultyDisk.sound();
        List<TailFix> uninterrupted = repair(17, sound.files());
        emptyQuarantine();
        write(GOOD + "{thi");
        int newline = sound.steps().size() - 2;
        assertThatThrownBy(() -> repair(17, FaultyDisk.failingAt(newline, FaultyDisk.Fault.KILL_BEFORE).files()))
                .isInstanceOf(FaultyDisk.Killed.class);
        assertThat(content()).isEqualTo(GOOD + "    ");
        assertThat(repair(17)).isEqualTo(uninterrupted);
    }

    @Sweep
    @Test
    void whicheverBytesOfARepairReachedTheDiskTheNextRepairSeesTheDamage() throws IOException {
        String torn = "{thi: 33";
        for (String end : List.of("", "\n")) {
            for (int blanked = 0; blanked < 1 << (torn.length() - 1); blanked++) {
                StringBuilder bytes = new StringBuilder("\0");
                for (int i = 1; i < torn.length(); i++) {
                    bytes.append((blanked >> (i - 1) & 1) == 1 ? ' ' : torn.charAt(i));
                }
                write(GOOD + bytes + end);
                repair(17);
                assertThat(content()).isEqualTo(GOOD + " ".repeat(torn.length()) + "\n");
                emptyQuarantine();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anAppendThatFailsAtAnyStepLeavesAFileThatTheNextCommandRepairs(FaultyDisk.Fault fault) throws IOException {
        byte[] batch = "{third}\n{fourth}\n{fifth}\n".getBytes(ISO_8859_1);
        for (int step = 0; step < 3; step++) {
            write(GOOD);
            FaultyDisk disk = FaultyDisk.failingAt(step, fault);
            boolean acknowledged = false;
            try (LineFile file = LineFile.open(log(), SyncPolicy.SYNC, disk.files())) {
                file.append(batch, batch.length);
                file.force();
                acknowledged = true;
            } catch (FaultyDisk.Killed | LogUnwritableException e) {
                assertThat(content()).startsWith(GOOD);
            }
            assertThat(acknowledged).isFalse();
            repair(17);
            assertThat(content()).startsWith(GOOD).endsWith("\n");
            for (String line : content().substring(17).lines().toList()) {
                assertThat(line).matches("\\{third}|\\{fourth}|\\{fifth}| *");
            }
            emptyQuarantine();
        }
    }

    @Test
    void aHoleOfMegabytesIsRepairedInBlocks() throws IOException {
        write(GOOD + "{third");
        long end = 5_000_000;
        try (RandomAccessFile file = new RandomAccessFile(log().toFile(), "rw")) {
            file.setLength(end);
        }
        Files.writeString(log(), "rth}\n{fifth}\n", StandardOpenOption.APPEND);
        repair(17);
        assertThat(content()).startsWith(GOOD).endsWith("\n{fifth}\n").hasSize((int) end + 13);
        String blanks = content().substring(GOOD.length(), (int) end + 4);
        assertThat(blanks).isBlank();
        assertThat(blanks.lines()).as("no line is too long for readers").allMatch(line -> line.length() < 1 << 20);
        assertThat(quarantined()).singleElement()
                .isEqualTo("{third" + "\0".repeat((int) end - 23) + "rth}");
    }

    @Test
    void aRepairThatFindsNoSpaceLeavesNoHalfCopies() throws IOException {
        write(GOOD + "{thi");
        FaultyDisk sound = FaultyDisk.sound();
        repair(17, sound.files());
        emptyQuarantine();
        int copying = 0;
        for (int step = 0; step < sound.steps().size(); step++) {
            if (sound.steps().get(step).contains(" registry.jsonl.17.")) {
                write(GOOD + "{thi");
                repairFailingAt(step);
                assertThat(quarantined()).isEmpty();
                assertThat(content()).isEqualTo(GOOD + "{thi");
                emptyQuarantine();
                copying++;
            }
        }
        assertThat(copying).isEqualTo(3);
    }

    private void repairFailingAt(int step) {
        FaultyDisk disk = FaultyDisk.failingAt(step, FaultyDisk.Fault.EIO);
        assertThatThrownBy(() -> repair(17, disk.files()))
                .isInstanceOf(LogUnwritableException.class)
                .hasMessageStartingWith("cannot repair " + log() + " at byte 17: ");
    }

    @Test
    void theQuarantineMustNotBeALink() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.createSymbolicLink(quarantine(), elsewhere);
        write(GOOD + "{thi");
        assertThatThrownBy(() -> repair(17)).isInstanceOf(LogDamagedException.class).hasMessageContaining("link");
        assertThat(content()).isEqualTo(GOOD + "{thi");
    }
}
