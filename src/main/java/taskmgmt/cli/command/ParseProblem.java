package taskmgmt.cli.command;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;
import taskmgmt.word.Suggestion;

/** What picocli found wrong with the arguments, in few words and with the name that help uses. */
final class ParseProblem {
    private ParseProblem() {}

    /** @param arguments that were parsed */
    static String explained(ParameterException problem, String... arguments) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case OverwrittenOptionException twice -> Parameter.name(twice.getOverwritten()) + " is given twice";
            case MissingParameterException missing when !missing.getMissing().isEmpty() -> missing(missing, arguments);
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
        return unknown(name(word), problem.getCommandLine().getCommandSpec().optionsMap());
    }

    private static String unknown(String name, Map<String, OptionSpec> known) {
        return "unknown option '" + name + "'" + Suggestion.sentence(name, known.keySet());
    }

    /** The option of {@code --name=value}. */
    private static String name(String word) {
        int end = word.indexOf('=');
        return end < 0 ? word : word.substring(0, end);
    }

    /** The first long option that there is not: what is missing may be there, misspelt. */
    private static @Nullable String misspelt(Map<String, OptionSpec> known, String... arguments) {
        for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
            OptionSpec option = known.get(name(arguments[i]));
            if (option == null && arguments[i].startsWith("--")) {
                return name(arguments[i]);
            }
            i += option != null && option.arity().max() > 0 && arguments[i].indexOf('=') < 0 ? 1 : 0;
        }
        return null;
    }

    /** A parameter that is required, or the value of an option; picocli tells the two apart only in its message. */
    private static String missing(MissingParameterException problem, String... arguments) {
        Map<String, OptionSpec> known = problem.getCommandLine().getCommandSpec().optionsMap();
        String misspelt = misspelt(known, arguments);
        if (misspelt != null) {
            return unknown(misspelt, known);
        }
        List<ArgSpec> missing = problem.getMissing();
        ArgSpec first = missing.getFirst();
        if (first instanceof OptionSpec && String.valueOf(problem.getMessage()).contains(" parameter for ")) {
            return Parameter.name(first) + " lacks its " + first.paramLabel();
        }
        StringBuilder names = new StringBuilder();
        for (ArgSpec spec : missing) {
            names.append(names.isEmpty() ? "" : " and ").append(Parameter.name(spec));
        }
        return names.append(missing.size() == 1 ? " is missing" : " are missing").append(choice(missing)).toString();
    }

    /** What the one that is missing may be, where that is a list. */
    private static String choice(List<ArgSpec> missing) {
        Iterable<String> candidates = missing.getFirst().completionCandidates();
        return missing.size() > 1 || candidates == null ? "" : ": one of " + String.join(", ", candidates);
    }
}
