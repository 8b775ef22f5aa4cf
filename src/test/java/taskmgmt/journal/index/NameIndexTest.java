package taskmgmt.journal.index;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.journal.LogDamagedException;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.testkit.Seed;

class NameIndexTest {
    @TempDir
    Path temporary;

    private NameIndex open(long identity) throws IOException {
        return NameIndex.open(temporary.resolve("names"), identity, PrivateFiles.SYSTEM);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(temporary.resolve("names"))) {
            return files.sorted().toList();
        }
    }

    private static List<byte[]> bytes(String... names) {
        return Stream.of(names).map(name -> name.getBytes(ISO_8859_1)).toList();
    }

    private static List<String> found(NameIndex index, String part, boolean fromBehind, int max) throws IOException {
        TreeSet<byte[]> names = new TreeSet<>(Arrays::compareUnsigned);
        byte[] start = part.getBytes(ISO_8859_1);
        index.find(fromBehind ? NameIndex.reversed(start) : start, fromBehind, max, names);
        return names.stream().map(name -> new String(fromBehind ? NameIndex.reversed(name) : name, ISO_8859_1)).toList();
    }

    /** Names with much in common, with nothing, of one byte and of very many, from an alphabet with bytes of either sign. */
    private static String name(Random random) {
        StringBuilder name = new StringBuilder(random.nextInt(3) == 0 ? "" : "storage_backup_".substring(random.nextInt(15)));
        for (int left = random.nextInt(20) == 0 ? 500 + random.nextInt(500) : 1 + random.nextInt(4); left > 0; left--) {
            name.append("abz0\u00ff\u0080_".charAt(random.nextInt(7)));
        }
        return name.toString();
    }

    private static List<String> expected(Set<String> all, String part, boolean fromBehind, int max) {
        List<String> alike = new ArrayList<>(all.stream().filter(name -> fromBehind ? name.endsWith(part) : name.startsWith(part)).toList());
        if (fromBehind) {
            alike.sort((one, other) -> new StringBuilder(one).reverse().compareTo(new StringBuilder(other).reverse()));
        }
        return alike.subList(0, Math.min(max, alike.size()));
    }

    @Test
    void findsWhatWasAddedInHoweverManyRuns() throws IOException {
        Random random = Seed.random(NameIndexTest.class);
        TreeSet<String> all = new TreeSet<>();
        long end = 0;
        for (int run = 0; run < 60; run++) {
            try (NameIndex index = open(1)) {
                assertThat(index.end()).isEqualTo(end);
                List<String> names = new ArrayList<>();
                for (int i = random.nextInt(300); i > 0; i--) {
                    names.add(name(random));
                }
                end += 1 + random.nextInt(300);
                index.add(end, bytes(names.toArray(new String[0])));
                all.addAll(names);
            }
        }
        assertThat(files()).hasSizeLessThan(12).allSatisfy(file -> assertThat(NameIndex.isWhole(file)).isTrue());
        try (NameIndex index = NameIndex.openToRead(temporary.resolve("names"), 1)) {
            for (int i = 0; i < 400; i++) {
                String name = name(random);
                String part = name.substring(0, random.nextInt(Math.min(name.length(), 12)));
                int max = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 100_000;
                assertThat(found(index, part, false, max)).as("from '%s'", part).isEqualTo(expected(all, part, false, max));
                assertThat(found(index, part, true, max)).as("to '%s'", part).isEqualTo(expected(all, part, true, max));
            }
        }
    }

    @Test
    void aRunOfAnotherLogOrOneThatIsCutIsRemoved() throws IOException {
        open(1).add(100, bytes("a", "b"));
        assertThat(open(2).end()).isZero();
        assertThat(files()).isEmpty();

        open(1).add(100, bytes("a", "b"));
        byte[] whole = Files.readAllBytes(files().getFirst());
        for (int length = 0; length < whole.length; length += length < 100 ? 1 : 911) {
            Files.write(temporary.resolve("names").resolve("0-100.run"), Arrays.copyOf(whole, length));
            assertThat(open(1).end()).as("cut at %s", length).isZero();
        }
    }

    /** Neither a name that is not there nor that one is not there rests on a byte that was changed. */
    @Test
    void whicheverByteIsChangedTheAnswerIsTheSameOrNone() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 900; i++) {
            names.add("job_" + i * 7);
        }
        open(1).add(100, bytes(names.toArray(new String[0])));
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        List<String> asked = List.of("job_63", "job_6", "none", "job_6293", "3");
        List<String> before = answers(asked);
        int refused = 0;
        for (int at = 0; at < whole.length; at += at < 64 ? 1 : 13) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << at % 8);
            Files.write(file, changed);
            assertThat(NameIndex.isWhole(file)).as("byte %s", at).isFalse();
            try {
                List<String> after = answers(asked);
                refused += after.isEmpty() ? 1 : 0;
                assertThat(after.isEmpty() || after.equals(before)).as("byte %s", at).isTrue();
            } catch (LogDamagedException changedBlock) {
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(64);
    }

    /** Nothing where the index has nothing. */
    private List<String> answers(List<String> parts) throws IOException {
        List<String> answers = new ArrayList<>();
        try (NameIndex index = NameIndex.openToRead(temporary.resolve("names"), 1)) {
            for (String part : parts) {
                answers.addAll(index.end() == 0 ? List.of() : found(index, part, false, 9));
                answers.addAll(index.end() == 0 ? List.of() : found(index, part, true, 9));
            }
        }
        return answers;
    }

    @Test
    void blocksThatChangedPlacesAreNoneOfTheRun() throws IOException {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            names.add("job_" + i);
        }
        open(1).add(100, bytes(names.toArray(new String[0])));
        Path file = files().getFirst();
        byte[] whole = Files.readAllBytes(file);
        byte[] swapped = whole.clone();
        System.arraycopy(whole, NameRun.HEADER_BYTES, swapped, NameRun.HEADER_BYTES + NameRun.BLOCK_BYTES, NameRun.BLOCK_BYTES);
        System.arraycopy(whole, NameRun.HEADER_BYTES + NameRun.BLOCK_BYTES, swapped, NameRun.HEADER_BYTES, NameRun.BLOCK_BYTES);
        Files.write(file, swapped);
        assertThat(NameIndex.isWhole(file)).isFalse();
    }

    @Test
    void theLeftoversOfAnInterruptedMergeChangeNothing() throws IOException {
        NameIndex index = open(1);
        index.add(100, bytes("a", "b", "c"));
        byte[] left = Files.readAllBytes(files().getFirst());
        index.add(200, bytes("a", "d"));
        assertThat(files()).hasSize(1);
        Files.write(temporary.resolve("names").resolve("0-100.run"), left);
        Files.write(temporary.resolve("names").resolve("new.tmp"), left);

        assertThat(found(open(1), "", false, 9)).containsExactly("a", "b", "c", "d");
        assertThat(open(1).end()).isEqualTo(200);
        assertThat(files()).extracting(path -> String.valueOf(path.getFileName())).containsExactly("0-200.run", "new.tmp");
        open(1).clear();
        assertThat(open(1).end()).isZero();
    }
}
