package taskmgmt.cli.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.option.ListOptions;
import taskmgmt.cli.option.LogLocation;
import taskmgmt.cli.value.Texts;
import taskmgmt.learning.LearningActivity;
import taskmgmt.store.page.TaskPages;
import taskmgmt.task.TaskField;
import taskmgmt.task.TaskFilter;
import taskmgmt.view.report.CategoryRows;

/** Lists the knowledge in each category. */
final class KnowledgeCategoriesCommand extends Command {
    private static final List<String> USUAL = List.of("code", "codebases", "datasets", "documentation", "marketing");

    private final Options<String> names = option("--category").as(KnowledgeCategoriesCommand::category, "NAME")
            .repeatable("a category in place of the usual ones: " + String.join(", ", USUAL));
    private final Option<Path> storage = option("--dir").as(Path::of, "DIR")
            .text("where each category has a directory (default: 'knowledge' beside the log directory)");
    private final LogLocation log = uses(new LogLocation());
    private final ListOptions output = uses(new ListOptions("categories", CategoryRows.ROWS,
            "by name"));

    KnowledgeCategoriesCommand() {
        super("knowledge categories", "list the knowledge storage categories: directories, files, records");
        details("RECORDS: learning activities whose metadata name the category, as by 'task-mgmt learning knowledge --metadata category=code'. "
                + "FILES and SIZE: of the directory and all below it, links not followed.");
        examples("task-mgmt knowledge categories", "task-mgmt knowledge categories --category papers --category notes --dir /srv/knowledge");
    }

    /** Checks a category, which becomes the name of a directory. */
    private static String category(String text) {
        String name = Texts.notBlank(text);
        if (name.contains("/") || name.startsWith(".") || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("'" + text + "' cannot be the name of a directory");
        }
        return name;
    }

    @Override
    public ExitCode run(Session session) throws IOException {
        Path directory = storage.isSet() ? session.workingDirectory().resolve(storage.get())
                : log.directory(session).toAbsolutePath().normalize().resolveSibling("knowledge");
        Map<String, Long> records = records(session);
        List<CategoryRows.Category> rows = new ArrayList<>();
        Set<String> asked = new LinkedHashSet<>(names.isSet() ? names.all() : USUAL);
        for (String name : asked) {
            rows.add(of(name, directory.resolve(name), records.getOrDefault(name, 0L)));
        }
        output.list(CategoryRows.ROWS, rows, session);
        return ExitCode.DONE;
    }

    private Map<String, Long> records(Session session) throws IOException {
        Map<String, Long> records = new HashMap<>();
        TaskFilter learning = TaskFilter.ALL.oneOf(TaskField.SUBSYSTEM, List.of(LearningActivity.SUBSYSTEM));
        new TaskPages(log.reader(session), log.runs(session)).all(learning, null).forEach(task -> {
            if (task.value(TaskField.METADATA) instanceof Map<?, ?> metadata && metadata.get("category") instanceof String category) {
                records.merge(category, 1L, Long::sum);
            }
        });
        return records;
    }

    private static CategoryRows.Category of(String name, Path directory, long records) throws IOException {
        if (!Files.isDirectory(directory)) {
            return new CategoryRows.Category(name, directory.toString(), false, 0, 0, records);
        }
        try (Stream<Path> paths = Files.walk(directory)) {
            List<Path> files = paths.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)).toList();
            long bytes = 0;
            for (Path file : files) {
                bytes += Files.size(file);
            }
            return new CategoryRows.Category(name, directory.toString(), true, files.size(), bytes, records);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
