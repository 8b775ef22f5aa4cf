package taskmgmt.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.Program;

/**
 * The completion script for fish, whose completions have descriptions: of each command and option its own, of an id the title. Of ids
 * that begin as what is typed {@value #IDS} are asked for when they are needed; files are offered only where one is named.
 */
final class FishCompletion {
    private static final int IDS = CompletedValue.IDS;
    static final int LONGEST_DESCRIPTION = 72;
    private static final String HEAD = """
            # Completions of task-mgmt for fish, made by 'task-mgmt completion fish'.
            function __task_mgmt_words
                set -l words (commandline -opc)
                string match -v -- '-*' $words[2..]
            end
            # Whether these words, and no others, stand before the cursor.
            function __task_mgmt_after
                set -l words (__task_mgmt_words)
                test "$words" = "$argv"
            end
            # Whether the command line begins with these words.
            function __task_mgmt_in
                set -l words (__task_mgmt_words)
                set -l count (count $argv)
                test (count $words) -ge $count; and test "$words[1..$count]" = "$argv"
            end
            function __task_mgmt_tasks
                set -l start (commandline -ct)
                set -l asked
                test -n "$start"; and set asked --id "$start" --sort task_id
                set -l found (task-mgmt task list $asked -L %d -o tsv --no-headers --columns task_id,title 2>/dev/null)
                string join \\n -- $found
                # Else the shell would type what these have in common, although others have not.
                test (count $found) -lt %d; or printf '%s…\\tthere are more: type on\\n' "$start"
            end
            function __task_mgmt_incidents
                task-mgmt incident list -L %d -o tsv --no-headers --columns incident_id,failure_mode 2>/dev/null
            end
            complete -c task-mgmt -f
            """;

    private final StringBuilder script = new StringBuilder(HEAD.replace("%d", Integer.toString(IDS)));

    private FishCompletion() {}

    static String of(CommandLine root) {
        FishCompletion completion = new FishCompletion();
        completion.add(root.getCommandSpec(), "");
        return completion.script.toString();
    }

    /** @param words that lead to the command, each with a blank before it */
    private void add(CommandSpec command, String words) {
        for (CommandLine below : command.subcommands().values()) {
            CommandSpec child = below.getCommandSpec();
            String[] description = child.usageMessage().description();
            line("__task_mgmt_after" + words, "-a " + quoted(child.name()), description.length == 0 ? "" : description[0]);
            add(child, words + " " + child.name());
        }
        if (!command.subcommands().isEmpty()) {
            return;
        }
        for (OptionSpec option : command.options()) {
            option(option, "__task_mgmt_in" + words);
        }
        for (PositionalParamSpec argument : command.positionalParameters()) {
            String values = values(argument.paramLabel(), candidates(argument.completionCandidates()), words);
            if (!values.isEmpty()) {
                line("__task_mgmt_in" + words, values, "");
            }
        }
    }

    private void option(OptionSpec option, String condition) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            boolean longer = name.startsWith("--");
            names.append(names.isEmpty() ? "" : " ").append(longer ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            String values = values(option.paramLabel(), candidates(option.completionCandidates()), "");
            names.append(" -r").append(values.isEmpty() ? "" : " " + values);
        }
        String[] description = option.description();
        line(condition, names.toString(), description.length == 0 ? "" : description[0]);
    }

    /** What may be given for it: files, ids with what they are called, or some words. */
    private static String values(String label, String candidates, String words) {
        return switch (label) {
            case "FILE", "DIR", "PLAYBOOK", "COMMAND" -> "-F";
            case "ID" -> "-a '(" + (words.startsWith(" incident") ? "__task_mgmt_incidents" : "__task_mgmt_tasks") + ")'";
            default -> candidates.isEmpty() ? "" : "-a " + quoted(candidates);
        };
    }

    private static String candidates(@Nullable Iterable<String> words) {
        return words == null ? "" : String.join(" ", words);
    }

    private void line(String condition, String what, String description) {
        script.append("complete -c ").append(Program.NAME).append(" -n ").append(quoted(condition)).append(' ').append(what);
        String text = CommandForm.readable(description).replace("%%", "%");
        if (!text.isEmpty()) {
            script.append(" -d ").append(quoted(shortened(text)));
        }
        script.append('\n');
    }

    private static String shortened(String text) {
        if (text.length() <= LONGEST_DESCRIPTION) {
            return text;
        }
        int blank = text.lastIndexOf(' ', LONGEST_DESCRIPTION);
        return text.substring(0, blank < 0 ? LONGEST_DESCRIPTION : blank) + "…";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
