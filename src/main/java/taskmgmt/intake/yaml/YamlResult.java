package taskmgmt.intake.yaml;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was made of a document.
 *
 * @param value    null where there are problems
 * @param problems in the order of the document
 */
public record YamlResult<T>(@Nullable T value, List<YamlProblem> problems) {
    public YamlResult {
        List<YamlProblem> sorted = new ArrayList<>(problems);
        sorted.sort(Comparator.comparingInt(YamlProblem::line).thenComparingInt(YamlProblem::column));
        problems = List.copyOf(sorted);
    }

    /** Makes a value of a document, or finds everything that is wrong with it. */
    @FunctionalInterface
    public interface Reading<T> {
        YamlResult<T> read(YamlNode root);
    }

    /** Reads text; where it is not YAML, that is the only problem. */
    public static <T> YamlResult<T> of(String text, Reading<T> reading) {
        try {
            return reading.read(YamlDocument.parse(text));
        } catch (BadYamlException e) {
            return new YamlResult<>(null, List.of(e.problem()));
        }
    }
}
