package taskmgmt.code.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import taskmgmt.code.CodeFile;
import taskmgmt.code.CodeItem;
import taskmgmt.code.CodeStructure;
import taskmgmt.code.Language;
import taskmgmt.code.SkippedFile;

/**
 * Reads the structure of the code in a directory, one file at a time: at any moment it needs memory for the tree of one file, and
 * for what {@link CodeStructure} keeps.
 */
public final class CodeReader {
    private final Limits limits;
    private final Set<Language> languages;

    /**
     * How much is read.
     *
     * @param fileBytes larger files are skipped
     * @param files     after this many, no more are read
     */
    public record Limits(int fileBytes, int files) {
        public static final Limits DEFAULT = new Limits(1 << 20, 50_000);
    }

    /** @param languages the wanted languages */
    public CodeReader(Limits limits, Set<Language> languages) {
        this.limits = limits;
        this.languages = Set.copyOf(languages);
    }

    /**
     * The structure of the code in a directory, or in one file.
     *
     * @param kept kinds of items to keep individually, in addition to functions and classes
     * @throws ParserMissingException if no parser can be loaded on this machine
     */
    public CodeStructure read(Path place, Set<CodeItem.Kind> kept) throws IOException, InterruptedException {
        Path root = place.toRealPath();
        CodeStructure structure = new CodeStructure(kept);
        try (ParsingLine line = ParsingLine.open(structure, Runtime.getRuntime().availableProcessors())) {
            Reading reading = new Reading(structure, line);
            if (Files.isDirectory(root)) {
                new SourceFiles(root, reading).visit();
            } else {
                String name = String.valueOf(root.getFileName());
                Language language = Language.ofFile(name);
                if (language == null) {
                    structure.skip(new SkippedFile(name, "in no language that is known"));
                } else {
                    reading.file(root, name, language);
                }
            }
            line.finish();
        }
        return structure;
    }

    private final class Reading implements SourceFiles.Visitor {
        private final CodeStructure structure;
        private final ParsingLine line;
        private int files;

        Reading(CodeStructure structure, ParsingLine line) {
            this.structure = structure;
            this.line = line;
        }

        @Override
        public boolean file(Path file, String shown, Language language) throws IOException, InterruptedException {
            if (!languages.contains(language)) {
                return true;
            }
            String full = files >= limits.files() ? "more than " + limits.files() + " files: this one and those after it are left out"
                    : !structure.hasRoom() ? "more names than are kept: this file and those after it are left out" : null;
            if (full != null) {
                skipped(new SkippedFile(shown, full));
                return false;
            }
            files++;
            line.submit(parser -> parsed(parser, file, shown, language));
            return true;
        }

        @Override
        public void skipped(SkippedFile file) throws IOException, InterruptedException {
            line.submit(_ -> structure -> structure.skip(file));
        }
    }

    private ParsingLine.Parsed parsed(SourceParser parser, Path file, String shown, Language language) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            bytes = in.readNBytes(limits.fileBytes() + 1);
        } catch (AccessDeniedException _) {
            return skip(shown, "may not be read");
        } catch (NoSuchFileException _) {
            return skip(shown, "is gone");
        }
        if (bytes.length > limits.fileBytes()) {
            return skip(shown, "larger than " + limits.fileBytes() + " bytes");
        }
        for (byte each : bytes) {
            if (each == 0) {
                return skip(shown, "binary: it has a byte 0");
            }
        }
        CodeFile parsed = parser.parse(shown, language, bytes);
        return structure -> structure.add(parsed);
    }

    private static ParsingLine.Parsed skip(String shown, String reason) {
        return structure -> structure.skip(new SkippedFile(shown, reason));
    }
}
