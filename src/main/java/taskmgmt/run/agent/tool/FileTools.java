package taskmgmt.run.agent.tool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import taskmgmt.agent.tool.ToolFailure;
import taskmgmt.agent.tool.ToolSpec;
import taskmgmt.agent.tool.Trouble;
import taskmgmt.journal.LogBounds;

/** Reading, listing and writing files of the workspace. */
public final class FileTools {
    private static final int MAX_BYTES = 1 << 20;
    private static final int MAX_NAMES = 2_000;
    private static final Map<String, Map<String, @Nullable Object>> PATH = Map.of("path", ToolSpec.string("the file, relative to the workspace"));

    private FileTools() {}

    public static List<AgentTool> in(Path root) {
        Workspace workspace = new Workspace(root);
        return List.of(
                new FileTool(new ToolSpec("read_file", "Answers with the text of a file of the workspace.", ToolSpec.object(PATH, List.of("path")), true),
                        arguments -> read(workspace.resolve(path(arguments)))),
                new FileTool(new ToolSpec("list_files", "Lists a directory of the workspace, a name a line; directories end with /.",
                        ToolSpec.object(Map.of("path", ToolSpec.string("the directory, relative to the workspace; . for the workspace itself")),
                                List.of("path")), true),
                        arguments -> list(workspace.resolve(path(arguments)))),
                new FileTool(new ToolSpec("write_file", "Writes a file of the workspace, and replaces what was in it.",
                        ToolSpec.object(Map.of("path", ToolSpec.string("the file, relative to the workspace"), "content", ToolSpec.string("its whole text")),
                                List.of("path", "content")), true),
                        arguments -> write(workspace.resolve(path(arguments)), String.valueOf(arguments.get("content")))));
    }

    private static String path(Map<String, @Nullable Object> arguments) {
        return String.valueOf(arguments.get("path"));
    }

    private interface Work {
        String of(Map<String, @Nullable Object> arguments) throws ToolFailure, IOException;
    }

    private record FileTool(ToolSpec spec, Work work) implements AgentTool {
        @Override
        public Output call(Map<String, @Nullable Object> arguments, Duration limit) throws ToolFailure {
            try {
                return new Output(work.of(arguments), false);
            } catch (NoSuchFileException _) {
                throw new ToolFailure(Trouble.VALIDATION, "there is no '" + arguments.get("path") + "'");
            } catch (IOException e) {
                throw new ToolFailure(Trouble.VALIDATION, "'" + arguments.get("path") + "': " + e.getClass().getSimpleName());
            }
        }
    }

    private static String read(Path file) throws IOException, ToolFailure {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) || Files.exists(file) && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new ToolFailure(Trouble.VALIDATION, "it is no file");
        }
        if (Files.size(file) > MAX_BYTES) {
            throw new ToolFailure(Trouble.VALIDATION, "it has more than " + MAX_BYTES + " bytes");
        }
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    private static String list(Path directory) throws IOException, ToolFailure {
        if (!Files.isDirectory(directory)) {
            throw new ToolFailure(Trouble.VALIDATION, "it is no directory");
        }
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            for (Path each : all) {
                if (names.size() == MAX_NAMES) {
                    break;
                }
                names.add(each.getFileName() + (Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS) ? "/" : ""));
            }
        }
        names.sort(null);
        return String.join("\n", names);
    }

    private static String write(Path file, String content) throws IOException, ToolFailure {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > MAX_BYTES) {
            throw new ToolFailure(Trouble.VALIDATION, "the content has more than " + MAX_BYTES + " bytes");
        }
        if (LogBounds.of(LogBounds.real(file)) != null) {
            throw new ToolFailure(Trouble.PERMISSION, "it is in a log directory, where nothing but the log is written");
        }
        Path parent = file.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        if (LogBounds.names(file) > 1) {
            Files.delete(file); // or what is written would be in the file of the other names, too
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING,
                LinkOption.NOFOLLOW_LINKS)) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        }
        return bytes.length + " bytes are written";
    }
}
