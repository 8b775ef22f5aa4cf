package taskmgmt.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import taskmgmt.workflow.cel.CelCondition;
import taskmgmt.workflow.cel.CelFault;

/** Reads conditions in the Common Expression Language; a separate class, because it loads the library for them. */
final class CelReading {
    /** How many names lead to a fact of a step; anything after that is inside an output, which may be any JSON. */
    private static final int FACT = 3;
    private static final int OUTPUT = 4;

    private CelReading() {}

    /**
     * @param kinds of the parameters
     * @throws CelFault                 if it is not a condition
     * @throws IllegalArgumentException if it refers to a value that does not exist
     */
    static Expression.Cel condition(String text, Map<String, RunParameter.Kind> kinds) throws CelFault {
        CelCondition condition = CelCondition.compile(text);
        List<Reference> references = new ArrayList<>();
        for (List<String> place : condition.places()) {
            Reference reference = reference(place);
            if (!references.contains(reference)) {
                references.add(reference);
            }
        }
        return new Expression.Cel(condition, references, new CelValues(kinds));
    }

    private static Reference reference(List<String> place) {
        int names = switch (place.getFirst()) {
            case Reference.PARAMS, Reference.RUN -> 2;
            case Reference.STEPS -> place.size() > FACT && place.get(FACT - 1).equals(Reference.OUTPUTS) ? OUTPUT : FACT;
            default -> 1;
        };
        if (place.size() < names) {
            throw new IllegalArgumentException("'" + String.join(".", place) + "' is no value: name one, as params.NAME, steps.STEP.exit_code or steps.STEP.outputs.NAME");
        }
        return Reference.parse(String.join(".", place.subList(0, names)));
    }
}
