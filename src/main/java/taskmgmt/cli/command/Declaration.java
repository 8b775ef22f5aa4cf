package taskmgmt.cli.command;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The name of a parameter, and the values it accepts.
 *
 * @param names of an option; none for an argument
 * @param label represents the value in help and errors
 * @param position of an argument, counted from 0; of one that is repeatable, the first it takes
 * @param candidates words that completion offers
 */
record Declaration(
        List<String> names,
        String label,
        String help,
        Values values,
        boolean required,
        int position,
        @Nullable List<String> candidates) {

    /** How many values a parameter takes. */
    enum Values {
        NONE, ONE, MANY,
        /** Many, including several in one word, separated by commas. */
        LISTS;

        boolean areMany() {
            return this == MANY || this == LISTS;
        }
    }

    /** Whether one word may hold several values, as recorded in the parameter's picocli form. */
    static boolean isListed(ArgSpec spec) {
        return spec.userObject() == Values.LISTS;
    }

    /** A flag. */
    static Declaration flag(List<String> names, String help) {
        return new Declaration(names, "", help, Values.NONE, false, 0, null);
    }

    boolean isOption() {
        return !names.isEmpty();
    }

    boolean isNamed(String word) {
        return names.contains(word);
    }

    /** Whether an argument at this position is one of its values. */
    boolean takesArgument(int at) {
        return !isOption() && (values.areMany() ? position <= at : position == at);
    }

    /** The longest name of an option, or the label of an argument. */
    String name() {
        String longest = isOption() ? names.getFirst() : label;
        for (String name : names) {
            longest = name.length() > longest.length() ? name : longest;
        }
        return longest;
    }

    /** The declaration as picocli's model. */
    ArgSpec spec() {
        Class<?> type = values.areMany() ? List.class : String.class;
        if (!isOption()) {
            String index = position + (values.areMany() ? "..*" : "");
            String arity = (required ? "1" : "0") + (values.areMany() ? "..*" : required ? "" : "..1");
            return PositionalParamSpec.builder().index(index).arity(arity).required(required)
                    .type(type).auxiliaryTypes(String.class).paramLabel(label).description(help)
                    .completionCandidates(candidates).build();
        }
        OptionSpec.Builder option = OptionSpec.builder(names.toArray(String[]::new));
        if (values == Values.NONE) {
            return option.type(boolean.class).arity("0").description(help).build();
        }
        return option.arity("1").required(required).userObject(values)
                .type(type).auxiliaryTypes(String.class).paramLabel(label).description(help)
                .completionCandidates(candidates).build();
    }
}
