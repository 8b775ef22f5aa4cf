package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import taskmgmt.imports.Preset;
import taskmgmt.testkit.Golden;

/** What the page about importing says is what the program does. */
class ImportingTest {
    private static final String PAGE = "src/docs/importing.md";
    private static final String EXAMPLES = "examples/imports";
    private static final FileTime WRITTEN = FileTime.from(Instant.parse("2026-01-05T07:00:00Z"));

    @TempDir
    private Path directory;

    @Test
    void itsCommandsPrintWhatItShows() throws Exception {
        copyExamples();

        Golden.check(PAGE, new Tour(directory).replayed(Files.readAllLines(Golden.inProject(PAGE))));
    }

    @Test
    void itShowsEveryFormat() throws IOException {
        String page = Files.readString(Golden.inProject(PAGE));

        for (Preset preset : Preset.values()) {
            assertThat(page).contains(preset == Preset.TSV || preset == Preset.JSON ? preset.text() : "$ task-mgmt import " + preset.text());
        }
    }

    /** With times that do not depend on when they were checked out. */
    private void copyExamples() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(Golden.inProject(EXAMPLES))) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = directory.resolve(EXAMPLES).resolve(Golden.inProject(EXAMPLES).relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
            Files.setLastModifiedTime(copy, WRITTEN);
        }
    }
}
