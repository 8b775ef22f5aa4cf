package taskmgmt.code.read;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.code.IgnoreRules;
import taskmgmt.code.Language;
import taskmgmt.code.SkippedFile;

/**
 * The source files below a directory, in order of their names. It leaves out hidden files, files that git ignores by the {@code
 * .gitignore} of the directory, of those below it and of those above it in the same work tree, and everything behind a link.
 */
final class SourceFiles {
    private static final int MAX_RULES_BYTES = 1 << 20;
    private static final int MAX_DEPTH = 200;

    private final Path root;
    private final Visitor visitor;

    /** Receives the files. */
    interface Visitor {
        /** @return whether to continue */
        boolean file(Path file, String shown, Language language) throws IOException, InterruptedException;

        void skipped(SkippedFile file) throws IOException, InterruptedException;
    }

    SourceFiles(Path root, Visitor visitor) {
        this.root = root;
        this.visitor = visitor;
    }

    /** The rules of a directory. */
    private record Level(Path directory, IgnoreRules rules) {}

    /** @return false if the visitor stopped */
    boolean visit() throws IOException, InterruptedException {
        return directory(root, above(root), 0);
    }

    /** The rules of the directories above it, the outermost first, up to the top of the work tree; none outside of a work tree. */
    private static List<Level> above(Path root) throws IOException {
        List<Level> levels = new ArrayList<>();
        for (Path at = root; at != null; at = at.getParent()) {
            if (!at.equals(root)) {
                IgnoreRules rules = rules(at);
                if (rules != null) {
                    levels.addFirst(new Level(at, rules));
                }
            }
            if (Files.exists(at.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return levels;
            }
        }
        return List.of();
    }

    private static @Nullable IgnoreRules rules(Path directory) throws IOException {
        Path file = directory.resolve(".gitignore");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || !Files.isReadable(file) || Files.size(file) > MAX_RULES_BYTES) {
            return null;
        }
        return IgnoreRules.parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
    }

    private boolean directory(Path directory, List<Level> outer, int depth) throws IOException, InterruptedException {
        if (depth > MAX_DEPTH || !Files.isReadable(directory)) {
            visitor.skipped(new SkippedFile(shown(directory) + "/", depth > MAX_DEPTH ? "more than " + MAX_DEPTH + " directories deep" : "may not be read"));
            return true;
        }
        List<Level> levels = outer;
        IgnoreRules own = rules(directory);
        if (own != null) {
            levels = new ArrayList<>(outer);
            levels.add(new Level(directory, own));
        }
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all = Files.newDirectoryStream(directory)) {
            all.forEach(entries::add);
        }
        entries.sort(Comparator.comparing(each -> String.valueOf(each.getFileName())));
        for (Path each : entries) {
            if (!entry(each, levels, depth)) {
                return false;
            }
        }
        return true;
    }

    private boolean entry(Path entry, List<Level> levels, int depth) throws IOException, InterruptedException {
        String name = String.valueOf(entry.getFileName());
        BasicFileAttributes attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        Language language = Language.ofFile(name);
        boolean isWanted = attributes.isDirectory() || attributes.isRegularFile() && language != null;
        if (!isWanted || name.startsWith(".") || isIgnored(entry, attributes.isDirectory(), levels)) {
            return true;
        }
        if (language == null || attributes.isDirectory()) {
            return directory(entry, levels, depth + 1);
        }
        return visitor.file(entry, shown(entry), language);
    }

    /** The innermost rules that match decide. */
    private static boolean isIgnored(Path entry, boolean isDirectory, List<Level> levels) {
        for (int i = levels.size() - 1; i >= 0; i--) {
            Level level = levels.get(i);
            Boolean answer = level.rules().ignores(slashes(level.directory().relativize(entry)), isDirectory);
            if (answer != null) {
                return answer;
            }
        }
        return false;
    }

    private String shown(Path entry) {
        return slashes(root.relativize(entry));
    }

    private static String slashes(Path path) {
        return path.toString().replace('\\', '/');
    }
}
