package taskmgmt.cli.code;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import taskmgmt.cli.command.Option;
import taskmgmt.cli.command.Options;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.command.UsageException;
import taskmgmt.cli.value.Numbers;
import taskmgmt.code.CodeItem;
import taskmgmt.code.CodeStructure;
import taskmgmt.code.Language;
import taskmgmt.code.read.CodeReader;

/** Which code is examined. */
final class CodeOptions extends ParameterGroup {
    private static final int MAX_FILE_BYTES = 64 << 20;
    private static final int MAX_FILES = 10_000_000;
    private static final String[] LANGUAGES = EnumSet.allOf(Language.class).stream().map(Language::text).toArray(String[]::new);

    private final Option<String> place = optionalArgument("DIR").text("a directory, or a file (default: here)");
    private final Options<String> languages = option("--language").oneOf(LANGUAGES).label("LANGUAGE").anyOf("only this language: " + String.join(", ", LANGUAGES));
    private final Option<Integer> maxFileBytes = option("--max-file-bytes").as(Numbers.between(1, MAX_FILE_BYTES), "BYTES")
            .text("skip larger files (default: " + CodeReader.Limits.DEFAULT.fileBytes() + ")");
    private final Option<Integer> maxFiles = option("--max-files").as(Numbers.between(1, MAX_FILES), "N")
            .text("read at most N files (default: " + CodeReader.Limits.DEFAULT.files() + ")");

    CodeOptions() {
        super("Code options");
    }

    /** The path as the user gave it. */
    String place() {
        return place.or(".");
    }

    CodeStructure read(Set<CodeItem.Kind> kept, Session session) throws IOException, InterruptedException {
        Path path;
        try {
            path = session.workingDirectory().resolve(place());
        } catch (InvalidPathException _) {
            throw new UsageException("'" + place() + "' is no name of a directory");
        }
        CodeReader.Limits limits = new CodeReader.Limits(maxFileBytes.or(CodeReader.Limits.DEFAULT.fileBytes()), maxFiles.or(CodeReader.Limits.DEFAULT.files()));
        return new CodeReader(limits, wanted()).read(path, kept);
    }

    private Set<Language> wanted() {
        Set<Language> wanted = EnumSet.noneOf(Language.class);
        for (Language each : Language.values()) {
            if (!languages.isSet() || languages.all().contains(each.text())) {
                wanted.add(each);
            }
        }
        return wanted;
    }
}
