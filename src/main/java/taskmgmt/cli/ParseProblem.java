package taskmgmt.cli;

import java.util.List;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What picocli found wrong with the arguments, in few words and with the name that help uses. */
final class ParseProblem {
    private ParseProblem() {}

    static String explained(ParameterException problem) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case OverwrittenOptionException twice -> Parameter.name(twice.getOverwritten()) + " is given twice";
            case MissingParameterException missing when !missing.getMissing().isEmpty() -> missing(missing);
            default -> {
                String message = String.valueOf(problem.getMessage());
                yield Character.toLowerCase(message.charAt(0)) + message.substring(1);
            }
        };
    }

    private static String unmatched(UnmatchedArgumentException problem) {
        String word = problem.getUnmatched().getFirst();
        if (!problem.isUnknownOption()) {
            return "'" + word + "' is one argument too many";
        }
        int end = word.indexOf('=');
        String name = end < 0 ? word : word.substring(0, end);
        Iterable<String> known = problem.getCommandLine().getCommandSpec().optionsMap().keySet();
        return "unknown option '" + name + "'" + Suggestion.sentence(name, known);
    }

    /** A parameter that is required, or the value of an option; picocli tells the two apart only in its message. */
    private static String missing(MissingParameterException problem) {
        List<ArgSpec> missing = problem.getMissing();
        ArgSpec first = missing.getFirst();
        if (first instanceof OptionSpec && String.valueOf(problem.getMessage()).contains(" parameter for ")) {
            return Parameter.name(first) + " lacks its " + first.paramLabel();
        }
        StringBuilder names = new StringBuilder();
        for (ArgSpec spec : missing) {
            names.append(names.isEmpty() ? "" : " and ").append(Parameter.name(spec));
        }
        return names.append(missing.size() == 1 ? " is missing" : " are missing").toString();
    }
}
