package taskmgmt.intake.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of reading a document.
 *
 * @param value    null if there are problems
 * @param problems in the order of the document
 */
public record YamlResult<T>(@Nullable T value, List<YamlProblem> problems) {
    public YamlResult {
        List<YamlProblem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(YamlProblem::line).thenComparingInt(YamlProblem::column));
        problems = List.copyOf(sorted);
    }

    /** Turns a document into a value, or finds all of its errors. */
    @FunctionalInterface
    public interface Reading<T> {
        YamlResult<T> read(YamlNode root);
    }

    /** Reads text; if it is not YAML, that is the only problem. */
    public static <T> YamlResult<T> of(String text, Reading<T> reading) {
        try {
            return reading.read(YamlDocument.parse(text));
        } catch (BadYamlException e) {
            return new YamlResult<>(null, List.of(e.problem()));
        }
    }
}
