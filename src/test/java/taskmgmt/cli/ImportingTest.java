package taskmgmt.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import taskmgmt.imports.Preset;
import taskmgmt.testkit.Golden;

/** The page about importing leaves no format out. */
class ImportingTest {
    @Test
    void itShowsEveryFormat() throws IOException {
        String page = Files.readString(Golden.inProject("src/docs/importing.md"));

        for (Preset preset : Preset.values()) {
            boolean isLikeCsv = preset == Preset.TSV || preset == Preset.JSON;
            assertThat(page).contains(isLikeCsv ? "csv, tsv, json" : "$ task-mgmt import " + preset.text());
        }
    }
}
