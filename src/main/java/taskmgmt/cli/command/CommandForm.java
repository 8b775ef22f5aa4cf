package taskmgmt.cli.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/**
 * A command as picocli sees it: a {@link CommandSpec} built in code, for one command only. That starts fastest: annotations would
 * need reflection and proxies, and the other commands' options are not needed.
 */
public final class CommandForm {
    /** Of the private use area: what stands there in place of a punctuation mark is nothing that a line is broken at. */
    private static final char UNBREAKABLE = '\uE000';
    private static final int MARKS = 0x80;

    private CommandForm() {}

    /**
     * Reads the arguments into the command's parameters.
     *
     * @return false if help was asked for instead
     * @throws UsageException if they do not fit
     */
    public static boolean parse(Command command, String[] arguments, Session session) {
        List<Parameter> parameters = command.parametersOfAll();
        if (!new PlainArguments(parameters, command.isEndedByArgument()).read(arguments) && !parseByPicocli(command, parameters, arguments)) {
            return false;
        }
        for (Parameter parameter : parameters) {
            parameter.read(session);
        }
        return true;
    }

    /** The same for whatever can be said; false if help was asked for. */
    static boolean parseByPicocli(Command command, List<Parameter> parameters, String... arguments) {
        CommandSpec spec = bare(command.name());
        spec.parser().stopAtPositional(command.isEndedByArgument());
        for (Parameter parameter : parameters) {
            spec.add(parameter.spec());
        }
        spec.add(CommonOptions.help());
        JoinedValues joined = new JoinedValues(arguments);
        CommandLine.ParseResult result;
        try {
            result = new CommandLine(spec).parseArgs(joined.mark(spec.optionsMap().keySet()));
        } catch (ParameterException e) {
            throw new UsageException(joined.without(ParseProblem.explained(e, command, arguments)) + "; see '" + Program.NAME + " " + command.name() + " --help'");
        }
        for (Parameter parameter : parameters) {
            parameter.takeFromSpec(joined);
        }
        return !result.isUsageHelpRequested();
    }

    /** A specification that takes every argument literally. */
    public static CommandSpec bare(String name) {
        CommandSpec spec = CommandSpec.create().name(name).interpolateVariables(false);
        spec.parser().expandAtFiles(false);
        return spec;
    }

    /**
     * The form with everything help needs, which parsing does without.
     *
     * @param name the last word of its name if it is part of a tree, else all with the program's
     */
    public static CommandSpec forHelp(Command command, String name) {
        CommandSpec spec = bare(name);
        UsageMessageSpec usage = spec.usageMessage();
        usage.description(description(command));
        usage.synopsisHeading("Usage: ").customSynopsis(synopsis(command)).descriptionHeading("%n");
        usage.parameterListHeading("%nArguments:%n");
        usage.sortOptions(false).sortSynopsis(false);
        int order = 0;
        for (ParameterGroup group : command.groups()) {
            if (group.equals(command)) {
                addAll(spec, group);
                usage.optionListHeading(spec.options().isEmpty() ? "" : "%n" + group.heading() + ":%n");
            } else {
                spec.addArgGroup(section(group, order++).build());
            }
        }
        return spec.addArgGroup(section(new CommonOptions(), order).addArg(CommonOptions.help()).build());
    }

    private static void addAll(CommandSpec spec, ParameterGroup group) {
        for (Parameter parameter : group.parameters()) {
            spec.add(unbroken(parameter));
        }
    }

    private static ArgGroupSpec.Builder section(ParameterGroup group, int order) {
        ArgGroupSpec.Builder section = ArgGroupSpec.builder().validate(false).order(order);
        section.heading("%n" + group.heading() + ":%n");
        for (Parameter parameter : group.parameters()) {
            section.addArg(unbroken(parameter));
        }
        return section;
    }

    /**
     * Lines would be broken after colons, dots and slashes too, in the middle of a time or a path; and a percent sign is no format, which is
     * why picocli is not asked for the text.
     */
    private static ArgSpec unbroken(Parameter parameter) {
        ArgSpec spec = parameter.spec();
        String description = escaped(unbroken(parameter.help()));
        return spec instanceof OptionSpec option
                ? option.toBuilder().description(description).build()
                : ((PositionalParamSpec) spec).toBuilder().description(description).build();
    }

    private static String unbroken(String text) {
        StringBuilder words = new StringBuilder(text);
        for (int i = 0; i < words.length(); i++) {
            char mark = words.charAt(i);
            if (mark < MARKS && mark != ' ' && mark != '-' && mark != ',' && !Character.isLetterOrDigit(mark)) {
                words.setCharAt(i, (char) (UNBREAKABLE + mark));
            }
        }
        return words.toString();
    }

    /** Whether one word may have several values of this parameter, with commas between them. */
    public static boolean isListed(ArgSpec spec) {
        return Declaration.isListed(spec);
    }

    /** The rendered help with its punctuation as it was. */
    public static String readable(String help) {
        StringBuilder text = new StringBuilder(help);
        for (int i = 0; i < text.length(); i++) {
            int mark = text.charAt(i) - UNBREAKABLE;
            if (mark >= 0 && mark < MARKS) {
                text.setCharAt(i, (char) mark);
            }
        }
        return text.toString();
    }

    /** The name, what has to be given, and that there is more; picocli's own would name every option. */
    private static String synopsis(Command command) {
        StringBuilder line = new StringBuilder(Program.NAME).append(' ').append(command.name());
        StringBuilder arguments = new StringBuilder();
        for (ParameterGroup group : command.groups()) {
            for (Parameter parameter : group.parameters()) {
                ArgSpec spec = parameter.spec();
                if (spec instanceof OptionSpec option && option.required()) {
                    line.append(' ').append(option.longestName()).append(' ').append(spec.paramLabel());
                } else if (spec instanceof PositionalParamSpec) {
                    arguments.append(' ').append(spec.required() ? spec.paramLabel() : "[" + spec.paramLabel() + "]");
                    arguments.append(spec.arity().isVariable() ? "..." : "");
                }
            }
        }
        return escaped(line.append(" [OPTIONS]").append(arguments).toString());
    }

    private static String[] description(Command command) {
        List<String> lines = new ArrayList<>();
        lines.add(escaped(unbroken(capitalised(command.summary()) + ".")));
        if (!command.detailLines().isEmpty()) {
            lines.add("");
        }
        for (String detail : command.detailLines()) {
            lines.add(escaped(unbroken(detail)));
        }
        return lines.toArray(String[]::new);
    }

    private static String capitalised(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** For the parts of the help that picocli reads as format strings: all but the descriptions of parameters. */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    /**
     * Values that are joined to their options by {@code =}. They may begin with a hyphen, and be the name of an option: {@code --title=--help}.
     * As picocli takes such a one for that option, it gets them with a mark before them. Immutable.
     */
    static final class JoinedValues {
        /** Where the private use area begins. */
        private static final char FIRST = '\uE000';

        private final String[] words;
        private final String mark;

        JoinedValues(String... words) {
            this.words = words.clone();
            char free = FIRST;
            String all = String.join("", words);
            while (all.indexOf(free) >= 0) {
                free++;
            }
            this.mark = String.valueOf(free);
        }

        /** The words, with the mark before the values of these options that begin with a hyphen. */
        String[] mark(Set<String> options) {
            String[] marked = words.clone();
            for (int i = 0; i < marked.length && !marked[i].equals("--"); i++) {
                int equals = marked[i].indexOf("=-");
                if (equals > 0 && equals == marked[i].indexOf('=') && options.contains(marked[i].substring(0, equals))) {
                    marked[i] = marked[i].substring(0, equals + 1) + mark + marked[i].substring(equals + 1);
                }
            }
            return marked;
        }

        /** A text as it was without the mark, which no word has of its own. */
        String without(String text) {
            return text.replace(mark, "");
        }
    }
}
