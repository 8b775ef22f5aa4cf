package taskmgmt.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;

/** A table in a Markdown file of the repository, whose rows the program knows better. */
public final class MarkdownTable {
    private MarkdownTable() {}

    /** The table with this first heading has these rows and no others. */
    public static void check(String path, String heading, List<String> rows) throws IOException {
        List<String> lines = Files.readAllLines(Golden.inProject(path));
        int first = lines.indexOf(lines.stream().filter(line -> line.startsWith("| " + heading + " |")).findFirst().orElseThrow()) + 2;
        int end = first;
        while (lines.get(end).startsWith("|")) {
            end++;
        }
        List<String> expected = new ArrayList<>(lines.subList(0, first));
        expected.addAll(rows);
        expected.addAll(lines.subList(end, lines.size()));
        Golden.check(path, String.join("\n", expected) + "\n");
    }
}
