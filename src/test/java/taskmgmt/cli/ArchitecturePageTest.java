package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import taskmgmt.testkit.Golden;

/** The page on the architecture names the rooms and classes that there are. */
class ArchitecturePageTest {
    private static final String PAGE = "src/docs/ARCHITECTURE.md";
    private static final Path SOURCES = Golden.inProject("src/main/java/taskmgmt");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern CLASS = Pattern.compile("`(?:([a-z.]+)\\.)?([A-Z][A-Za-z]+)`");

    @Test
    void everyRoomStandsInItsTableAndEveryRowIsARoom() throws IOException {
        Set<String> rows = new TreeSet<>();
        for (String line : Files.readAllLines(Golden.inProject(PAGE))) {
            if (line.startsWith("| `") && line.chars().filter(c -> c == '|').count() == 3) {
                CODE.matcher(line.split("\\|", -1)[1]).results().forEach(code -> rows.add(code.group(1)));
            }
        }

        assertThat(rows).isNotEmpty();
        for (String room : rooms()) {
            assertThat(rows).as(room).anyMatch(row -> matches(row, room));
        }
        for (String row : rows) {
            assertThat(rooms()).as(row).anyMatch(room -> matches(row, room));
        }
    }

    @Test
    void everyClassItNamesIsThere() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Golden.inProject("src"))) {
            files = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        Set<String> elsewhere = Set.of("BigDecimal");
        for (MatchResult name : CLASS.matcher(Files.readString(Golden.inProject(PAGE))).results().toList()) {
            String end = (name.group(1) == null ? "" : name.group(1).replace('.', '/') + "/") + name.group(2) + ".java";
            assertThat(elsewhere.contains(name.group(2)) || files.stream().anyMatch(file -> file.endsWith(end))).as(name.group()).isTrue();
        }
    }

    private static boolean matches(String row, String room) {
        return row.equals(room)
                || row.endsWith(".*") && room.startsWith(row.substring(0, row.length() - 1))
                || row.endsWith(".<noun>") && room.startsWith(row.substring(0, row.indexOf('<')));
    }

    private static Set<String> rooms() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.endsWith("package-info.java")).map(file -> SOURCES.relativize(file.getParent()).toString().replace('/', '.'))
                    .filter(room -> !room.isEmpty()).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
