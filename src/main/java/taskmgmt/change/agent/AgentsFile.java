package taskmgmt.change.agent;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import taskmgmt.agent.AgentCatalogue;
import taskmgmt.agent.AgentsParser;
import taskmgmt.intake.yaml.BadYamlException;
import taskmgmt.intake.yaml.YamlFile;
import taskmgmt.intake.yaml.YamlResult;
import taskmgmt.journal.LogFiles;
import taskmgmt.journal.disk.PrivateFiles;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;

/**
 * The agents of a log directory: {@code agents.yaml}, which people write, and commands change under the lock of the log, as a
 * whole. An error in it stops all agents rather than letting a wrong one run.
 */
public final class AgentsFile {
    private AgentsFile() {}

    public static Path in(Path directory) {
        return directory.resolve(LogFiles.AGENTS);
    }

    /**
     * The agents; none where there is no file.
     *
     * @throws RefusedException if the file cannot be used; it says where it is wrong
     */
    public static AgentCatalogue read(Path directory) throws IOException {
        String text = text(directory);
        if (text.isBlank()) {
            return AgentCatalogue.NONE;
        }
        YamlResult<AgentCatalogue> parsed = AgentsParser.parse(text);
        AgentCatalogue catalogue = parsed.value();
        if (catalogue == null) {
            throw new RefusedException(Refusal.INVALID, in(directory) + ":" + parsed.problems().getFirst().words());
        }
        return catalogue;
    }

    /** What is in the file; nothing if there is none. */
    static String text(Path directory) throws IOException {
        Path file = in(directory);
        if (PrivateFiles.attributes(file) == null && !Files.exists(file)) {
            return "";
        }
        try {
            return YamlFile.text(file);
        } catch (BadYamlException e) {
            throw new RefusedException(Refusal.INVALID, file + ":" + e.line() + ":" + e.column() + ": " + e.getMessage());
        }
    }

    static void write(String text, Path directory, PrivateFiles disk) throws IOException {
        disk.rewrite(in(directory), ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
}
