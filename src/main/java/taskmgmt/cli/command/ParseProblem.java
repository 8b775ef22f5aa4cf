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

/** Describes what picocli found wrong with the arguments, briefly and with the names that help uses. */
final class ParseProblem {
    private ParseProblem() {}

    /** @param arguments those that were parsed */
    static String explained(ParameterException problem, Command command, String... arguments) {
        return switch (problem) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched, command);
            case OverwrittenOptionException twice -> Parameter.name(twice.getOverwritten()) + " is given twice";
            case MissingParameterException missing when !missing.getMissing().isEmpty() -> missing(missing, command, arguments);
            default -> {
                String message = String.valueOf(problem.getMessage());
                yield Character.toLowerCase(message.charAt(0)) + message.substring(1);
            }
        };
    }

    private static String unmatched(UnmatchedArgumentException problem, Command command) {
        String word = problem.getUnmatched().getFirst();
        if (!problem.isUnknownOption()) {
            return "'" + word + "' is one argument too many" + meant(word, command);
        }
        return unknown(name(word), problem.getCommandLine().getCommandSpec().optionsMap());
    }

    /**
     * Suggests the option that was meant: if a command has no arguments and just one option that takes a value, the word can only be that
     * value.
     */
    private static String meant(String word, Command command) {
        Parameter only = null;
        for (Parameter each : command.parameters()) {
            if (!each.isOption() || !(each instanceof Flag) && only != null) {
                return "";
            }
            only = each instanceof Flag ? only : each;
        }
        return only == null ? "" : " (did you mean '" + only.name() + " " + word + "'?)";
    }

    private static String unknown(String name, Map<String, OptionSpec> known) {
        return "unknown option '" + name + "'" + Suggestion.sentence(name, known.keySet());
    }

    /** The option of {@code --name=value}. */
    private static String name(String word) {
        int end = word.indexOf('=');
        return end < 0 ? word : word.substring(0, end);
    }

    /** The first unknown long option, because the missing one may have been given, but misspelt. */
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

    /** What is missing: a required parameter, or the value of an option. picocli distinguishes the two only in its message. */
    private static String missing(MissingParameterException problem, Command command, String... arguments) {
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
        return names.append(missing.size() == 1 ? " is missing" : " are missing").append(choice(missing, command))
                .append(example(missing, command)).toString();
    }

    /** What the missing parameter may be. Left out for options, and for descriptions of two words, which would only repeat the name. */
    private static String choice(List<ArgSpec> missing, Command command) {
        if (missing.size() > 1) {
            return "";
        }
        Iterable<String> candidates = missing.getFirst().completionCandidates();
        if (candidates != null) {
            return ": one of " + String.join(", ", candidates);
        }
        for (Parameter each : command.parametersOfAll()) {
            if (!each.isOption() && each.spec().equals(missing.getFirst()) && each.help().indexOf(' ') != each.help().lastIndexOf(' ')) {
                return ": " + each.help();
            }
        }
        return "";
    }

    /** The shortest example that contains what is missing: all examples have the arguments, but not all have the same options. */
    private static String example(List<ArgSpec> missing, Command command) {
        String name = Parameter.name(missing.getFirst());
        String shortest = "";
        for (String each : command.exampleLines()) {
            boolean fits = !(missing.getFirst() instanceof OptionSpec) || each.contains(" " + name + " ");
            shortest = fits && (shortest.isEmpty() || each.length() < shortest.length()) ? each : shortest;
        }
        return shortest.isEmpty() ? "" : "; for example: " + shortest;
    }
}
