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
    /** The start of the private use area. A character from there, in place of a punctuation mark, keeps a line from being broken at it. */
    private static final char UNBREAKABLE = '\uE000';
    private static final int MARKS = 0x80;

    private CommandForm() {}

    /**
     * Reads the arguments into the command's parameters.
     *
     * @return false if help was requested instead
     * @throws UsageException if the command does not accept them
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

    /** The same for any arguments, plain or not; false if help was requested. */
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
     * The form with everything that help needs and parsing does not.
     *
     * @param name the last word of its name if it is part of a tree; otherwise its full name, with the program's
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
     * Keeps picocli from breaking lines after colons, dots and slashes, which may be in the middle of a time or a path. Percent signs are
     * not formats here, which is why picocli is not asked for the text.
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

    /** Whether one word may contain several values of this parameter, separated by commas. */
    public static boolean isListed(ArgSpec spec) {
        return Declaration.isListed(spec);
    }

    /** The rendered help with its original punctuation. */
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

    /** The name, what is required, and a hint that there is more; picocli's own synopsis would name every option. */
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

    /** Escapes the parts of the help that picocli reads as format strings: all but the descriptions of parameters. */
    private static String escaped(String text) {
        return text.replace("%", "%%");
    }

    /**
     * Values that are joined to their options by {@code =}. They may start with a hyphen, and even be the name of an option: {@code
     * --title=--help}. picocli would take such a value for that option, so it gets them with a mark in front. Immutable.
     */
    static final class JoinedValues {
        /** The start of the private use area. */
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

        /** The words, with the mark in front of those values of these options that start with a hyphen. */
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

        /** The string without the mark, which occurs in no word by itself. */
        String without(String text) {
            return text.replace(mark, "");
        }
    }
}
