package taskmgmt.cli.workflow;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import taskmgmt.task.Refusal;
import taskmgmt.task.RefusedException;
import taskmgmt.word.Suggestion;

/** Definitions that come with the program, to be changed. */
final class Templates {
    static final List<String> NAMES = List.of("feature_implementation", "bug_fix", "ci_cd", "data_processing", "code_review", "monitoring");

    private Templates() {}

    /** @throws RefusedException if there is none with this name */
    static String text(String name) throws IOException {
        if (!NAMES.contains(name)) {
            throw new RefusedException(Refusal.NOT_FOUND, "no template '" + name + "'" + Suggestion.sentence(name, NAMES) + ": there are "
                    + String.join(", ", NAMES));
        }
        try (InputStream in = Templates.class.getResourceAsStream("templates/" + name + ".yaml")) {
            if (in == null) {
                throw new FileNotFoundException("the program's own file " + name + ".yaml is missing: install it again");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
