package taskmgmt.view.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import taskmgmt.intake.yaml.YamlProblem;
import taskmgmt.view.FieldList;
import taskmgmt.view.Listing;

/**
 * A usable definition in a file, or a problem with one.
 *
 * @param file    as the user named it
 * @param id      of the definition; null if it cannot be determined
 * @param problem null if the definition can be used
 */
public record CheckedDefinition(String file, @Nullable String id, @Nullable YamlProblem problem) {
    public static final Listing<CheckedDefinition> ROWS = FieldList.<CheckedDefinition>always()
            .exact("file", "FILE", CheckedDefinition::file)
            .exact("id", "ID", CheckedDefinition::id)
            .exact("is_valid", "VALID", each -> each.problem == null)
            .place("line", "LINE", each -> each.problem == null ? null : (long) each.problem.line())
            .place("column", "COLUMN", each -> each.problem == null ? null : (long) each.problem.column())
            .sentence("problem", "PROBLEM", each -> each.problem == null ? null : each.problem.text());

    /** The result for a file: its problems, or the definitions in it. */
    public static List<CheckedDefinition> of(String file, List<YamlProblem> problems, List<String> ids) {
        List<CheckedDefinition> all = new ArrayList<>();
        problems.forEach(each -> all.add(new CheckedDefinition(file, null, each)));
        if (problems.isEmpty()) {
            ids.forEach(each -> all.add(new CheckedDefinition(file, each, null)));
        }
        return all;
    }
}
