package taskmgmt.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** A compressed segment of each log, then a plain one, then the active file. */
public record RotatedLogs(Tool tool, Path directory) {
    public static RotatedLogs in(Path directory) {
        RotatedLogs made = new RotatedLogs(Tool.in(directory), directory.resolve("logs"));
        made.run("task create --title one --id one");
        made.run("incident open --failure-mode port --severity high");
        made.run("logs rotate");
        made.run("task create --title two --id two");
        made.run("incident open --failure-mode disk --severity low");
        made.run("logs rotate --no-compress");
        made.run("task create --title three --id three");
        return made;
    }

    public void run(String line) {
        assertThat(tool.run(line.split(" ", -1))).as(line).returns(0, Tool.Outcome::status);
    }

    /** The first segment of a log whose file's name ends so. */
    public Path segment(String log, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("segments"))) {
            return files.filter(file -> file.getFileName().toString().startsWith(log) && file.toString().endsWith(suffix))
                    .findFirst().orElseThrow();
        }
    }
}
