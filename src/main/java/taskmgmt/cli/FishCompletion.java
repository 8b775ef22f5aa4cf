package taskmgmt.cli;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import taskmgmt.cli.command.CommandForm;
import taskmgmt.cli.command.Program;

/**
 * The completion script for fish. Completions have descriptions: commands and options their own, ids their titles. Values from the log are
 * requested when they are needed; files are offered only where one is expected.
 */
final class FishCompletion {
    static final int MAX_DESCRIPTION_LENGTH = 72;
    private static final String HEAD = """
            # Completions of task-mgmt for fish, made by 'task-mgmt completion fish'.
            function __task_mgmt_words
                set -l words (commandline -opc)
                set words (string match -v -- '-*' $words[2..])
                switch "$words[1]"
            %a    end
                test -n "$words"; and printf '%s\\n' $words
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
            # What tells whether an answer about the log still holds.
            function __task_mgmt_fingerprint
                sh -c '%w' 2>/dev/null | string collect
            end
            # What has been asked or looked at for the line that is typed.
            function __task_mgmt_forget --on-event fish_preexec
                set -e __task_mgmt_sure
            end
            # What a list says of the log that the line names. An answer is kept while one command line is typed, and until the log has changed.
            function __task_mgmt_ask
                set -l start $argv[1]
                set -l words (commandline -opc)
                set -l logs $TASK_MGMT_LOGS
                for i in (seq 2 (count $words))
                    switch $words[$i]
                        case --
                            break
                        case --logs
                            test $i -lt (count $words); and set logs $words[(math $i + 1)]
                        case '--logs=*'
                            set logs (string sub -s 8 -- $words[$i])
                    end
                end
                set -lx TASK_MGMT_LOGS (string replace -r '^~/' "$HOME/" -- "$logs")
                set -g __task_mgmt_question __task_mgmt_(string escape --style=var -- "$PWD $TASK_MGMT_LOGS $argv[2..]")
                set -l said "$__task_mgmt_question"_said
                set -l typed "$__task_mgmt_question"_typed
                set -l state "$__task_mgmt_question"_state
                set -g __task_mgmt_lines $$said
                set -l kept "$$typed"
                set -l before
                set -l tasks (string match -- 'task list --columns task_id,title *' "$argv[2..]")
                set -l beginning (string sub -l (string length -- "$kept") -- "$start")
                if set -q $said; and test -z "$tasks" -o "$start" = "$kept" -o "$beginning" = "$kept" -a (count $__task_mgmt_lines) -lt %d
                    contains -- $__task_mgmt_question $__task_mgmt_sure; and return
                    set before $$state
                end
                set -l now (__task_mgmt_fingerprint)
                if test -z "$now"; or test "$now" != "$before"
                    set -l asked
                    test -n "$start" -a -n "$tasks"; and set asked --id "$start" --sort task_id
                    set -l rows
                    if test "$argv[2]" = stats
                        set rows (%j task-mgmt $argv[2..] -o tsv 2>/dev/null); or set now
                        set rows (string replace -r '\\t.*' '' -- $rows[2..])
                    else
                        set rows (%j task-mgmt $argv[2..] $asked %f 2>/dev/null); or set now
                    end
                    set -g __task_mgmt_lines (string match -v '' -- $rows)
                    set -g $said $__task_mgmt_lines
                    set -g $typed $start
                    set -g $state $now
                end
                set -ga __task_mgmt_sure $__task_mgmt_question
            end
            function __task_mgmt_listed
                set -l start (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '^.*,' '')
                __task_mgmt_ask "$start" $argv
                test -n "$__task_mgmt_lines"; and printf '%s\n' $__task_mgmt_lines
                # Else the shell would type what these have in common, although others have not.
                string match -q '* -L %d' "$argv"; and test (count $__task_mgmt_lines) -ge %d; and printf '%s…\tthere are more: type on\n' "$start"
            end
            # Each behind what stands before the last comma of the word.
            function __task_mgmt_several
                set -l before (commandline -ct | string replace -r '^--[^=]*=' '' | string replace -r '[^,]*$' '')
                printf '%s\\n' "$before"$argv
            end
            # The command line behind -- is that of another program.
            function __task_mgmt_program
                set -l words (commandline -opc)
                set -l at (contains -i -- -- $words)
                set -l rest
                test -n "$at"; and set rest (string escape -- $words[(math $at + 1)..])
                complete -C "$rest "(commandline -ct)
            end
            complete -c task-mgmt -f
            """;

    private final StringBuilder script = new StringBuilder(HEAD.replace("%j", CompletedValue.QUICK).replace("%f", String.join(" ", CompletedValue.FORM)).replace("%d", Integer.toString(CompletedValue.OFFERED)).replace("%a", aliases()).replace("%w", LogFingerprint.SCRIPT));

    private FishCompletion() {}

    static String of(CommandLine root) {
        FishCompletion completion = new FishCompletion();
        completion.add(root.getCommandSpec(), "");
        return completion.script.toString();
    }

    /** The aliases that are a whole command by themselves, offered as commands. */
    private static String aliases() {
        StringBuilder cases = new StringBuilder();
        for (String word : Aliases.ALONE) {
            List<String> meant = Aliases.alone(word);
            cases.append("        case ").append(word).append("\n            set words ")
                    .append(String.join(" ", meant.subList(0, Math.min(2, meant.size())))).append(" $words[2..]\n");
        }
        return cases.toString();
    }

    /** @param words the words of the command, each preceded by a blank */
    private void add(CommandSpec command, String words) {
        for (CommandLine below : command.subcommands().values()) {
            CommandSpec child = below.getCommandSpec();
            String[] description = child.usageMessage().description();
            line("__task_mgmt_after" + words, "-a " + quoted(child.name()), description.length == 0 ? "" : description[0]);
            add(child, words + " " + child.name());
        }
        for (OptionSpec option : command.options()) {
            option(option, words);
        }
        for (PositionalParamSpec argument : command.positionalParameters()) {
            String values = values(CompletedValue.of(argument, words.strip()));
            if (!values.isEmpty()) {
                line("__task_mgmt_in" + words, values, "");
            }
        }
    }

    private void option(OptionSpec option, String words) {
        StringBuilder names = new StringBuilder();
        for (String name : option.names()) {
            boolean longer = name.startsWith("--");
            names.append(names.isEmpty() ? "" : " ").append(longer ? "-l " + name.substring(2) : "-s " + name.substring(1));
        }
        if (option.arity().max() > 0) {
            String values = values(CompletedValue.of(option, words.strip()));
            // No files, except where one is expected.
            names.append(values.contains("-F") ? " -r " + values : (" -x " + values).stripTrailing());
        }
        String[] description = option.description();
        line("__task_mgmt_in" + words, names.toString(), description.length == 0 ? "" : description[0]);
    }

    /** The values that are offered: files, programs, fixed words, or what a list returns. */
    private static String values(CompletedValue value) {
        String words = String.join(" ", value.words());
        String list = value.kind().isListed() ? "(__task_mgmt_listed " + value.kind().list() + ")" : "";
        return switch (value.kind()) {
            case NOTHING -> "";
            case FILES, DIRECTORIES -> "-F";
            case PROGRAMS -> "-a '(__task_mgmt_program)'";
            case WORKFLOWS_AND_FILES -> "-F -a " + quoted(list);
            default -> {
                String all = (list + " " + words).strip();
                yield "-a " + quoted(value.several() ? "(__task_mgmt_several " + all + ")" : all);
            }
        };
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
        if (text.length() <= MAX_DESCRIPTION_LENGTH) {
            return text;
        }
        int blank = text.lastIndexOf(' ', MAX_DESCRIPTION_LENGTH);
        return text.substring(0, blank < 0 ? MAX_DESCRIPTION_LENGTH : blank) + "…";
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
