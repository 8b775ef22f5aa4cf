package taskmgmt.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.InnerCommands;
import taskmgmt.cli.command.Parameter;
import taskmgmt.cli.command.ParameterGroup;
import taskmgmt.cli.command.Session;
import taskmgmt.cli.shell.ShellCommands.Vocabulary;

/** What the catalogue knows about a line that is being typed. Instantiates only the command that the line names. */
final class SpokenWords implements Vocabulary {
    private static final int MAX_NAME_LENGTH = 3;
    private static final Map<String, String> OF_THE_SHELL = Map.of("exit", "leave the shell", "cd", "change the working directory",
            "clear", "clear the screen", "quit", "leave the shell");

    private final InnerCommands.Runner runner;

    /** @param runner runs the lists that supply ids */
    SpokenWords(InnerCommands.Runner runner) {
        this.runner = runner;
    }

    /**
     * A command that the line names.
     *
     * @param count how many words its name takes, including options before it
     */
    private record Called(Command command, int count) {}

    private static @Nullable Called called(List<String> words) {
        Invocation invocation = Invocation.of(words.toArray(String[]::new));
        int leading = invocation.leading().size();
        for (int length = Math.min(MAX_NAME_LENGTH, invocation.words().size()); length > 0; length--) {
            Command command = Catalog.command(invocation.name(length));
            if (command != null) {
                return new Called(command, leading + length);
            }
        }
        if (invocation.words().isEmpty()) {
            return null;
        }
        List<String> meant = Aliases.meant(invocation.words());
        if (meant.equals(invocation.words())) {
            return null;
        }
        Called other = called(meant);
        return other == null ? null : new Called(other.command, Math.max(1, other.count + words.size() - leading - meant.size()) + leading);
    }

    @Override
    public Names names(List<String> words, boolean open) {
        if (words.isEmpty()) {
            return new Names(Known.BEGINNING, 0);
        }
        if (OF_THE_SHELL.containsKey(words.getFirst())) {
            return new Names(Known.COMMAND, 1);
        }
        Called called = called(words);
        if (called != null && !(open && called.count == words.size() && grows(words) && !isWhole(called, words))) {
            return new Names(Known.COMMAND, called.count);
        }
        List<String> spoken = Invocation.of(words.toArray(String[]::new)).words();
        int leading = words.size() - spoken.size();
        if (spoken.isEmpty() || begins(spoken, open)) {
            return new Names(Known.BEGINNING, words.size());
        }
        boolean noun = !CommandTree.verbs(spoken.getFirst()).isEmpty();
        return new Names(Known.NOTHING, Math.min(words.size(), leading + (noun ? 2 : 1)));
    }

    private static boolean isWhole(Called called, List<String> words) {
        return called.command.name().equals(String.join(" ", words));
    }

    private static boolean grows(List<String> words) {
        return begins(words, true);
    }

    /**
     * Whether these words can be completed to the name of a command.
     *
     * @param open whether the last word may be incomplete
     */
    private static boolean begins(List<String> words, boolean open) {
        String typed = String.join(" ", words) + (open ? "" : " ");
        for (String name : Catalog.names()) {
            if (name.startsWith(typed)) {
                return true;
            }
        }
        return open && words.size() == 1 && OF_THE_SHELL.keySet().stream().anyMatch(word -> word.startsWith(typed));
    }

    @Override
    public String about(List<String> words, boolean open) {
        String own = words.isEmpty() ? null : OF_THE_SHELL.get(words.getFirst());
        if (own != null) {
            return own;
        }
        Called called = called(words);
        if (called == null) {
            String noun = String.join(" ", Invocation.of(words.toArray(String[]::new)).words());
            return CommandTree.verbs(noun).isEmpty() ? "" : Catalog.noun(noun) + ": " + String.join(", ", CommandTree.verbs(noun));
        }
        List<String> rest = words.subList(called.count, words.size());
        for (int i = rest.size() - 1; i >= Math.max(0, rest.size() - 2); i--) {
            Parameter option = option(called.command, rest.get(i));
            // This is the value of the preceding option, unless that takes none.
            if (option != null && (i == rest.size() - 1 || takesValue(option))) {
                return option.help();
            }
        }
        return called.command.summary() + arguments(called.command);
    }

    private static String arguments(Command command) {
        StringBuilder text = new StringBuilder();
        for (ParameterGroup group : command.groups()) {
            for (Parameter parameter : group.parameters()) {
                if (parameter.isRequired()) {
                    text.append(text.isEmpty() ? ": " : " ").append(parameter.isOption() ? parameter.name() + " " : "").append(parameter.spec().paramLabel());
                }
            }
        }
        return text.toString();
    }

    private static boolean takesValue(Parameter option) {
        return option.spec().arity().max() > 0;
    }

    private static @Nullable Parameter option(Command command, String word) {
        int equals = word.indexOf('=');
        String name = equals < 0 ? word : word.substring(0, equals);
        if (!name.startsWith("-")) {
            return null;
        }
        for (ParameterGroup group : command.groups()) {
            for (Parameter parameter : group.parameters()) {
                if (parameter.spec() instanceof OptionSpec spec && List.of(spec.names()).contains(name)) {
                    return parameter;
                }
            }
        }
        return null;
    }

    @Override
    public List<Offer> offers(List<String> before, String current, Session session) throws IOException {
        Map<String, Offer> offers = new LinkedHashMap<>();
        Called called = called(before);
        nextWords(Invocation.of(before.toArray(String[]::new)).words(), offers);
        if (before.isEmpty()) {
            OF_THE_SHELL.forEach((word, text) -> offers.put(word, new Offer(word, text, true)));
        }
        if (called == null) {
            return before.size() == 1 && before.getFirst().equals("cd") ? files(current, true, session) : List.copyOf(offers.values());
        }
        List<String> rest = before.subList(called.count, before.size());
        Parameter option = rest.isEmpty() ? null : option(called.command, rest.getLast());
        if (option != null && takesValue(option)) {
            return values(option, called.command, "", current, session);
        }
        int equals = current.indexOf('=');
        Parameter named = equals < 0 ? null : option(called.command, current);
        if (named != null) {
            return values(named, called.command, current.substring(0, equals + 1), current.substring(equals + 1), session);
        }
        if (current.startsWith("-") && !rest.contains("--")) {
            return options(called.command);
        }
        List<Offer> all = new ArrayList<>(offers.values());
        all.addAll(arguments(called.command, current, session));
        return all;
    }

    /** Offers the words that may come next in the name of a command. */
    private static void nextWords(List<String> words, Map<String, Offer> offers) {
        String typed = words.isEmpty() ? "" : String.join(" ", words) + " ";
        for (String name : Catalog.names()) {
            if (name.startsWith(typed)) {
                String rest = name.substring(typed.length());
                int space = rest.indexOf(' ');
                String word = space < 0 ? rest : rest.substring(0, space);
                offers.computeIfAbsent(word, next -> new Offer(next, meaning(typed + next), true));
            }
        }
    }

    private static String meaning(String name) {
        Command command = Catalog.command(name);
        return command != null ? command.summary() : Catalog.noun(name);
    }

    private static List<Offer> options(Command command) {
        List<Offer> offers = new ArrayList<>();
        for (ParameterGroup group : command.groups()) {
            for (Parameter parameter : group.parameters()) {
                if (parameter.spec() instanceof OptionSpec spec) {
                    for (String name : spec.names()) {
                        offers.add(new Offer(name, parameter.help(), true));
                    }
                }
            }
        }
        offers.add(new Offer("--help", "what the command does, and its options", true));
        return offers;
    }

    private List<Offer> arguments(Command command, String current, Session session) throws IOException {
        for (ParameterGroup group : command.groups()) {
            for (Parameter parameter : group.parameters()) {
                if (parameter.spec() instanceof PositionalParamSpec) {
                    return values(parameter, command, "", current, session);
                }
            }
        }
        return List.of();
    }

    /** @param prefix what precedes each value, such as {@code --option=} */
    private List<Offer> values(Parameter parameter, Command command, String prefix, String current, Session session) throws IOException {
        CompletedValue value = CompletedValue.of(parameter.spec(), command.name());
        int comma = value.several() ? current.lastIndexOf(',') + 1 : 0;
        String before = prefix + current.substring(0, comma);
        List<Offer> offers = new ArrayList<>();
        switch (value.kind()) {
            case NOTHING, WORDS -> { }
            case FILES, PROGRAMS -> offers.addAll(files(current, false, session));
            case DIRECTORIES -> offers.addAll(files(current, true, session));
            default -> offers.addAll(listed(value.kind(), current.substring(comma), session));
        }
        if (value.kind() == CompletedValue.Kind.WORKFLOWS_AND_FILES) {
            offers.addAll(files(current, false, session));
        }
        value.words().forEach(word -> offers.add(new Offer(word, "", true)));
        return before.isEmpty() ? offers : offers.stream().map(offer -> new Offer(before + offer.word(), offer.text(), offer.ends())).toList();
    }

    /** The first rows of the list; for tasks, those whose ids start with what was typed. Each value appears once. */
    private List<Offer> listed(CompletedValue.Kind kind, String typed, Session session) {
        List<String> words = new ArrayList<>(List.of(kind.list().split(" ", -1)));
        if (kind == CompletedValue.Kind.TASKS && !typed.isEmpty()) {
            words.addAll(List.of("--id", typed, "--sort", "task_id"));
        }
        words.addAll(kind.isGrouped() ? List.of("-o", "tsv") : CompletedValue.FORM);
        StringWriter text = new StringWriter();
        if (runner.run(words.toArray(String[]::new), session.writingTo(text)) != 0) {
            return List.of();
        }
        Map<String, Offer> offers = new LinkedHashMap<>();
        for (String line : text.toString().lines().skip(kind.isGrouped() ? 1 : 0).toList()) {
            int tab = line.indexOf('\t');
            String word = tab < 0 ? line : line.substring(0, tab);
            if (!word.isEmpty()) {
                offers.putIfAbsent(word, new Offer(word, tab < 0 || kind.isGrouped() ? "" : line.substring(tab + 1), true));
            }
        }
        List<Offer> first = new ArrayList<>(offers.values());
        if (kind.isByName() && first.size() >= CompletedValue.OFFERED) {
            // Otherwise the common prefix of these would be inserted, although others may not share it.
            first.add(new Offer(typed, "there are more: type on", false));
        }
        return first;
    }

    /** The files in the directory that the word names so far. */
    private static List<Offer> files(String current, boolean directories, Session session) throws IOException {
        String above = current.substring(0, current.lastIndexOf('/') + 1);
        List<Offer> offers = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(session.workingDirectory().resolve(above).toAbsolutePath())) {
            for (Path entry : entries) {
                boolean directory = Files.isDirectory(entry);
                String name = String.valueOf(entry.getFileName());
                if ((directory || !directories) && !(name.startsWith(".") && !current.substring(above.length()).startsWith("."))) {
                    offers.add(new Offer(above + name + (directory ? "/" : ""), "", !directory));
                }
            }
        } catch (InvalidPathException | NotDirectoryException | NoSuchFileException | AccessDeniedException _) {
            return List.of();
        }
        return offers;
    }
}
