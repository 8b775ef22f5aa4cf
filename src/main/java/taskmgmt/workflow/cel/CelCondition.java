package taskmgmt.workflow.cel;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A condition in the Common Expression Language, compiled and checked: {@code params.env == "prod" &&
 * size(steps.find.outputs.files) > 0}. It has no side effects and always ends, because its iterations are limited. Immutable.
 *
 * @see <a href="https://cel.dev">the language</a>
 */
public final class CelCondition {
    private static final int MAX_ROUNDS = 10_000;
    private static final int MAX_DEPTH = 50;
    private static final CelOptions OPTIONS = CelOptions.current().comprehensionMaxIterations(MAX_ROUNDS).maxParseRecursionDepth(MAX_DEPTH)
            .enableHeterogeneousNumericComparisons(true).build();

    private final String text;
    private final List<List<String>> places;
    private final CelRuntime.Program program;

    private CelCondition(String text, List<List<String>> places, CelRuntime.Program program) {
        this.text = text;
        this.places = List.copyOf(places);
        this.program = program;
    }

    /** @throws CelFault if it is not a condition, with the place in the text */
    public static CelCondition compile(String text) throws CelFault {
        try {
            CelPlaces places = CelPlaces.of(valid(compiler().build().parse(text)));
            CelCompilerBuilder builder = compiler().setResultType(SimpleType.BOOL);
            Set<String> names = new LinkedHashSet<>();
            places.all().forEach(place -> names.add(place.getFirst()));
            for (String name : names) {
                builder.addVar(name, places.isMap(name) ? MapType.create(SimpleType.STRING, SimpleType.DYN) : SimpleType.DYN);
            }
            CelAbstractSyntaxTree tree = valid(builder.build().compile(text));
            return new CelCondition(text, places.all(), CelRuntimeFactory.legacyCelRuntimeBuilder().setOptions(OPTIONS).build().createProgram(tree));
        } catch (CelEvaluationException e) {
            throw new CelFault(String.valueOf(e.getMessage()));
        }
    }

    private static CelCompilerBuilder compiler() {
        return CelCompilerFactory.standardCelCompilerBuilder().setOptions(OPTIONS).setStandardMacros(CelStandardMacro.STANDARD_MACROS);
    }

    private static CelAbstractSyntaxTree valid(CelValidationResult result) throws CelFault {
        try {
            return result.getAst();
        } catch (CelValidationException e) {
            CelIssue first = e.getErrors().getFirst();
            throw new CelFault("at character " + (first.getSourceLocation().getColumn() + 1) + ": " + first.getMessage());
        }
    }

    /** The condition as it was written. */
    public String text() {
        return text;
    }

    /** The values that it uses, each as the path of names to it: {@code [params, env]}. */
    public List<List<String>> places() {
        return places;
    }

    /**
     * Evaluates it.
     *
     * @param values by their first names
     * @throws CelFault if it cannot be evaluated with these values
     */
    public boolean isTrue(Map<String, ?> values) throws CelFault {
        try {
            Object value = program.eval(values);
            if (value instanceof Boolean isTrue) {
                return isTrue;
            }
            throw new CelFault("its value is '" + value + "', and neither true nor false");
        } catch (CelEvaluationException e) {
            throw new CelFault(String.valueOf(e.getMessage()));
        }
    }
}
