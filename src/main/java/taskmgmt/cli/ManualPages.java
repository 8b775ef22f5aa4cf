package taskmgmt.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import taskmgmt.cli.command.Command;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.ExitCode;
import taskmgmt.cli.command.Program;
import taskmgmt.render.roff.ManualPage;
import taskmgmt.settings.KnownSetting;

/** The pages for {@code man}: one for the program, for each noun and for each command, made from the same source as help. */
public final class ManualPages {
    private static final Pattern VARIABLE = Pattern.compile("\\b(TASK_MGMT_[A-Z_]+|TZ)\\b");
    private static final String LOGS = "--logs";

    private final Map<String, String> pages = new LinkedHashMap<>();
    private final LocalDate date;
    private final String version;

    private ManualPages(LocalDate date, String version) {
        this.date = date;
        this.version = version;
    }

    /**
     * All pages by file name.
     *
     * @param date of the version
     */
    public static Map<String, String> of(LocalDate date, String version) {
        ManualPages manual = new ManualPages(date, version);
        CommandSpec root = CommandTree.build().getCommandSpec();
        manual.addProgram(root);
        manual.addBelow(root, "");
        return manual.pages;
    }

    /** The name of the page of a command or a noun, or of the program if there are no words. */
    static String page(String words) {
        return words.isEmpty() ? Program.NAME : Program.NAME + "-" + words.replace(' ', '-');
    }

    private void addBelow(CommandSpec parent, String words) {
        for (CommandLine below : parent.subcommands().values()) {
            CommandSpec spec = below.getCommandSpec();
            String name = words.isEmpty() ? spec.name() : words + " " + spec.name();
            Command command = Catalog.command(name);
            add(name, spec, command, parent);
            addBelow(spec, name);
        }
    }

    private void addProgram(CommandSpec root) {
        ManualPage page = new ManualPage(page(""), date, Program.NAME + " " + version);
        page.name(Program.NAME, "keep track of what the programs on this machine are doing");
        page.section("Synopsis").synopsis(Program.NAME, "COMMAND [OPTIONS]");
        page.section("Description");
        page.paragraph("Scripts, healers, trainers and agents report their work, and each report is one line of JSON in append-only files. From"
                + " these files alone task-mgmt says what is running, what failed, how long things took and will take, whether self-healing"
                + " and learning work, and whether anyone has changed the record since.");
        for (Catalog.Group group : Catalog.GROUPS) {
            page.section(group.title());
            group.nouns().forEach(noun -> page.entry(noun, ProgramHelp.summary(noun)));
        }
        page.section("Topics").paragraph("Each is shown by 'task-mgmt help TOPIC'.");
        for (String topic : HelpTopics.NAMES) {
            page.entry(topic, HelpTopics.summary(topic));
        }
        exitStatus(page);
        page.section("Environment");
        for (KnownSetting setting : KnownSetting.values()) {
            page.entry(setting.variable(), setting.meaning() + (setting.usual() == null ? "" : " (default: " + setting.usual() + ")"));
        }
        page.entry("TASK_MGMT_JAVA_OPTS", "more options for the Java virtual machine, separated by blanks");
        files(page);
        page.section("See also").pages(children(root, ""));
        pages.put(page("") + ".1", page.text());
    }

    private void add(String words, CommandSpec spec, @Nullable Command command, CommandSpec parent) {
        ManualPage page = new ManualPage(page(words), date, Program.NAME + " " + version);
        page.name(page(words), command == null ? Catalog.noun(words) : command.summary());
        page.section("Synopsis");
        String start = Program.NAME + " " + words;
        if (command != null) {
            page.synopsis(start, plain(spec.usageMessage().customSynopsis()[0]).substring(start.length()).strip());
        }
        if (!spec.subcommands().isEmpty()) {
            page.synopsis(start, "VERB [OPTIONS]");
        }
        page.section("Description");
        described(page, spec);
        verbs(page, spec);
        if (command != null) {
            parameters(page, spec);
            exitStatus(page);
            environment(page, spec);
            if (all(spec).stream().anyMatch(each -> each instanceof OptionSpec option && option.longestName().equals(LOGS))) {
                files(page);
            }
            if (!command.exampleLines().isEmpty()) {
                page.section("Examples").lines(command.exampleLines());
            }
        }
        List<String> related = new ArrayList<>(List.of(page("")));
        String above = words.contains(" ") ? words.substring(0, words.lastIndexOf(' ')) : "";
        if (!above.isEmpty()) {
            related.add(page(above));
            related.addAll(children(parent, above));
        }
        related.addAll(children(spec, words));
        related.remove(page(words));
        page.section("See also").pages(related);
        pages.put(page(words) + ".1", page.text());
    }

    private static List<String> children(CommandSpec spec, String words) {
        List<String> names = new ArrayList<>();
        for (String child : spec.subcommands().keySet()) {
            names.add(page(words.isEmpty() ? child : words + " " + child));
        }
        return names;
    }

    private static String summary(CommandSpec spec) {
        return plain(spec.usageMessage().description()[0]);
    }

    /** Paragraphs are separated by empty lines; an indented line is kept as it is. */
    private static void described(ManualPage page, CommandSpec spec) {
        for (String line : spec.usageMessage().description()) {
            String text = plain(line);
            if (text.startsWith(" ")) {
                page.lines(List.of(text.strip()));
            } else if (!text.isEmpty()) {
                page.paragraph(text);
            }
        }
    }

    private static void verbs(ManualPage page, CommandSpec spec) {
        if (!spec.subcommands().isEmpty()) {
            page.section("Commands");
            for (CommandLine below : spec.subcommands().values()) {
                page.entry(below.getCommandSpec().name(), summary(below.getCommandSpec()));
            }
        }
    }

    private static void parameters(ManualPage page, CommandSpec spec) {
        if (!spec.positionalParameters().isEmpty()) {
            page.section("Arguments");
            for (PositionalParamSpec argument : spec.positionalParameters()) {
                page.option(List.of(), argument.paramLabel(), description(argument));
            }
        }
        for (Map.Entry<String, List<OptionSpec>> section : sections(spec).entrySet()) {
            page.section(section.getKey());
            for (OptionSpec option : section.getValue()) {
                page.option(List.of(option.names()), option.arity().max() == 0 ? "" : option.paramLabel(), description(option));
            }
        }
    }

    /** The options by heading. Several groups may share a heading. */
    private static SequencedMap<String, List<OptionSpec>> sections(CommandSpec spec) {
        SequencedMap<String, List<OptionSpec>> sections = new LinkedHashMap<>();
        for (OptionSpec option : spec.options()) {
            if (option.group() == null) {
                sections.computeIfAbsent("Options", heading -> new ArrayList<>()).add(option);
            }
        }
        for (ArgGroupSpec group : spec.argGroups()) {
            for (ArgSpec each : group.args()) {
                if (each instanceof OptionSpec option) {
                    String heading = plain(group.heading()).replace("%n", "").replace(":", "");
                    sections.computeIfAbsent(heading, none -> new ArrayList<>()).add(option);
                }
            }
        }
        return sections;
    }

    private static List<ArgSpec> all(CommandSpec spec) {
        List<ArgSpec> all = new ArrayList<>(spec.options());
        all.addAll(spec.positionalParameters());
        return all;
    }

    private static String description(ArgSpec spec) {
        return plain(String.join(" ", spec.description()));
    }

    private static String plain(String text) {
        return CommandForm.readable(text).replace("%%", "%");
    }

    private static void exitStatus(ManualPage page) {
        page.section("Exit status");
        for (ExitCode code : ExitCode.values()) {
            page.entry(Integer.toString(code.number()), code.meaning());
        }
    }

    /** The environment variables that the page names, and what each one sets. */
    private static void environment(ManualPage page, CommandSpec spec) {
        Map<String, String> known = new LinkedHashMap<>();
        TreeSet<String> named = new TreeSet<>();
        for (ArgSpec each : all(spec)) {
            VARIABLE.matcher(description(each)).results().map(MatchResult::group).forEach(named::add);
        }
        for (KnownSetting setting : KnownSetting.values()) {
            if (named.contains(setting.variable())) {
                known.put(setting.variable(), setting.meaning());
            }
        }
        if (!known.isEmpty()) {
            page.section("Environment");
            known.forEach(page::entry);
        }
    }

    private static void files(ManualPage page) {
        page.section("Files");
        page.entry("logs/registry.jsonl", "what happened to tasks, one event a line; in the log directory, as are the next three");
        page.entry("logs/incidents.jsonl", "what happened to incidents");
        page.entry("logs/immutable_audit.jsonl", "who changed what, each entry chained to the one before");
        page.entry("logs/policy.json", "who may do what, if there is one");
        page.entry("~/.config/task-mgmt/settings", "settings of yours, below XDG_CONFIG_HOME if that is set");
        page.entry(".task-mgmt.conf", "settings of a project, in the nearest directory that has one");
    }
}
